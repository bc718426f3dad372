// Commands as lines and as data (RFC 5321 section 4.1, RFC 3207 section 4, RFC 3030 section 2). Leaves out AUTH, ETRN and their like: they
// are known by name only, so that they can be told from what is no command at all.
import type { Finding, Judgement } from '../finding.ts';
import { smtpFinding, type CommandCode } from './codes.ts';
import { isAddressLiteral, isMailDomain, parsePath } from './path.ts';

/** An extension parameter of MAIL or RCPT (RFC 5321 section 4.1.1.11); the keyword is upper case. */
export interface Parameter {
  readonly keyword: string;
  readonly value?: string;
}

export type Command =
  | { readonly verb: 'EHLO' | 'HELO'; readonly domain: string }
  /** `from` and `to` are mailboxes without brackets; an empty `from` is the null path "<>". */
  | { readonly verb: 'MAIL'; readonly from: string; readonly parameters: readonly Parameter[] }
  | { readonly verb: 'RCPT'; readonly to: string; readonly parameters: readonly Parameter[] }
  | { readonly verb: 'DATA' | 'RSET' | 'QUIT' | 'STARTTLS' }
  | { readonly verb: 'VRFY' | 'EXPN'; readonly argument: string }
  | { readonly verb: 'NOOP' | 'HELP'; readonly argument?: string }
  /** `size` octets follow (RFC 3030 section 2). */
  | { readonly verb: 'BDAT'; readonly size: number; readonly last: boolean };

/** How the commands with arguments are written, by verb; the others stand alone. */
export const usages: Readonly<Record<string, string>> = {
  EHLO: 'EHLO hostname',
  HELO: 'HELO hostname',
  MAIL: 'MAIL FROM:<address>',
  RCPT: 'RCPT TO:<address>',
  VRFY: 'VRFY address',
  EXPN: 'EXPN list',
  BDAT: 'BDAT count [LAST]',
};

const plainVerbs = ['DATA', 'RSET', 'QUIT', 'STARTTLS'] as const;
const foreignVerbs = ['AUTH', 'BURL', 'ETRN', 'ATRN', 'TURN', 'SEND', 'SOML', 'SAML', 'XCLIENT', 'XFORWARD'];

/**
 * Reads one line without CRLF. Verbs may be in any case, blanks at the end do not count (section 4.1.1). No value: not a command, or
 * not well written; the findings say which, with the verb in `values.command` and the place in `span`.
 */
export function parseCommand(line: string): Judgement<Command> {
  const text = line.trimEnd();
  const verb = verbOf(text);
  const rest = text.slice(verb.length);
  const start = verb.length + (/^ */.exec(rest)?.[0].length ?? 0);
  const argument = text.slice(start);
  const failed = (code: CommandCode, from = start): Judgement<Command> => ({
    findings: [
      smtpFinding(code, { span: { start: Math.min(from, text.length), end: text.length }, values: { command: verb, line: text } }),
    ],
  });
  if (rest && !rest.startsWith(' ')) return failed('smtp-command-unknown', 0);
  switch (verb) {
    case 'EHLO':
    case 'HELO':
      if (!isMailDomain(argument) && !(verb === 'EHLO' && isAddressLiteral(argument))) return failed('smtp-domain-syntax');
      return { value: { verb, domain: argument }, findings: [] };
    case 'MAIL':
    case 'RCPT':
      return parseEnvelope(verb, text, start);
    case 'STARTTLS':
      return argument ? failed('smtp-starttls-parameter') : { value: { verb }, findings: [] };
    case 'VRFY':
    case 'EXPN':
      return argument ? { value: { verb, argument }, findings: [] } : failed('smtp-command-syntax');
    case 'NOOP':
    case 'HELP':
      return { value: argument ? { verb, argument } : { verb }, findings: [] };
    case 'BDAT': {
      const [, size, last] = /^(\d{1,15})( +LAST)?$/i.exec(argument) ?? [];
      return size ? { value: { verb, size: Number(size), last: last !== undefined }, findings: [] } : failed('smtp-command-syntax');
    }
    default: {
      const plain = plainVerbs.find((each) => each === verb);
      if (plain) return argument ? failed('smtp-needless-parameter') : { value: { verb: plain }, findings: [] };
      return failed(foreignVerbs.includes(verb) ? 'smtp-command-not-implemented' : 'smtp-command-unknown', 0);
    }
  }
}

/** The first word of a line, upper case. */
export function verbOf(line: string): string {
  return /^[A-Za-z]*/.exec(line)![0].toUpperCase();
}

/** The command as a line without CRLF. */
export function formatCommand(command: Command): string {
  switch (command.verb) {
    case 'EHLO':
    case 'HELO':
      return `${command.verb} ${command.domain}`;
    case 'MAIL':
      return ['MAIL', `FROM:<${command.from}>`, ...command.parameters.map(formatParameter)].join(' ');
    case 'RCPT':
      return ['RCPT', `TO:<${command.to}>`, ...command.parameters.map(formatParameter)].join(' ');
    case 'VRFY':
    case 'EXPN':
    case 'NOOP':
    case 'HELP':
      return command.argument ? `${command.verb} ${command.argument}` : command.verb;
    case 'BDAT':
      return `BDAT ${command.size}${command.last ? ' LAST' : ''}`;
    default:
      return command.verb;
  }
}

function formatParameter({ keyword, value }: Parameter): string {
  return value === undefined ? keyword : `${keyword}=${value}`;
}

/** `MAIL FROM:<path> parameters`, `RCPT TO:<path> parameters`; `start` is where FROM or TO should stand. */
function parseEnvelope(verb: 'MAIL' | 'RCPT', text: string, start: number): Judgement<Command> {
  const values = { command: verb, line: text };
  const failed = (code: CommandCode, from: number, end = text.length): Judgement<Command> => ({
    findings: [smtpFinding(code, { span: { start: from, end }, values })],
  });
  const word = verb === 'MAIL' ? 'FROM:' : 'TO:';
  if (text.slice(start, start + word.length).toUpperCase() !== word) return failed('smtp-command-syntax', start);
  const pathStart = start + word.length;
  const blanks = /^ */.exec(text.slice(pathStart))![0].length;
  if (blanks) {
    const span = { start: pathStart, end: pathStart + blanks };
    const mended = text.slice(0, pathStart) + text.slice(span.end);
    const fix = parseEnvelope(verb, mended, start).findings.length === 0 ? [{ span, text: '' }] : undefined;
    return { findings: [smtpFinding('smtp-space-after-colon', { span, values, fix })] };
  }
  const bracketed = /^<((?:"(?:[^"\\]|\\.)*"|[^">])*)>(?= |$)/.exec(text.slice(pathStart));
  if (!bracketed) return failed('smtp-command-syntax', pathStart);
  const pathEnd = pathStart + bracketed[0].length;
  const path = parsePath(bracketed[1]!, verb === 'MAIL' ? 'reverse' : 'forward');
  if (!path) return failed('smtp-address-syntax', pathStart, pathEnd);
  const findings: Finding[] = path.routed ? [smtpFinding('smtp-source-route', { span: { start: pathStart, end: pathEnd }, values })] : [];
  const parameters: Parameter[] = [];
  for (const word of text.slice(pathEnd).matchAll(/[^ ]+/g)) {
    const [, keyword, , value] = /^([A-Za-z0-9][A-Za-z0-9-]*)(=([\x21-\x3c\x3e-\x7e\u0080-\uffff]+))?$/.exec(word[0]) ?? [];
    const at = pathEnd + word.index;
    if (!keyword) return failed('smtp-parameter-syntax', at, at + word[0].length);
    parameters.push({ keyword: keyword.toUpperCase(), ...(value === undefined ? {} : { value }) });
  }
  return { value: verb === 'MAIL' ? { verb, from: path.mailbox, parameters } : { verb, to: path.mailbox, parameters }, findings };
}
