// The service worker: keeps the site, so that after one visit all of it works without a network, real DNS left out. Pages come from the
// network where there is one, so that nobody reads an old one; all else comes from what is kept, file by file. A newer version is fetched
// beside the kept one, and takes its place when the reader wants it or when no other page is open. The build writes the list of files into
// this script (build/offline-copy.ts).

/** The revision of each file by its path; '' where the path itself changes with the content. */
const files = JSON.parse('{"FILES":""}') as Readonly<Record<string, string>>;

/** What a service worker has besides what every worker has. */
interface Lasting extends Event {
  waitUntil(done: Promise<unknown>): void;
}
interface Fetching extends Event {
  readonly request: Request;
  respondWith(answer: Promise<Response>): void;
}
interface Scope {
  readonly registration: { readonly scope: string };
  readonly clients: { matchAll(options: object): Promise<readonly unknown[]>; claim(): Promise<void> };
  skipWaiting(): Promise<void>;
  addEventListener(type: 'install' | 'activate', listener: (event: Lasting) => void): void;
  addEventListener(type: 'fetch', listener: (event: Fetching) => void): void;
  addEventListener(type: 'message', listener: (event: MessageEvent<unknown> & Lasting) => void): void;
}
const scope = self as unknown as Scope;
const root = scope.registration.scope;

const version = revisionOf(JSON.stringify(files));
const ours = /^mta-sts-explained-/;
const cacheName = `mta-sts-explained-${version}`;
/** Milliseconds after which a slow network counts as none, for a page that is kept. */
const patience = 4000;
const atOnce = 6;

scope.addEventListener('install', (event) => event.waitUntil(keepAll()));
scope.addEventListener('activate', (event) => event.waitUntil(forgetOthers().then(() => scope.clients.claim())));
scope.addEventListener('message', (event) => {
  if (event.data === 'renew') event.waitUntil(scope.skipWaiting());
  if (event.data === 'renew if alone') event.waitUntil(isAlone().then((alone) => (alone ? scope.skipWaiting() : undefined)));
});
scope.addEventListener('fetch', (event) => {
  const { request } = event;
  const path = pathOf(request.url);
  if (request.method !== 'GET' || path === undefined) return;
  if (request.mode === 'navigate') event.respondWith(page(request, path));
  else if (path in files) event.respondWith(kept(path).then((found) => found ?? fetch(request)));
});

/** A path below the root, without a query; undefined for an address that is not of this site. */
function pathOf(url: string): string | undefined {
  const [address = ''] = url.split(/[?#]/);
  return address.startsWith(root) ? address.slice(root.length) : undefined;
}

async function page(request: Request, path: string): Promise<Response> {
  const found = await kept(path === '' || path.endsWith('/') ? `${path}index.html` : path);
  const late = new Promise<undefined>((done) => setTimeout(done, found ? patience : 0x7fffffff));
  const fresh = fetch(request).catch(() => undefined);
  return (await Promise.race([fresh, late])) ?? found ?? (await kept('404.html')) ?? Response.error();
}

async function kept(path: string): Promise<Response | undefined> {
  return path in files ? (await caches.open(cacheName)).match(keyOf(path)) : undefined;
}

/** Where a file is kept: under its revision, so that the next version knows which of them it need not fetch again. */
const keyOf = (path: string) => `${root}${path}?kept=${files[path]}`;

async function keepAll(): Promise<void> {
  const cache = await caches.open(cacheName);
  const left = Object.keys(files);
  const keepNext = async (): Promise<void> => {
    for (let path = left.pop(); path !== undefined; path = left.pop()) {
      const before = await caches.match(keyOf(path));
      const response = before ?? (await fetch(root + path, { cache: 'no-cache' }));
      if (!response.ok) throw new Error(`${path}: ${response.status}`);
      // An answer that was led elsewhere may not be given to a page.
      await cache.put(keyOf(path), response.redirected ? new Response(response.body, { headers: response.headers }) : response);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, keepNext));
}

async function forgetOthers(): Promise<void> {
  const others = (await caches.keys()).filter((each) => ours.test(each) && each !== cacheName);
  await Promise.all(others.map((each) => caches.delete(each)));
}

/** Whether at most one page of this site is open. */
async function isAlone(): Promise<boolean> {
  return (await scope.clients.matchAll({ type: 'window', includeUncontrolled: true })).length <= 1;
}

/** A short name for a text; FNV-1a. */
function revisionOf(text: string): string {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return (hash >>> 0).toString(36);
}

// A module of its own, so that its names are nobody else’s.
export {};
