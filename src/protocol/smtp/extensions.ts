// What an extension that is offered in the EHLO reply allows: parameters of MAIL and RCPT, and longer lines for them.
import { octetsOf } from './octets.ts';

interface Extension {
  readonly MAIL?: readonly string[];
  readonly RCPT?: readonly string[];
  /** Octets by which the line may be longer. */
  readonly longerMail?: number;
  readonly longerRcpt?: number;
}

/** By EHLO keyword: RFC 1870, 6152, 3461, 6531, 4954, 8689, 4865, 2852, 6710. */
const extensions: Readonly<Record<string, Extension>> = {
  SIZE: { MAIL: ['SIZE'], longerMail: 26 },
  '8BITMIME': { MAIL: ['BODY'], longerMail: 17 },
  DSN: { MAIL: ['RET', 'ENVID'], RCPT: ['NOTIFY', 'ORCPT'], longerMail: 500, longerRcpt: 500 },
  SMTPUTF8: { MAIL: ['SMTPUTF8'], longerMail: 10 },
  AUTH: { MAIL: ['AUTH'], longerMail: 500 },
  REQUIRETLS: { MAIL: ['REQUIRETLS'] },
  FUTURERELEASE: { MAIL: ['HOLDFOR', 'HOLDUNTIL'], longerMail: 34 },
  DELIVERBY: { MAIL: ['BY'], longerMail: 17 },
  'MT-PRIORITY': { MAIL: ['MT-PRIORITY'], longerMail: 15 },
};

/** Octets in a command line and in a line of text, CRLF included (RFC 5321 section 4.5.3.1.4 and 6). */
export const longestLine = { command: 512, text: 1000 } as const;

/** Whether a parameter of MAIL or RCPT may be used where these keywords are offered (RFC 5321 section 4.1.1.11). */
export function allowsParameter(verb: 'MAIL' | 'RCPT', parameter: string, offered: readonly string[]): boolean {
  return offered.some((keyword) => Object.hasOwn(extensions, keyword) && extensions[keyword]![verb]?.includes(parameter));
}

/** The keywords, upper case, of EHLO lines such as "SIZE 1000". */
export function keywordsOf(lines: readonly string[]): string[] {
  return lines.map((line) => line.split(' ')[0]!.toUpperCase());
}

/** Whether a command line without its CRLF fits; `limit` is that of commands without parameters, 0 for none. `offered`: EHLO lines. */
export function fitsCommandLine(line: string, verb: string, offered: readonly string[], limit: number): boolean {
  // No UTF-16 unit takes more than three octets.
  if (!limit || line.length * 3 + 2 <= limit) return true;
  return octetsOf(line) + 2 <= keywordsOf(offered).reduce((sum, keyword) => sum + longerBy(keyword, verb), limit);
}

function longerBy(keyword: string, verb: string): number {
  const extension = Object.hasOwn(extensions, keyword) ? extensions[keyword]! : {};
  if (verb === 'MAIL') return extension.longerMail ?? 0;
  return verb === 'RCPT' ? (extension.longerRcpt ?? 0) : 0;
}
