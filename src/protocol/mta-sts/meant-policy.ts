// The policy that a text means, so that what is compared with it (MX hosts, the record) is told before its slips are mended, not after.
import { applyEdits } from '../apply-edits.ts';
import type { Edit, Finding, Judgement, Severity } from '../finding.ts';
import { parsePolicy, type Policy, type PolicyOptions } from './policy.ts';

/** A mend may bring to light what stood behind it, so there are some rounds of them. */
const rounds = 4;

/** A text that is mended in one go and read again; longer ones are not worth the time. */
const longest = 20_000;

/**
 * Of a policy with errors: the text with the errors mended that have a fix, and what it then says; undefined where errors are left.
 * `judged` is what parsePolicy said of the text.
 */
export function meantPolicy(
  text: string,
  judged: Judgement<Policy>,
  options: PolicyOptions,
): { readonly value: Policy; readonly text: string } | undefined {
  let current = { text, ...judged };
  for (let round = 0; !current.value && round < rounds && current.text.length <= longest; round++) {
    const { findings } = current;
    const edits = editsOf(findings, 'error') ?? editsOf(findings, 'warning');
    if (!edits) return undefined;
    const mended = applyEdits(current.text, edits);
    current = { text: mended, ...parsePolicy(mended, { ...options, untried: true }) };
  }
  return current.value && { value: current.value, text: current.text };
}

/** The fixes of one severity together, without those that would touch the same place; undefined if there are none. */
function editsOf(findings: readonly Finding[], wanted: Severity): readonly Edit[] | undefined {
  const edits: Edit[] = [];
  const isFree = ({ span }: Edit) => edits.every(({ span: taken }) => span.end < taken.start || taken.end < span.start);
  for (const { fix, severity } of findings) if (fix && severity === wanted && fix.every(isFree)) edits.push(...fix);
  return edits.length > 0 ? edits : undefined;
}
