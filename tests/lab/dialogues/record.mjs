// node tests/lab/dialogues/record.mjs FOLDER: types the dialogues to real servers and writes what they answered, a file for each. Starts
// itself again in a namespace of its own, in which nothing reaches outside. Needs root, Debian, Postfix, openssl and the archive's packages
// of the two others.
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { dialogues } from './dialogues.mjs';
import { play } from './play.mjs';
import { ports, startServers, unpack } from './servers.mjs';

const [folder, work] = process.argv.slice(2);

/** Dates and ids differ from run to run. */
const normalise = (line) =>
  line
    .replace(/\b\w{3}, \d{1,2} \w{3} \d{4} \d\d:\d\d:\d\d [+-]\d{4}/, 'Thu, 01 Jan 2026 00:00:00 +0000')
    .replace(/(queued as |id=|accepted for delivery|Message accepted[^\n]*?: )[0-9A-Za-z-]{6,}/, '$1{id}')
    .replace(/^(250 2\.0\.0 )[0-9a-f]{8} (Message)/, '$1{id} $2');

async function record() {
  const stop = await startServers(work);
  try {
    mkdirSync(folder, { recursive: true });
    for (const [name, port] of Object.entries(ports)) {
      const played = [];
      for (const dialogue of dialogues) {
        try {
          const lines = await play(dialogue, { port });
          played.push(lines.map(({ hear, ...rest }) => ({ ...rest, hear: hear.map(normalise) })));
        } catch (error) {
          throw new Error(`${name}, ${JSON.stringify(dialogue)}: ${error.message}`, { cause: error });
        }
      }
      const rows = played.map((dialogue) => `  ${JSON.stringify(dialogue)}`).join(',\n');
      writeFileSync(join(folder, `${name}.json`), `[\n${rows}\n]\n`);
      console.log(`${name}: ${played.length} dialogues`);
    }
  } finally {
    stop();
  }
}

const apart = ['--mount', '--net', '--pid', '--fork', '--kill-child'];

/** Types all dialogues to servers of their own, from the packages unpacked in `made`, and writes to `folder`; gives the exit code. */
export const recordApart = (folder, made) =>
  spawnSync('unshare', [...apart, process.execPath, import.meta.filename, resolve(folder), made], { stdio: 'inherit' }).status ?? 1;

function fetchAndRecord() {
  const made = mkdtempSync(join(tmpdir(), 'typed-'));
  try {
    unpack(made);
    return recordApart(folder, made);
  } finally {
    rmSync(made, { recursive: true, force: true, maxRetries: 5 });
  }
}

if (process.argv[1] === import.meta.filename) {
  if (work) {
    await record();
    process.exit();
  }
  process.exitCode = fetchAndRecord();
}
