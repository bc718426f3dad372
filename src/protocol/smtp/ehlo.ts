// The reply to EHLO (RFC 5321 section 4.1.1.1): a first line with the server's name, then one extension keyword a line.
import type { Finding, Judgement } from '../finding.ts';
import { smtpFinding } from './codes.ts';
import type { Reply } from './replies.ts';

export interface EhloKeyword {
  readonly keyword: string;
  readonly parameters: readonly string[];
}

/** `greeting` is the first line: the server's name and whatever it adds. Keywords are upper case. */
export interface Ehlo {
  readonly greeting: string;
  readonly keywords: readonly EhloKeyword[];
}

/** Reads a positive reply to EHLO; a line that is no keyword is skipped with a warning. */
export function parseEhlo(reply: Reply): Judgement<Ehlo> {
  const findings: Finding[] = [];
  const keywords: EhloKeyword[] = [];
  reply.lines.slice(1).forEach((line, index) => {
    const [keyword, ...parameters] = line.trimEnd().split(/ +/);
    if (/^[A-Za-z0-9][A-Za-z0-9-]*$/.test(keyword!)) keywords.push({ keyword: keyword!.toUpperCase(), parameters });
    else findings.push(smtpFinding('smtp-ehlo-keyword', { record: index + 1, values: { line } }));
  });
  return { value: { greeting: reply.lines[0] ?? '', keywords }, findings };
}

/** The reply that offers these keywords, in this order. */
export function formatEhlo({ greeting, keywords }: Ehlo): Reply {
  return { code: 250, lines: [greeting, ...keywords.map(({ keyword, parameters }) => [keyword, ...parameters].join(' '))] };
}

/** Whether the keyword is offered. */
export function offers(ehlo: Ehlo | undefined, keyword: string): boolean {
  return ehlo?.keywords.some((offered) => offered.keyword === keyword) ?? false;
}
