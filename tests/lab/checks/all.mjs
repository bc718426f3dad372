// Every part of the lab's tests, one after the other, inside the lab's namespace. The last line tells how many tests ran.
import { bytesChecks } from './bytes.mjs';
import { commandChecks } from './command.mjs';
import { dnsChecks } from './dns.mjs';
import { hostChecks } from './hosts.mjs';
import { hostingChecks } from './hosting.mjs';
import { oracleChecks } from './oracles.mjs';
import { paceChecks } from './pace.mjs';
import { pageChecks } from './page.mjs';
import { recipeChecks } from './recipe.mjs';
import { recordingChecks } from './recordings.mjs';
import { dialogueChecks } from './dialogues.mjs';
import { agreement } from './agreement.mjs';
import { Tally } from './tally.mjs';

const parts = {
  dns: dnsChecks,
  hosts: hostChecks,
  hosting: hostingChecks,
  oracles: oracleChecks,
  command: commandChecks,
  page: pageChecks,
  pace: paceChecks,
  recipe: recipeChecks,
  recordings: recordingChecks,
  dialogues: dialogueChecks,
  bytes: bytesChecks,
};
/** Run only by name: they need two more browsers, and what drives them, which is loaded then. */
const more = { engines: async (tally) => (await import('./engines.mjs')).engineChecks(tally) };
const wanted = process.argv.slice(2);
const unknown = wanted.filter((part) => !(part in parts) && !(part in more));
if (unknown.length) {
  console.error(`There is no part "${unknown[0]}". Parts: ${Object.keys({ ...parts, ...more }).join(' ')}`);
  process.exit(2);
}

const tally = new Tally();
for (const [part, run] of Object.entries({ ...parts, ...more })) {
  if (wanted.length ? !wanted.includes(part) : part in more) continue;
  tally.begin(part);
  try {
    await run(tally);
  } catch (error) {
    tally.check('the part runs to its end', false, error.stack);
  }
  tally.end();
}
if (!wanted.length) agreement(tally);
process.exitCode = tally.conclude();
