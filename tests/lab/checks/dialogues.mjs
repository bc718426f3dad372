// Types the dialogues of ../dialogues to Postfix, Exim and OpenSMTPD afresh, and compares each line that they answer with what was
// recorded. What the simulator's servers answer to the same lines is held against the recordings in tests/simulator. The packages were
// fetched before the lab was up (run.mjs), because from here nothing outside is in reach.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { state } from '../settings.mjs';
import { recordApart } from '../dialogues/record.mjs';

const kept = join(import.meta.dirname, '../dialogues/recorded');
const read = (folder, file) => JSON.parse(readFileSync(join(folder, file), 'utf8'));

export async function dialogueChecks(tally) {
  const afresh = join(state, 'dialogues');
  const code = recordApart(afresh, process.env.LAB_DIALOGUES);
  tally.equal('the dialogues are typed to their end', code, 0);
  if (code !== 0) return;
  const files = readdirSync(kept);
  tally.equal('the same servers', readdirSync(afresh).join(), files.join());
  for (const file of files) {
    const [before, now] = [read(kept, file), read(afresh, file)];
    const differ = before.flatMap((dialogue, at) => {
      const [was, is] = [JSON.stringify(dialogue), JSON.stringify(now[at])];
      return was === is ? [] : [`recorded ${was}\nnow      ${is}`];
    });
    const name = file.replace('.json', '');
    tally.check(
      `${name}: ${before.length} dialogues, line for line`,
      differ.length === 0 && before.length === now.length,
      differ.join('\n'),
    );
  }
}
