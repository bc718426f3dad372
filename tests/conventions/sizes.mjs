// The weight of each page until it is idle, and its requests (page-loads.mjs), and of what comes when the reader asks for it; in bytes of
// brotli. Fails when a budget is broken. Needs a build.
import { existsSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { assets, budgetOf, ceilingOf, closure, dist, loadsOf, mostRequests, pages, total, weigh } from './page-loads.mjs';

if (!existsSync(dist)) throw new Error('There is no build to weigh: run `npm run build` first.');

const kilobyte = 1000;
let broken = 0;
let over = 0;
/** `ceiling`: what fails, where the budget is not met yet. */
function row(name, bytes, budget, { requests = 1, ceiling = budget } = {}) {
  const isOver = bytes > budget || requests > mostRequests;
  if (bytes > ceiling || requests > mostRequests) broken++;
  else if (isOver) over++;
  const weight = `${(bytes / kilobyte).toFixed(1).padStart(6)} kB of ${budget / kilobyte}`;
  const limit = bytes > budget && ceiling > budget ? `, fails beyond ${ceiling / kilobyte}` : '';
  console.log(
    `${isOver ? 'OVER' : 'ok  '} ${name.padEnd(48)} ${weight}${limit}${requests > 1 ? `, ${requests} requests of ${mostRequests}` : ''}`,
  );
}

const terminal = closure(assets(/^terminal-screen-/));
for (const page of pages()) {
  const { kind, files } = loadsOf(page);
  row(page, total(files), budgetOf(kind), { requests: files.size, ceiling: ceilingOf(kind) });
  if (['lesson', 'play'].includes(kind)) row(`${page} with the terminal`, total(new Set([...files, ...terminal])), 150 * kilobyte);
}
row('evaluator worker', total(closure(assets(/^worker-evaluator-.*\.js$/))), 25 * kilobyte);
// What comes when a reader opens the bytes of a handshake: the view, its words, the longest recording.
const { files: played } = loadsOf('play/index.html');
const largest = (files) => files.sort((a, b) => weigh(b) - weigh(a)).slice(0, 1);
const byteView = closure([
  ...assets(/^SessionBytes-.*\.(js|css)$/),
  ...assets(/^open-records-/),
  ...assets(/^web-ciphers-/),
  ...largest(assets(/^bytes-.*\.js$/)),
  ...largest(assets(/^(keyed|postfix)-.*\.js$/)),
]);
row('byte view with a recording', total([...byteView].filter((file) => !played.has(file))), 25 * kilobyte);
row('embed/player.js', weigh(join(dist, 'embed/player.js')), 1.5 * kilobyte);
const tiny = assets(/\.js$/).filter((file) => readFileSync(file).length < 80);
if (tiny.length) broken++;
for (const file of tiny) console.log(`TINY ${relative(dist, file)}`);
for (const file of loadsOf('learn/starttls-stripped/index.html').files)
  console.log(`     ${relative(dist, file).padEnd(48)} ${(weigh(file) / kilobyte).toFixed(1).padStart(6)}`);
if (over > 0) console.log(`${over} pages are over their budget, within the ceiling that holds until they are not.`);
process.exit(broken ? 1 : 0);
