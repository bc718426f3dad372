// What a browser loads of each page until it is idle, read from the built files: the page, what it and its files name, and what its
// component asks for by itself when it has woken up. tests/e2e/weight.spec.ts compares this with what a browser really loads.
import { readFileSync, readdirSync } from 'node:fs';
import { dirname, extname, join, resolve } from 'node:path';
import { brotliCompressSync } from 'node:zlib';

export const dist = resolve(import.meta.dirname, '../../dist/client');

/** Requests of a page, the page itself included and the icon not. */
export const mostRequests = 16;
const kilobyte = 1000;

/** What each kind of page may weigh, in bytes of brotli. */
export const budgetOf = (kind) => ({ home: 72, lesson: 72, 'lesson-beats': 72, embed: 90 })[kind] * kilobyte || 70 * kilobyte;
/** Kinds that are not within their budget yet. Until they are, no page of them may grow beyond this. */
export const ceilingOf = (kind) => ({ 'lesson-beats': 78, play: 71 })[kind] * kilobyte || budgetOf(kind);

/** What a page loads after it has woken up, without being asked, by the names of the files, for a reader of whom nothing is kept. */
const late = {
  presenter: (language) => new RegExp(`^glossary-${language}-`),
};

/** The built files whose names fit. */
export const assets = (pattern) =>
  readdirSync(join(dist, 'assets'))
    .filter((name) => pattern.test(name))
    .map((name) => join(dist, 'assets', name));

const weights = new Map();
/** A file in bytes of brotli. */
export const weigh = (file) => weights.get(file) ?? weights.set(file, brotliCompressSync(readFileSync(file)).length).get(file);
export const total = (files) => [...files].reduce((sum, file) => sum + weigh(file), 0);

const named = {
  '.html': /<(?:script|link)(?![^>]*\sdisabled>)[^>]*?\s(?:src|href)="([^"#:]+)"/g,
  '.js': /(?:^|[;}])\s*(?:import|export)\s*(?:[\w*{][^'"`;]*?from\s*)?["'`](\.[^"'`]+)["'`]/g,
};

/** The files that `file` makes the browser load at once: links and scripts of a page, static imports of a script. */
function needs(file) {
  const pattern = named[extname(file)];
  const names = pattern ? [...readFileSync(file, 'utf8').matchAll(pattern)].map((match) => match[1]) : [];
  return names.map((name) => resolve(dirname(file), name)).filter((path) => /\.(?:html|css|js)$/.test(path));
}

/** These files and all that they need. */
export function closure(files, seen = new Set()) {
  for (const file of files) {
    if (seen.has(file)) continue;
    seen.add(file);
    closure(needs(file), seen);
  }
  return seen;
}

/** The pages that are built, as paths in the site: 'de/learn/index.html'. */
export const pages = () =>
  readdirSync(dist, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('index.html'))
    .sort();

/** The kind of a page, and the files that it loads until it is idle. */
export function loadsOf(page) {
  const file = join(dist, page);
  const [, language, kind] = /<html lang="([\w-]+)"[^>]*? data-page="([\w-]+)"/.exec(readFileSync(file, 'utf8'));
  const own = closure([file]);
  const more = late[kind] ? assets(late[kind](language)) : [];
  return { kind, files: closure([...own, ...more]) };
}
