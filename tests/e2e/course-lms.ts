// A learning system for the tests: the real scorm-again in a page, the unpacked course three frames below it or in a window that it opens,
// and a server that keeps what was committed, as a database would.
import { readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { createRequire } from 'node:module';
import type { AddressInfo } from 'node:net';
import { extname, join } from 'node:path';
import type { Page, FrameLocator } from '@playwright/test';
import { unzipSync } from 'fflate';
import type { CourseFiles, ScormVersion } from '#src/host/course.ts';
import { makePackage, neededFiles, type PackageChoice } from '#src/host/package.ts';

const site = join(import.meta.dirname, '../../dist/client');
const require = createRequire(new URL('./hosts/', import.meta.url));
const scormAgain = join(require.resolve('scorm-again/scorm12'), '..');

/** The built list of what a package can hold. */
export function courseFiles(): CourseFiles {
  return JSON.parse(readFileSync(join(site, 'course/files.json'), 'utf8')) as CourseFiles;
}

/** The package as the command makes it. */
export function packageOf(choice: PackageChoice): { name: string; bytes: Uint8Array } {
  const list = courseFiles();
  return makePackage(choice, list, new Map(neededFiles(choice, list).map((path) => [path, readFileSync(join(site, path))])));
}

/** scorm-again's data model as it commits it. */
export type Held = { readonly cmi: Record<string, unknown> };

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
  '.xml': 'text/xml',
};

/** Makes the API as an LMS does: with what it has kept of this learner, and a way to commit. `window.calls` notes what the course asks. */
const lmsScript = `
  const q = new URLSearchParams(location.search);
  const kept = await (await fetch('/lms/held')).json();
  const is2004 = q.get('scorm') === '2004';
  const make = () => {
    const api = new (is2004 ? Scorm2004API : Scorm12API)({ autocommit: false, logLevel: 5, lmsCommitUrl: '/lms/commit' });
    const learner = is2004 ? { learner_id: 'learner-7' } : { core: { student_id: 'learner-7' } };
    if (kept) api.loadFromJSON(kept.cmi, 'cmi');
    api.loadFromJSON(learner, 'cmi');
    if (q.has('mode')) api.loadFromJSON(is2004 ? { mode: q.get('mode') } : { core: { lesson_mode: q.get('mode') } }, 'cmi');
    window.calls = [];
    for (const name of is2004 ? ['Initialize', 'Terminate', 'GetValue', 'SetValue', 'Commit'] : ['LMSInitialize', 'LMSFinish', 'LMSGetValue', 'LMSSetValue', 'LMSCommit']) {
      const own = api[name].bind(api);
      api[name] = (...args) => {
        const fault = window.fault?.(name.replace('LMS', ''), ...args);
        const result = fault === undefined ? own(...args) : fault;
        window.calls.push([name.replace('LMS', ''), ...args, result]);
        return result;
      };
    }
    return api;
  };
  window[is2004 ? 'API_1484_11' : 'API'] = make();
  window.makeApi = make;
  if (q.has('opener')) document.querySelector('button').onclick = () => open('/content/index.html', 'course', 'width=900,height=700');
  else document.body.insertAdjacentHTML('beforeend', '<iframe src="/lms/a.html"></iframe>');
`;

const frame = (src: string) =>
  `<!doctype html><html lang="en"><title>LMS</title><link rel="icon" href="data:,"><style>html,body,iframe{width:100%;height:100%;margin:0;border:0}</style><body>${src}</body></html>`;

export interface Lms {
  /** The address of the LMS page. */
  readonly launch: (query?: Readonly<Record<string, string>>) => string;
  /** What the LMS has stored; the data model of scorm-again. */
  readonly held: () => Held | undefined;
  /** What another visit left behind. */
  readonly keep: (held: Held | undefined) => void;
  /** Requests for files of the course, and those that were answered 404. */
  readonly asked: string[];
  readonly missing: string[];
  readonly close: () => void;
}

/** Starts the server with the unpacked zip under /content/. Like an LMS it resolves no folder to its index.html. */
export async function startLms(zip: Uint8Array, scorm: ScormVersion): Promise<Lms> {
  const content = unzipSync(zip);
  let held: Held | undefined;
  const [asked, missing]: [string[], string[]] = [[], []];
  const page = (name: string) => readFileSync(join(scormAgain, `${name}.min.js`));
  const server: Server = createServer((request, response) => {
    const { pathname } = new URL(request.url!, 'http://lms.example');
    const send = (type: string, body: string | Uint8Array, status = 200) =>
      response.writeHead(status, { 'content-type': types[type] ?? type, 'cache-control': 'no-store' }).end(body);
    if (pathname === '/lms/commit') {
      let text = '';
      request.on('data', (chunk: Buffer) => (text += chunk.toString()));
      request.on('end', () => {
        held = JSON.parse(text) as Held;
        send('application/json', '{"result":"true","errorCode":0}');
      });
      return;
    }
    if (pathname === '/lms/held') return send('application/json', JSON.stringify(held ?? null));
    if (pathname === '/lms/scorm.js') return send('.js', page(scorm === '1.2' ? 'scorm12' : 'scorm2004'));
    if (pathname === '/lms/a.html') return send('.html', frame('<iframe src="b.html"></iframe>'));
    if (pathname === '/lms/b.html') return send('.html', frame('<iframe src="/content/index.html"></iframe>'));
    if (pathname === '/lms/')
      return send('.html', frame(`<button>Launch</button><script src="scorm.js"></script><script type="module">${lmsScript}</script>`));
    const name = decodeURIComponent(pathname.slice('/content/'.length));
    if (!pathname.startsWith('/content/')) return send('.txt', '', 404);
    asked.push(name);
    const bytes = Object.hasOwn(content, name) ? content[name] : undefined;
    if (bytes) return send(extname(name), bytes);
    missing.push(name);
    send('.txt', 'not in the package', 404);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    launch: (query = {}) => `${origin}/lms/?${new URLSearchParams({ scorm, ...query }).toString()}`,
    held: () => held,
    keep: (given) => void (held = given),
    asked,
    missing,
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}

/** The course's shell, three frames below the LMS. */
export function shellOf(page: Page): FrameLocator {
  return page.frameLocator('iframe').frameLocator('iframe').frameLocator('iframe');
}
