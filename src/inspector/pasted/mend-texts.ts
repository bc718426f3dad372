// The texts with every unambiguous mend made, one after the other: a mend may bring to light what stood behind it.
import { applyEdits } from '#src/protocol/apply-edits.ts';
import type { Edit } from '#src/protocol/finding.ts';
import { judgeTexts, type TextsJudgement } from './judge-texts.ts';
import { textNames, type PastedTexts, type TextName } from '#src/protocol/pasted/texts.ts';

export interface Mended {
  readonly texts: PastedTexts;
  /** How many mends were made. */
  readonly count: number;
  /** Errors that are left in each text: those without one obvious mend. */
  readonly left: Readonly<Record<TextName, number>>;
}

/** More mends than any file needs; an end in any case. */
const most = 60;

/** So much text, in UTF-16 units, is judged again for all mends together: what is far too long is not put right step by step. */
const effort = 250_000;

/** Mends errors and warnings; notes are left alone. `judged` is what judgeTexts said of the texts, with the same `now`. */
export function mendTexts(judged: TextsJudgement, now?: number): Mended {
  let current = judged;
  let count = 0;
  const length = textNames.reduce((sum, name) => sum + judged.texts[name].length, 0);
  const affordable = Math.min(most, Math.floor(effort / length));
  for (let mend = firstMend(current); mend && count < affordable; mend = firstMend(current)) {
    const { name, fix } = mend;
    const text = applyEdits(current.texts[name], fix);
    if (text === current.texts[name]) break;
    current = judgeTexts({ ...current.texts, [name]: text }, now);
    count += 1;
  }
  const errors = (name: TextName) => current.findings[name].filter(({ severity }) => severity === 'error').length;
  return {
    texts: current.texts,
    count,
    left: { record: errors('record'), policy: errors('policy'), mx: errors('mx'), tlsrpt: errors('tlsrpt') },
  };
}

function firstMend({ findings }: TextsJudgement): { readonly name: TextName; readonly fix: readonly Edit[] } | undefined {
  for (const name of textNames) {
    const found = findings[name].find(({ fix, severity }) => fix && severity !== 'note');
    if (found?.fix) return { name, fix: found.fix };
  }
  return undefined;
}
