// Replies (RFC 5321 section 4.2): three digits, then "-" where more lines follow and a space in the last one.
// Enhanced status codes (RFC 2034, RFC 3463) are part of the text; `enhancedCode` reads them.
import type { Finding, Judgement } from '../finding.ts';
import { smtpFinding } from './codes.ts';

/** `lines` are the texts after code and separator, at least one. */
export interface Reply {
  readonly code: number;
  readonly lines: readonly string[];
}

const replyLine = /^([2-5][0-5]\d)(?:([ -])(.*))?$/s;

/** Whether this line ends a reply: code alone, or code and space. A line that is no reply line ends it too: nothing sensible can follow. */
export function isLastReplyLine(line: string): boolean {
  return !/^\d{3}-/.test(line);
}

/** One complete reply from its lines (without CRLF). Lines that differ in code, or are none of a reply, are errors. */
export function parseReply(lines: readonly string[]): Judgement<Reply> {
  const findings: Finding[] = [];
  let code: number | undefined;
  const texts: string[] = [];
  lines.forEach((line, index) => {
    const match = replyLine.exec(line);
    if (!match) return void findings.push(smtpFinding('smtp-reply-syntax', { record: index, values: { line } }));
    code ??= Number(match[1]);
    if (Number(match[1]) !== code) findings.push(smtpFinding('smtp-reply-codes-differ', { record: index, values: { line } }));
    const continues = match[2] === '-';
    if (continues !== index < lines.length - 1) findings.push(smtpFinding('smtp-reply-continuation', { record: index, values: { line } }));
    texts.push(match[3] ?? '');
  });
  if (code === undefined || findings.some((finding) => finding.severity === 'error')) return { findings };
  return { value: { code, lines: texts }, findings };
}

/** The reply's lines without CRLF. A text that is empty leaves "250 " as the code alone. */
export function formatReply({ code, lines }: Reply): string[] {
  const before = lines.slice(0, -1).map((text) => `${code}-${text}`);
  const last = lines.at(-1);
  return [...before, last ? `${code} ${last}` : `${code}`];
}

/** A reply from a template such as "250 2.1.0 Ok" or "214-One\n214 Two"; what has no code at its beginning is all text of a 250. */
export function replyOf(template: string): Reply {
  const lines = template.split('\n');
  const code = Number(/^[2-5][0-5]\d/.exec(template)?.[0] ?? 250);
  return { code, lines: lines.map((line) => line.replace(/^[2-5][0-5]\d(?:[ -]|$)/, '')) };
}

/** The enhanced status code at the beginning of the reply's text ("2.1.0", RFC 3463 section 2), if its class fits the reply's. */
export function enhancedCode({ code, lines }: Reply): string | undefined {
  const found = /^([245])\.\d{1,3}\.\d{1,3}(?= |$)/.exec(lines[0] ?? '');
  return found && found[1] === String(code)[0] ? found[0] : undefined;
}

/** The first digit's meaning (RFC 5321 section 4.2.1). */
export function replyClass({ code }: Reply): 'positive' | 'intermediate' | 'temporary' | 'permanent' {
  if (code < 300) return 'positive';
  if (code < 400) return 'intermediate';
  return code < 500 ? 'temporary' : 'permanent';
}

/**
 * The reply's lines without those of one EHLO keyword. Where the last line goes, the one before becomes the last: "250-X" turns
 * "250 X", else the hearer would wait for more. The first line is no keyword and stays.
 */
export function removeReplyLine(lines: readonly string[], keyword: string): string[] {
  const kept = lines.filter((line, index) => index === 0 || line.slice(4).split(' ')[0]!.toUpperCase() !== keyword.toUpperCase());
  return continued(kept);
}

/** The lines with their separators set right: "-" on all but the last. Lines that are none of a reply stay as they are. */
export function continued(lines: readonly string[]): string[] {
  return lines.map((line, index) => line.replace(/^(\d{3})(?:[ -]|$)/, index < lines.length - 1 ? '$1-' : '$1 '));
}
