// Measures the built site as `mta-sts serve` sends it, and prints: Lighthouse (mobile, the median of several runs, and the bare player
// on a desktop), axe over every page in both themes, and how long a step takes to paint. Needs a build. What a clock says is printed and
// fails nothing; violations of axe and points lost outside of speed do. AUDIT_RUNS sets how often Lighthouse runs (5).
import { loadavg } from 'node:os';
import { serveSite } from '../served-site.mjs';
import { axeFigures } from './axe.mjs';
import { lighthouse } from './lighthouse.mjs';
import { stepFigures } from './steps.mjs';

const runs = Number(process.env.AUDIT_RUNS ?? 5);
let failed = false;
const say = (name, text) => console.log(`${name.padEnd(44)} ${text}`);
const goal = (value, most, unit) => `${value} ${unit}${value > most ? ` (aim: ${most})` : ''}`;

function sayLighthouse(path, { scores, fcp, lcp, cls, blocking, interactive }) {
  const names = ['performance', 'accessibility', 'best-practices', 'seo'];
  say(`/${path}`, names.map((name) => `${name} ${scores[name]}`).join(', '));
  say('', `FCP ${fcp} ms, LCP ${goal(lcp, 1200, 'ms')}, CLS ${cls}, blocked ${blocking} ms, interactive ${interactive} ms`);
  if (names.slice(1).some((name) => scores[name] < 100)) failed = true;
}

const { site, stop } = await serveSite();
try {
  const load = loadavg()[0];
  console.log(
    `Lighthouse, mobile, simulated slow 4G, median of ${runs} (load of this machine: ${load.toFixed(1)}; under load the figures rise)`,
  );
  for (const path of ['', 'learn/starttls-stripped/']) sayLighthouse(path, await lighthouse(site + path, { runs }));
  console.log('\nLighthouse, desktop, the bare player');
  const { interactive, scores } = await lighthouse(`${site}learn/starttls-stripped/?embed`, { runs, desktop: true });
  say('/learn/starttls-stripped/?embed', `interactive ${goal(interactive, 1000, 'ms')}, performance ${scores.performance}`);

  console.log('\naxe, WCAG 2.2 A and AA and best practice');
  for (const { theme, pages, violations } of await axeFigures(site)) {
    say(`${pages} pages, ${theme}`, `${violations.length} violations`);
    violations.forEach((violation) => console.log(`  ${violation}`));
    if (violations.length) failed = true;
  }

  console.log('\nA step of a lesson, from the key to the end of the frame, without the wait for the frame');
  for (const { path, steps, median, p95, p95OfAll } of await stepFigures(site, ['learn/starttls-stripped/', 'learn/first-contact/']))
    say(`/${path}, ${steps} steps`, `median ${median} ms, p95 ${goal(p95, 16, 'ms')}; held up by others, too: p95 ${p95OfAll} ms`);
} finally {
  stop();
}
process.exitCode = failed ? 1 : 0;
