// How postfix-mta-sts-resolver 1.1 reads a TXT record and a policy, which is laxer than RFC 8461 sections 3.1 and 3.2: any text may be the
// id, of a field given twice the last counts, and of the policy's grammar only what it needs. Fetching is as the RFC has it.
import type { TxtAnswer } from '#src/protocol/mta-sts/discovery.ts';
import { longestMaxAge, modes, type PolicyRules } from '#src/protocol/mta-sts/policy.ts';
import { judgeResponse, type PolicyResponse } from '#src/protocol/mta-sts/response.ts';

/** Reads the joined texts at `_mta-sts`. */
export function resolverReadsTxt(texts: readonly string[]): TxtAnswer {
  const [text, ...more] = texts.filter((each) => each.startsWith('v=STSv1'));
  if (text === undefined) return { txt: 'none' };
  if (more.length > 0) return { txt: 'multiple' };
  const fields = new Map(text.split(';').map((field) => partsOf(field.trim(), '=')));
  const id = fields.get('id');
  return fields.get('v') === 'STSv1' && id !== undefined ? { txt: 'valid', id } : { txt: 'invalid' };
}

/** The policy in what the policy host answered; undefined where it takes none. */
export function resolverReadsPolicy(response: PolicyResponse): PolicyRules | undefined {
  const judged = judgeResponse(response);
  if (response.result !== 'answer' || typeof response.body !== 'string') return judged.value;
  // A policy of bad grammar is no reason for it; all others are.
  if (!judged.value && judged.resultType !== 'sts-policy-invalid') return undefined;
  const lines = response.body.split(/\r\n|\r|\n/).map((line) => partsOf(line.trimEnd(), ':'));
  const fields = new Map(lines.map(([key, value]) => [key, value.trimStart()]));
  const mode = modes.find((each) => each === fields.get('mode'));
  const age = fields.get('max_age') ?? '';
  const maxAge = /^\s*\+?\d+\s*$/.test(age) ? Number(age) : -1;
  const mx = lines.flatMap(([key, value]) => (key === 'mx' ? [value.trimStart().toLowerCase()] : []));
  if (fields.get('version') !== 'STSv1' || !mode || maxAge < 0 || maxAge > longestMaxAge) return undefined;
  return mode === 'none' || mx.length > 0 ? { mode, maxAge, mx } : undefined;
}

function partsOf(text: string, separator: string): [key: string, value: string] {
  const at = text.indexOf(separator);
  return at < 0 ? [text, ''] : [text.slice(0, at), text.slice(at + 1)];
}
