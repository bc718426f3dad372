// An inspection as text for a terminal: the answer, then the checks, worst first, each with why, what to publish, and what would
// prove it. Every foreign character that could drive a terminal is made visible here.
import type { Check, CheckVerdict, Inspection } from '#src/inspector/inspection.ts';
import { formatCitation } from '#src/protocol/citation.ts';
import { visible, visibleBlock } from '#src/protocol/visible.ts';
import { explainText } from './explain-text.ts';
import { stylist, wrap, type Style } from './output.ts';

const order: readonly CheckVerdict[] = ['fail', 'warn', 'unprovable', 'pass'];
const labels: Readonly<Record<CheckVerdict, string>> = { fail: 'FAIL', warn: 'WARN', unprovable: 'NOT PROVABLE', pass: 'PASS' };
const tones: Readonly<Record<CheckVerdict, Style>> = { fail: 'red', warn: 'yellow', unprovable: 'cyan', pass: 'green' };
const width = 100;

/** The text, without a final line end. `terminal`: with styles. */
export function inspectionText(inspection: Inspection, terminal: boolean): string {
  const style = stylist(terminal);
  const { domain, verdict, answer, checks, resolvers } = inspection;
  const sentence = wrap(visible(explainText(answer.code, answer.values).statement), width);
  const parts = [`${style('bold', visible(domain))}: ${verdict}`, sentence, ''];
  for (const one of order) {
    for (const check of checks.filter((each) => each.verdict === one)) parts.push(checkText(check, style), ...(one === 'pass' ? [] : ['']));
  }
  parts.push(
    '',
    style('dim', `asked: ${resolvers.map(({ url, milliseconds }) => `${visible(url)} (at most ${milliseconds} ms)`).join(', ')}`),
  );
  return parts.join('\n');
}

function checkText(check: Check, style: ReturnType<typeof stylist>): string {
  const { code, verdict, citation, subject, values, evidence, fix, proof } = check;
  const words = explainText(code, values);
  const source = style('dim', `[${visible(subject)}; ${formatCitation(citation)}]`);
  const head = `${style(tones[verdict], labels[verdict])}  ${visible(words.statement)}  ${source}`;
  if (verdict === 'pass') return head;
  const lines = [head, indent(wrap(visible(words.body), width - 6))];
  if (evidence) lines.push(indent(`seen:  ${inner(visibleBlock(evidence))}`));
  if (words.fix) lines.push(indent(`fix:   ${wrap(visible(words.fix), width - 6, '       ')}`));
  if (fix)
    lines.push(
      indent(
        `       ${visible(fix.where)}\n${fix.text
          .trimEnd()
          .split('\n')
          .map((line) => `         ${visible(line)}`)
          .join('\n')}`,
      ),
    );
  if (proof) lines.push(indent(`proof: ${visible(proof)}`));
  return lines.filter((line) => line.trim()).join('\n');
}

/** Later lines under the first. */
function inner(block: string): string {
  return block.split('\n').slice(0, 12).join('\n       ');
}

function indent(text: string): string {
  return text
    .split('\n')
    .map((line) => `      ${line}`)
    .join('\n');
}
