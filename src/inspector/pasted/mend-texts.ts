// The texts with every unambiguous mend made, one after the other: a mend may bring to light what stood behind it.
import { applyEdits } from '#src/protocol/apply-edits.ts';
import { idOf } from '#src/inspector/advise/fixes.ts';
import { readTxtLines } from '#src/protocol/dns/txt-lines.ts';
import type { Edit } from '#src/protocol/finding.ts';
import { formatTlsrptRecord, parseTlsrptRecords } from '#src/protocol/tlsrpt/record.ts';
import { judgeTexts, type TextsJudgement } from './judge-texts.ts';
import { textNames, type PastedTexts, type TextName } from '#src/protocol/pasted/texts.ts';

/** What the texts come to when they are published. */
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
  const merged = mergeReports(current);
  if (merged !== undefined) {
    current = judgeTexts({ ...current.texts, tlsrpt: merged }, now);
    count += 1;
  }
  for (let mend = firstMend(current); mend && count < affordable; mend = firstMend(current)) {
    const { name, fix } = mend;
    const text = applyEdits(current.texts[name], fix);
    if (text === current.texts[name]) break;
    current = judgeTexts({ ...current.texts, [name]: text }, now);
    count += 1;
  }
  const renewed = renewId(judged, current, now);
  if (renewed !== undefined) current = judgeTexts({ ...current.texts, record: renewed }, now);
  const errors = (name: TextName) => current.findings[name].filter(({ severity }) => severity === 'error').length;
  return {
    texts: current.texts,
    count,
    left: { record: errors('record'), policy: errors('policy'), mx: errors('mx'), tlsrpt: errors('tlsrpt') },
  };
}

/**
 * Senders fetch a policy again when the id is another one (RFC 8461 section 3.1): a policy that was changed comes with a new id, always.
 * Undefined where the policy is as it was, or the record is not one that could be published.
 */
function renewId(before: TextsJudgement, after: TextsJudgement, now: number | undefined): string | undefined {
  const value = after.publication.record?.value;
  if (!value || after.texts.policy === before.texts.policy || after.texts.policy.trim() === '') return undefined;
  const fresh = now === undefined ? `${value.id}A`.slice(-32) : idOf(now);
  const id = fresh === value.id ? `${fresh.slice(0, 31)}1` : fresh;
  return after.texts.record.replace(new RegExp(`(\\bid\\s*=\\s*)${value.id}`), `$1${id}`);
}

/** Two report records are as none (RFC 8460 section 3): one with all the destinations that were there says what they meant. */
function mergeReports({ texts, publication }: TextsJudgement): string | undefined {
  if (publication.tlsrpt?.status !== 'multiple') return undefined;
  const rua = readTxtLines(texts.tlsrpt).flatMap(({ strings }) => parseTlsrptRecords([strings]).value?.rua ?? []);
  return rua.length > 0 ? formatTlsrptRecord({ rua: [...new Set(rua)] }) : undefined;
}

function firstMend({ findings }: TextsJudgement): { readonly name: TextName; readonly fix: readonly Edit[] } | undefined {
  for (const name of textNames) {
    const found = findings[name].find(({ fix, severity }) => fix && severity !== 'note');
    if (found?.fix) return { name, fix: found.fix };
  }
  return undefined;
}
