// Pages of somebody else, on another origin: a small server for the pages around the player.
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface HostPage {
  readonly html: string;
  readonly headers?: Readonly<Record<string, string>>;
}

export interface HostServer {
  /** The origin, with a slash at its end; not that of the site. */
  readonly origin: string;
  close(): void;
}

/** Serves these pages by their paths (without the slash before them) on a free port of 127.0.0.1; the site is on localhost. */
export async function serveHosts(pages: Readonly<Record<string, HostPage>>): Promise<HostServer> {
  const server = createServer((request, response) => {
    const page = pages[(request.url ?? '').slice(1).split('?')[0]!];
    response.writeHead(page ? 200 : 404, { 'content-type': 'text/html; charset=utf-8', ...page?.headers });
    response.end(page?.html ?? 'nothing here');
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const { port } = server.address() as AddressInfo;
  return { origin: `http://127.0.0.1:${port}/`, close: () => void server.close().closeAllConnections() };
}

/** A whole page around some markup. */
export function hostPage(body: string, head = ''): string {
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Course</title>${head}</head><body><h1>Course</h1><p><a href="#before">before</a></p>${body}<p><a href="#after">after</a></p></body></html>`;
}
