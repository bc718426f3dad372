// The texts that a person typed or pasted, judged by src/protocol/pasted, with names in other alphabets turned into A-labels.
import { urlToAscii } from '#src/inspector/ask/domain-input.ts';
import * as pasted from '#src/protocol/pasted/judge-texts.ts';
import type { PastedTexts } from '#src/protocol/pasted/texts.ts';

export type { TextsJudgement } from '#src/protocol/pasted/judge-texts.ts';

/** Judges the texts. `now` is in seconds since 1970. Never throws. */
export function judgeTexts(texts: PastedTexts, now?: number, policyOctets?: Uint8Array): pasted.TextsJudgement {
  return pasted.judgeTexts(texts, { toAscii: urlToAscii, now, policyOctets });
}
