import { ownCheck } from '#src/protocol/citation.ts';
import type { Code, Finding, Severity } from '#src/protocol/finding.ts';

/** Codes whose words have no places; what they mean is of no account here. */
export const codes = {
  a: 'policy-empty',
  b: 'policy-html',
  c: 'policy-json',
  d: 'policy-utf-16',
  error: 'policy-bom',
  note: 'policy-testing',
} as const satisfies Record<string, Code>;
/** A finding with that code. */
export const finding = (
  name: keyof typeof codes,
  severity: Severity = 'error',
  more: Pick<Finding, 'span' | 'record' | 'fix'> = {},
): Finding => ({
  code: codes[name],
  severity,
  citation: ownCheck,
  ...more,
});
