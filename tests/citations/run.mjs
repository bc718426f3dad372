// `npm run check:citations -- --rfc DIR`: looks up what is cited in RFC texts (rfcNNNN.txt or .txt.gz at any depth: Debian's doc-rfc
// packages put them under /usr/share/doc/RFC). `--update` writes the table of section titles.
import { spawnSync } from 'node:child_process';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';

const { values } = parseArgs({ options: { rfc: { type: 'string' }, update: { type: 'boolean', default: false } } });
if (!values.rfc) {
  console.log('No folder of RFC texts was given, so nothing was looked up: npm run check:citations -- --rfc DIR');
  process.exit(0);
}
const args = ['vitest', 'run', '--project', 'pure', 'tests/citations', ...(values.update ? ['-u'] : [])];
const { status } = spawnSync('npx', args, { stdio: 'inherit', env: { ...process.env, RFC_TEXTS: resolve(values.rfc) } });
process.exit(status ?? 1);
