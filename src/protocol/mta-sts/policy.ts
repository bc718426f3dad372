// A policy: what the text of `mta-sts.txt` says (RFC 8461 section 3.2), and the text that says it.
import { applyEdits } from '../apply-edits.ts';
import type { Edit, Judgement } from '../finding.ts';
import { withTriedFixes } from '../tried-fixes.ts';
import { decodeUtf8, type Decoded } from '../utf-8.ts';
import { newDraft } from './policy-draft.ts';
import { closeFindings, finishDraft } from './policy-finish.ts';
import type { Policy, PolicyOptions } from './policy-model.ts';
import { readLines } from './policy-lines.ts';
import { judgeSize, judgeWholeText } from './policy-text.ts';

export { longestMaxAge, modes, policySizeLimit } from './policy-model.ts';
export type { Extension, Mode, Policy, PolicyOptions, PolicyRules } from './policy-model.ts';

/**
 * Reads the body of `mta-sts.txt`: text as decoded, a byte order mark still in it, or the octets themselves.
 * Spans are positions in the (decoded) text. The value is there exactly when no finding is an error.
 */
export function parsePolicy(body: string | Uint8Array, options: PolicyOptions = {}): Judgement<Policy> {
  const { text, invalidAt }: Decoded = typeof body === 'string' ? { text: body } : decodeUtf8(body);
  const judged = judgeText(text, typeof body === 'string' ? undefined : body.length, invalidAt, options);
  if (judged.findings.length === 0 || options.untried) return judged;
  const judge = (fix: readonly Edit[]) => judgeText(applyEdits(text, fix), undefined, undefined, options).findings;
  return { ...judged, findings: withTriedFixes(judged.findings, text.length, judge) };
}

function judgeText(text: string, octets: number | undefined, invalidAt: number | undefined, options: PolicyOptions): Judgement<Policy> {
  const draft = newDraft(text, options);
  const start = judgeWholeText(draft, invalidAt);
  if (start === undefined) return { findings: closeFindings(draft) };
  readLines(draft, start);
  judgeSize(draft, octets);
  return finishDraft(draft);
}

/** The policy as a file with CRLF line ends. parsePolicy reads it back to the same value. */
export function formatPolicy(policy: Policy): string {
  const lines = ['version: STSv1', `mode: ${policy.mode}`, ...policy.mx.map((pattern) => `mx: ${pattern}`), `max_age: ${policy.maxAge}`];
  for (const { name, value } of policy.extensions) lines.push(`${name}: ${value}`);
  return lines.map((line) => `${line}\r\n`).join('');
}
