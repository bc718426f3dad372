// A finding as lines for a terminal: how bad, in one line what, where in the input, what it means and how to mend it.
import { formatCitation } from '#src/protocol/citation.ts';
import type { Finding, Severity } from '#src/protocol/finding.ts';
import { visible } from '#src/protocol/visible.ts';
import { explainText } from './explain-text.ts';
import { stylist, wrap, type Style } from './output.ts';

const labels: Readonly<Record<Severity, string>> = { error: 'ERROR', warning: 'WARNING', note: 'NOTE' };
const tones: Readonly<Record<Severity, Style>> = { error: 'red', warning: 'yellow', note: 'cyan' };
const width = 94;

/** The finding about `input` (of several records, the one that it names). Every foreign character is made visible. */
export function findingText(finding: Finding, input: string | readonly string[], terminal: boolean): string {
  const style = stylist(terminal);
  const { code, severity, citation, values, span, record = 0 } = finding;
  const { statement, body, fix } = explainText(code, values);
  const lines = [
    `  ${style(tones[severity], labels[severity])}  ${visible(statement)}  ${style('dim', `[${code}; ${formatCitation(citation)}]`)}`,
  ];
  const text = typeof input === 'string' ? input : input[record];
  if (span && text !== undefined) lines.push(...pointAt(text, span.start, span.end));
  if (severity !== 'note') lines.push(`      ${wrap(visible(body), width, '      ')}`);
  if (fix && severity !== 'note') lines.push(`      fix: ${wrap(visible(fix), width, '           ')}`);
  return lines.join('\n');
}

/** The finding with its words, for JSON. */
export function findingJson(finding: Finding): object {
  return { ...finding, message: explainText(finding.code, finding.values).statement };
}

/** The line of the input that a span begins in, and marks under it. */
function pointAt(text: string, start: number, end: number): string[] {
  const lineStart = text.lastIndexOf('\n', start - 1) + 1;
  const found = text.indexOf('\n', start);
  const lineEnd = found < 0 ? text.length : found;
  const before = visible(text.slice(Math.max(lineStart, start - 60), start));
  const marked = visible(text.slice(start, Math.min(end, lineEnd, start + 60)));
  const after = visible(text.slice(Math.min(end, lineEnd, start + 60), lineEnd)).slice(0, 60);
  const number = text.slice(0, lineStart).split('\n').length;
  const margin = `      ${number} | `;
  return [`${margin}${before}${marked}${after}`, `${' '.repeat(margin.length + before.length)}${'^'.repeat(Math.max(1, marked.length))}`];
}
