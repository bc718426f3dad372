// The weight of each page: what a browser loads before it is idle (HTML, style sheets, scripts, preloaded and imported
// chunks; not the icon), brotli, without and with the parts that come later. Fails when a budget is broken. Needs a build.
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { brotliCompressSync } from 'node:zlib';

const dist = resolve(import.meta.dirname, '../../dist/client');
if (!existsSync(dist)) throw new Error('There is no build to weigh: run `npm run build` first.');

const weights = new Map();
const weigh = (file) => weights.get(file) ?? weights.set(file, brotliCompressSync(readFileSync(file)).length).get(file);
const chunk = (pattern) =>
  readdirSync(join(dist, 'assets'))
    .filter((name) => pattern.test(name))
    .map((name) => join(dist, 'assets', name));

/** The files that `file` makes the browser load at once: links and scripts of a page, static imports of a script. */
function needs(file) {
  const text = readFileSync(file, 'utf8');
  const patterns = file.endsWith('.html')
    ? [/<(?:script|link)(?![^>]*\sdisabled>)[^>]*?\s(?:src|href)="([^"#:]+)"/g]
    : file.endsWith('.js')
      ? [/(?:^|[;}])\s*(?:import|export)\s*(?:[\w*{][^'"`;]*?from\s*)?["'`](\.[^"'`]+)["'`]/g]
      : [];
  return patterns
    .flatMap((pattern) => [...text.matchAll(pattern)].map((match) => resolve(dirname(file), match[1])))
    .filter((path) => /\.(?:html|css|js)$/.test(path));
}

function closure(files, seen = new Set()) {
  for (const file of files) {
    if (seen.has(file)) continue;
    seen.add(file);
    closure(needs(file), seen);
  }
  return seen;
}

const total = (files) => [...files].reduce((sum, file) => sum + weigh(file), 0);
const pages = readdirSync(dist, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.html'))
  .sort();
const evaluator = chunk(/^worker-evaluator-.*\.js$/);
const terminal = closure(chunk(/^terminal-screen-/));

const kilobyte = 1000;
/** Lessons carry the stage. */
const budgetOf = (page) => (/^(?:\w\w\/)?learn\/[^/]+\/index\.html$/.test(page) ? 72 : 60);
const rows = pages.map((page) => {
  const start = closure([join(dist, page)]);
  // A worker starts with the first move or question, not before.
  return { page, idle: total(start), budget: budgetOf(page) * kilobyte, terminal: total(new Set([...start, ...terminal])) };
});

let broken = 0;
const row = (name, bytes, budget) => {
  const over = bytes > budget;
  if (over) broken++;
  console.log(`${over ? 'OVER' : 'ok  '} ${name.padEnd(48)} ${(bytes / kilobyte).toFixed(1).padStart(6)} kB of ${budget / kilobyte}`);
};
for (const { page, idle, budget, terminal: withTerminal } of rows) {
  row(page, idle, budget);
  if (/^(learn|play)/.test(page)) row(`${page} with the terminal`, withTerminal, 150 * kilobyte);
}
row('evaluator worker', total(closure(evaluator)), 25 * kilobyte);
// What comes when a reader opens the bytes of a handshake: the view, its words, the longest recording.
const lessonPage = closure([join(dist, 'learn/starttls/index.html')]);
const largest = (files) => files.sort((a, b) => weigh(b) - weigh(a)).slice(0, 1);
const byteView = closure([
  ...chunk(/^SessionBytes-.*\.(js|css)$/),
  ...chunk(/^open-records-/),
  ...chunk(/^web-ciphers-/),
  ...largest(chunk(/^bytes-.*\.js$/)),
  ...largest(chunk(/^(keyed|postfix)-.*\.js$/)),
]);
row('byte view with a recording', total([...byteView].filter((file) => !lessonPage.has(file))), 25 * kilobyte);
row('embed/player.js', weigh(join(dist, 'embed/player.js')), 1.5 * kilobyte);
for (const file of [...closure([join(dist, 'learn/starttls-stripped/index.html')])])
  console.log(`     ${relative(dist, file).padEnd(48)} ${(weigh(file) / kilobyte).toFixed(1).padStart(6)}`);
process.exit(broken ? 1 : 0);
