// Findings as one line of text, for a host that wants to know why a scenario was refused.
import { explainText, loadExplanations } from '#src/explanations/index.ts';
import type { Finding } from '#src/protocol/finding.ts';
import { visible } from '#src/protocol/visible.ts';

/** The first few statements; foreign characters are made visible. */
export async function plainFindings(findings: readonly Finding[]): Promise<string> {
  await loadExplanations(document.documentElement.lang, ['findings']);
  return findings
    .slice(0, 5)
    .map(({ code, values }) => visible(explainText(code, values).statement))
    .join(' ');
}
