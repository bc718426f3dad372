// Pages of somebody else, on another origin: a small server for the pages around the player.
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** `text` is HTML unless the headers say otherwise. */
export interface HostPage {
  readonly text: string;
  readonly headers?: Readonly<Record<string, string>>;
}

export interface HostServer {
  /** The origin, with a slash at its end; not that of the site. */
  readonly origin: string;
  /** Serves this page at `path` (without the slash before it); its address. */
  add(path: string, page: HostPage): string;
  close(): void;
}

/** A server on a free port of 127.0.0.1; the site is on localhost, which is another origin and another site. */
export async function serveHosts(): Promise<HostServer> {
  const pages = new Map<string, HostPage>();
  const server = createServer((request, response) => {
    const page = pages.get((request.url ?? '').slice(1).split('?')[0]!);
    response.writeHead(page ? 200 : 404, { 'content-type': 'text/html; charset=utf-8', ...page?.headers });
    response.end(page?.text ?? 'nothing here');
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
  return {
    origin,
    add(path, page) {
      pages.set(path, page);
      return origin + path;
    },
    close: () => void server.close().closeAllConnections(),
  };
}

/** A whole page around some markup, with a link before and after it. */
export function hostPage(body: string, head = ''): string {
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Course</title>${head}</head><body><p><a href="#before">before</a></p>
${body}
<p><a href="#after">after</a></p></body></html>`;
}
