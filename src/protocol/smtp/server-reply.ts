// What the receiving server says: its EHLO list, its replies by name, and the steps that follow from their codes.
import type { Finding } from '../finding.ts';
import { fill, templateOf, type Replies } from './accent.ts';
import { verbOf, type Parameter } from './commands.ts';
import { allowsParameter, keywordsOf } from './extensions.ts';
import { formatReply, replyOf, type Reply } from './replies.ts';
import type { ServerConfig, ServerState, ServerStep } from './server-state.ts';

/** Texts for the places in a reply. */
export type Values = Readonly<Record<string, string>>;

/** The EHLO lines that are said in this state. STARTTLS is never among them inside TLS (RFC 3207 section 4.2). */
function ehloLines(config: ServerConfig, state: ServerState): readonly string[] {
  const { ehlo, ehloInTls } = config.accent;
  const offersTls = !state.secured && config.tls !== 'absent';
  return ((state.secured && ehloInTls) || ehlo).filter((line, index) => index === 0 || offersTls || verbOf(line) !== 'STARTTLS');
}

/** The octets that SIZE offers (RFC 1870 section 4); 0 is no limit. */
export function sizeLimit({ hello }: ServerState): number {
  const line = hello?.offered.find((each) => /^SIZE \d+$/i.test(each));
  return line ? Number(line.slice(5)) : 0;
}

/** The first parameter that no offered extension allows. */
export function unknownParameter({ hello }: ServerState, verb: 'MAIL' | 'RCPT', parameters: readonly Parameter[]): Parameter | undefined {
  if (!parameters.length) return undefined;
  const offered = keywordsOf(hello?.offered ?? []);
  return parameters.find(({ keyword }) => !allowsParameter(verb, keyword, offered));
}

/** Says a reply by its name: the words are the server's own, its accent's, or the plain ones. */
export function speak(
  config: ServerConfig,
  state: ServerState,
  name: keyof Replies,
  more: Values = {},
): { readonly reply: Reply; readonly state: ServerState } {
  const times = Object.hasOwn(state.said, name) ? state.said[name]! : 0;
  const values: Values = {
    host: config.hostName,
    client: state.hello?.domain ?? '',
    address: config.clientAddress ?? '',
    date: config.date ?? '',
    starttls: config.tls !== 'absent' && !state.secured ? ' STARTTLS' : '',
    from: state.mail?.from ?? '',
    ...more,
  };
  const template = templateOf(config.accent, config.replies, name, times);
  const said = { ...state, said: { ...state.said, [name]: times + 1 } };
  if (template === undefined)
    return { reply: { code: 250, lines: ehloLines(config, state).map((line) => fill(line, values)) }, state: said };
  return { reply: replyOf(fill(template, values)), state: said };
}

/** Says a reply by its name, with a finding if there is one to make. */
export function answer(config: ServerConfig, state: ServerState, name: keyof Replies, values: Values, finding?: Finding): ServerStep {
  const { reply, state: next } = speak(config, state, name, values);
  return step(config, next, reply, finding && [finding]);
}

/** 421 announces that the server closes the connection, whatever it answers (RFC 5321 section 4.2.2). */
export function step(
  { accent: { closingCodes = [421] } }: ServerConfig,
  state: ServerState,
  reply: Reply,
  findings: readonly Finding[] = [],
): ServerStep {
  const said: ServerStep = { state, lines: formatReply(reply), findings };
  return closingCodes.includes(reply.code) ? closing(said) : said;
}

/** The connection ends after this. */
export function closing(said: ServerStep): ServerStep {
  return { ...said, state: { ...said.state, phase: 'closed' }, then: 'close' };
}

/** Whether the reply agreed: 2xx or 3xx. */
export function isPositive({ lines }: ServerStep): boolean {
  return /^[23]/.test(lines[0] ?? '');
}

/** The state changes only if the reply agreed; so a scenario's "450 …" refuses without more ado. */
export function onSuccess(said: ServerStep, change: (state: ServerState) => ServerState): ServerStep {
  return isPositive(said) ? { ...said, state: change(said.state) } : said;
}
