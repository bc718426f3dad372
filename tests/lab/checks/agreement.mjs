// The command and the page side by side, domain by domain: "agree" when each said what zones.json says of it beforehand.
import { zones } from '../settings.mjs';

export function agreement(tally) {
  console.log('\nThe command and the page, each with what was expected where it said something else:');
  let differences = 0;
  for (const { name, ask, expect } of zones) {
    const { page = 'nothing', command = 'nothing' } = tally.verdicts.get(name) ?? {};
    const agree = page === expect.page && command === expect.command;
    if (!agree) differences++;
    const told = (seen, expected) => (seen === expected ? seen : `${seen} (${expected})`).padEnd(24);
    console.log(`${agree ? 'agree ' : 'DIFFER'} ${ask.padEnd(45)} ${told(page, expect.page)}${told(command, expect.command)}`);
  }
  tally.equal(`differences in the table of ${zones.length} domains`, differences, 0);
}
