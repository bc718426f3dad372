// The weight of each page: what a browser loads before it is idle (HTML, style sheets, scripts, preloaded and imported
// chunks; not the icon), brotli, without and with the parts that come later. Fails when a budget is broken. Needs a build.
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { dirname, extname, join, relative, resolve } from 'node:path';
import { brotliCompressSync } from 'node:zlib';

const dist = resolve(import.meta.dirname, '../../dist/client');
if (!existsSync(dist)) throw new Error('There is no build to weigh: run `npm run build` first.');

const weights = new Map();
const weigh = (file) => weights.get(file) ?? weights.set(file, brotliCompressSync(readFileSync(file)).length).get(file);
const chunk = (pattern) =>
  readdirSync(join(dist, 'assets'))
    .filter((name) => pattern.test(name))
    .map((name) => join(dist, 'assets', name));

const loads = {
  '.html': /<(?:script|link)(?![^>]*\sdisabled>)[^>]*?\s(?:src|href)="([^"#:]+)"/g,
  '.js': /(?:^|[;}])\s*(?:import|export)\s*(?:[\w*{][^'"`;]*?from\s*)?["'`](\.[^"'`]+)["'`]/g,
};

/** The files that `file` makes the browser load at once: links and scripts of a page, static imports of a script. */
function needs(file) {
  const text = readFileSync(file, 'utf8');
  const pattern = loads[extname(file)];
  const named = pattern ? [...text.matchAll(pattern)].map((match) => match[1]) : [];
  return named.map((name) => resolve(dirname(file), name)).filter((path) => /\.(?:html|css|js)$/.test(path));
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
const isLesson = (page) => /^(?:\w\w\/)?learn\/(?!plan\/)[^/]+\/index\.html$/.test(page);
const budgetOf = (page) => (page === 'index.html' || isLesson(page) ? 72 : 70);
// Lessons on the stage are not within their 72 kB yet. Until they are, none may grow beyond this.
const ceilingOf = (page) => (isLesson(page) ? 79 : budgetOf(page));
const rows = pages.map((page) => {
  const start = closure([join(dist, page)]);
  // A worker starts with the first move or question, not before.
  return {
    page,
    idle: total(start),
    budget: budgetOf(page) * kilobyte,
    ceiling: ceilingOf(page) * kilobyte,
    terminal: total(new Set([...start, ...terminal])),
  };
});

let broken = 0;
let late = 0;
const row = (name, bytes, budget, ceiling = budget) => {
  const over = bytes > budget;
  if (bytes > ceiling) broken++;
  else if (over) late++;
  console.log(`${over ? 'OVER' : 'ok  '} ${name.padEnd(48)} ${(bytes / kilobyte).toFixed(1).padStart(6)} kB of ${budget / kilobyte}`);
};
for (const { page, idle, budget, ceiling, terminal: withTerminal } of rows) {
  row(page, idle, budget, ceiling);
  if (/^(learn|play)/.test(page)) row(`${page} with the terminal`, withTerminal, 150 * kilobyte);
}
row('evaluator worker', total(closure(evaluator)), 25 * kilobyte);
// What comes when a reader opens the bytes of a handshake: the view, its words, the longest recording.
const playPage = closure([join(dist, 'play/index.html')]);
const largest = (files) => files.sort((a, b) => weigh(b) - weigh(a)).slice(0, 1);
const byteView = closure([
  ...chunk(/^SessionBytes-.*\.(js|css)$/),
  ...chunk(/^open-records-/),
  ...chunk(/^web-ciphers-/),
  ...largest(chunk(/^bytes-.*\.js$/)),
  ...largest(chunk(/^(keyed|postfix)-.*\.js$/)),
]);
row('byte view with a recording', total([...byteView].filter((file) => !playPage.has(file))), 25 * kilobyte);
row('embed/player.js', weigh(join(dist, 'embed/player.js')), 1.5 * kilobyte);
for (const file of [...closure([join(dist, 'learn/starttls-stripped/index.html')])])
  console.log(`     ${relative(dist, file).padEnd(48)} ${(weigh(file) / kilobyte).toFixed(1).padStart(6)}`);
if (late > 0) console.log(`${late} pages are over their budget, within the ceiling that holds until they are not.`);
process.exit(broken ? 1 : 0);
