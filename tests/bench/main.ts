// What `npm run bench` runs: prints figures, asserts nothing. `npm run bench -- policies` runs those whose name begins so.
import { loadavg } from 'node:os';
import { againstMailauth } from './against-mailauth.ts';
import { manyReports } from './many-reports.ts';
import { paints } from './paint.ts';
import { reports } from './reports.ts';
import { simulations } from './simulator.ts';
import { badLines, worstInputs } from './worst-inputs.ts';

const parts: Readonly<Record<string, () => string[] | Promise<string[]>>> = {
  policies: againstMailauth,
  'bad lines': badLines,
  'worst inputs': worstInputs,
  reports,
  simulator: simulations,
  paint: paints,
  'many reports': manyReports,
};

const wanted = process.argv[2] ?? '';
console.log(`load of the machine: ${loadavg()[0]!.toFixed(1)}`);
for (const [name, run] of Object.entries(parts)) if (name.startsWith(wanted)) console.log((await run()).join('\n'));
