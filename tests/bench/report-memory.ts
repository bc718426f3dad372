// One process of the memory's measure, on Linux: reads a file, makes of it what it is told to, and prints how much more memory that took at
// its height, in kB. Garbage that is not collected yet counts, as it does for whoever has to have the memory.
import { readFileSync, writeFileSync } from 'node:fs';
import { readReport } from '#src/protocol/tlsrpt/report.ts';

const kilobytes = (what: 'VmRSS' | 'VmHWM'): number =>
  Number(new RegExp(`${what}:\\s+(\\d+)`).exec(readFileSync('/proc/self/status', 'utf8'))![1]);

const [what, file] = process.argv.slice(2);
const text = readFileSync(file!, 'latin1');
(globalThis as { gc?: () => void }).gc!();
const before = kilobytes('VmRSS');
// From here on the height is counted anew.
writeFileSync('/proc/self/clear_refs', '5');
const made: unknown = what === 'parse' ? JSON.parse(text) : readReport(text);
console.log(made === undefined ? 0 : kilobytes('VmHWM') - before);
