// An inspection as plain text, to paste into a ticket or a mail: the answer, the checks, worst first, and what to publish.
import { explainText } from '#src/explanations/index.ts';
import type { Check, Inspection } from '#src/inspector/inspection.ts';
import { formatCitation } from '#src/protocol/citation.ts';
import { visible, visibleBlock } from '#src/protocol/visible.ts';
import type { Words } from '#src/words/en.ts';
import { sorted } from './verdicts.ts';

/** The explanations have to be loaded. Foreign characters that could do harm are made visible. `head`: whom it is about, and when. */
export function plainText({ answer, checks, resolvers }: Inspection, head: string, words: Words<'frame' | 'findings' | 'inspect'>): string {
  const blocks = [
    `${head}\n${visible(explainText(answer.code, answer.values).statement)}`,
    ...sorted(checks).map((check) => checkText(check, words)),
    resolvers.map(({ url }) => visible(url)).join('\n'),
  ];
  return `${blocks.join('\n\n')}\n`;
}

function checkText(check: Check, words: Words<'frame' | 'findings' | 'inspect'>): string {
  const { code, verdict, citation, subject, values, evidence, fix, proof } = check;
  const { statement, body, fix: advice } = explainText(code, { subject, ...values });
  const head = `${words.verdicts[verdict].toUpperCase()}: ${visible(statement)} (${visible(subject)}; ${formatCitation(citation)})`;
  if (verdict === 'pass') return head;
  const lines = [head, visible(body)];
  if (evidence) lines.push(`${words.finding.seen}: ${visibleBlock(evidence)}`);
  if (advice) lines.push(`${words.finding.fix}: ${visible(advice)}`);
  if (fix) lines.push(`${visible(fix.where)}\n${visibleBlock(fix.text.trimEnd())}`);
  if (proof) lines.push(`${words.finding.proof}: ${visible(proof)}`);
  return lines.filter(Boolean).join('\n');
}
