// The invented domains as a real network would have them: DNS over HTTPS and policy hosts behind Playwright's routes, so that the
// browser itself decides what a page may read. What the hosts answer is src/inspector/invented/domains.ts.
import type { Page, Route } from '@playwright/test';
import { exampleFetch } from '../../src/inspector/invented/network.ts';
import { examples } from '../../src/inspector/invented/domains.ts';

export interface Network {
  /** The hosts that were asked, one entry for each request. */
  readonly hosts: string[];
  /** In place of the policy file of a domain. */
  readonly policies: Map<string, string>;
}

/**
 * Playwright sees no request of a worker in this Chromium, so the page is made to do without workers, as where they are forbidden.
 * What the workers do is the same code.
 */
export function withoutWorkers(page: Page): Promise<unknown> {
  return page.addInitScript(() => Reflect.deleteProperty(globalThis, 'Worker'));
}

/** Every https request of the page meets this network. No relay is there. `slow`: milliseconds before each answer. */
export async function meetExamples(page: Page, { slow = 0 } = {}): Promise<Network> {
  const network: Network = { hosts: [], policies: new Map() };
  await withoutWorkers(page);
  await page.route(/\/relay\//, (route) => route.fulfill({ status: 404 }));
  await page.route(/^https:/, async (route) => {
    const url = new URL(route.request().url());
    network.hosts.push(url.hostname);
    if (slow) await new Promise((resolve) => setTimeout(resolve, slow));
    await answer(route, url, network).catch(() => undefined); // the page may have gone on
  });
  return network;
}

async function answer(route: Route, url: URL, { policies }: Network): Promise<void> {
  if (url.searchParams.has('dns')) {
    const response = await exampleFetch(`https://one.resolver.example/dns-query${url.search}`, {});
    const body = Buffer.from(await response.arrayBuffer());
    return route.fulfill({ status: response.status, contentType: 'application/dns-message', headers: open, body });
  }
  const example = examples.find(({ domain }) => url.hostname === `mta-sts.${domain}`);
  if (!example?.policy) return route.abort('connectionrefused');
  const { status = 200, contentType = 'text/plain', location, body = '', isHidden } = example.policy;
  const headers = { 'content-type': contentType, ...(location && { location }), ...(isHidden ? closed : open) };
  return route.fulfill({ status, headers, body: policies.get(example.domain) ?? body });
}

const open = { 'access-control-allow-origin': '*' };
/** Where no such field is given, Playwright adds one that lets every page read. */
const closed = { 'access-control-allow-origin': 'https://elsewhere.example' };
