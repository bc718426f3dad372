// The looks of a finding's severity: class and symbol, as Verdict.svelte takes them.
import type { Severity } from '#src/protocol/finding.ts';

export const severities: readonly Severity[] = ['error', 'warning', 'note'];

export const severityLooks: Readonly<Record<Severity, { readonly tone: string; readonly icon: string }>> = {
  error: { tone: 'fail', icon: 'fail' },
  warning: { tone: 'warn', icon: 'warn' },
  note: { tone: 'unknown', icon: 'pending' },
};
