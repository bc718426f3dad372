// How a receiving server words what RFC 5321 lets it word freely: greeting, EHLO list and order, reply texts. An accent is data, its
// departures too (departures.ts). Each reply is a template "250 2.1.0 Ok" with its code; lines are separated by "\n".
import type { Departure } from './departures.ts';

/**
 * {host} the server's own name, {client} the name given in EHLO, {address} the client's address, {from} and {to} the mailbox, {id} the
 * queue id, {command} the verb, {argument} and {path} what follows it, {before} the path in its brackets, {usage} how the command is
 * written, {parameter} and {word} one that is not known, without and with its value, {shortWord} at most 32 characters of the latter,
 * {starttls} that word behind a blank where it is offered, {size} the limit in octets, {octets} and {total} those of a chunk and of the
 * message so far, {totalAndOne} one more, {date} the date in the form of RFC 5322.
 */
export interface Accent {
  /** The arguments of EHLO and HELO that are taken; names and addresses by RFC 5321 section 4.1.2 when left out. */
  readonly helloNames?: RegExp;
  /** After which greeting STARTTLS is taken; EHLO when left out, because only EHLO can have offered it (RFC 3207 section 2). */
  readonly startTlsAfter?: 'ehlo' | 'any-hello' | 'nothing';
  /** Whether a client must greet before MAIL; it must when left out (RFC 5321 section 4.1.4). */
  readonly needsHello?: boolean;
  /** Whether BDAT is taken of a client that has not heard CHUNKING, where it is on the list. */
  readonly chunksUnannounced?: boolean;
  /** Codes behind which the server closes the connection; 421 alone when left out (RFC 5321 section 4.2.2). */
  readonly closingCodes?: readonly number[];
  /** Whether BDAT is refused before its octets have been read; RFC 3030 section 2 has it refused behind them. */
  readonly refusesChunkAtOnce?: boolean;
  /** Lines that are taken otherwise than RFC 5321 has it. */
  readonly departures?: readonly Departure[];
  readonly greeting: string;
  /** The EHLO reply without codes: first the words after 250, then one keyword with its parameters each, in order. */
  readonly ehlo: readonly string[];
  /** The EHLO reply inside TLS; without it, `ehlo` less STARTTLS. */
  readonly ehloInTls?: readonly string[];
  /** Replies that differ from `plainReplies`. */
  readonly replies?: Partial<Replies>;
  /** The id of the n-th message of a connection; "000000000A{n}" when left out. */
  readonly queueId?: string;
  /** Octets in a line, with CRLF (RFC 5321 section 4.5.3.1: 512 and 1000); 0 is no limit. */
  readonly limits?: { readonly command: number; readonly text: number };
}

export type ReplyName = keyof typeof plainReplies;

/** A list is said in turn: the first time, the second time, …; the last one repeats. The code counts: "450 …" for `rcpt` is a refusal. */
export type Replies = Readonly<Record<ReplyName | 'greeting' | 'ehlo', string | readonly string[]>>;

/** What a server says that has no accent. The codes are those of RFC 5321 sections 4.2.2 and 4.3.2 and of RFC 3207 section 4. */
export const plainReplies = {
  helo: '250 {host}',
  starttls: '220 2.0.0 Ready to start TLS',
  mail: '250 2.1.0 OK',
  rcpt: '250 2.1.5 OK',
  data: '354 Start mail input; end with <CRLF>.<CRLF>',
  accepted: '250 2.0.0 OK, queued as {id}',
  rset: '250 2.0.0 OK',
  noop: '250 2.0.0 OK',
  vrfy: '252 2.1.5 Cannot verify the user, but will take messages for it and attempt delivery',
  help: '214 2.0.0 See RFC 5321',
  quit: '221 2.0.0 {host} closing connection',
  unknownCommand: '500 5.5.2 Command not recognized',
  lineTooLong: '500 5.5.2 Line too long',
  /** Not well written; {usage} says how it should be. */
  syntax: '501 5.5.4 Syntax: {usage}',
  helloSyntax: '501 5.5.4 Syntax: {usage}',
  senderSyntax: '501 5.1.7 Bad sender address syntax',
  recipientSyntax: '501 5.1.3 Bad recipient address syntax',
  notImplemented: '502 5.5.1 Command {command} not implemented',
  expn: '502 5.5.1 Command EXPN not implemented',
  starttlsNotOffered: '502 5.5.1 Command STARTTLS not implemented',
  tlsUnavailable: '454 4.7.0 TLS not available due to temporary reason',
  tlsActive: '554 5.5.1 TLS already active',
  helloFirst: '503 5.5.1 Send EHLO first',
  starttlsBeforeEhlo: '503 5.5.1 Send EHLO first',
  nestedMail: '503 5.5.1 A mail transaction is already open',
  mailFirst: '503 5.5.1 Send MAIL first',
  dataWithoutMail: '503 5.5.1 Send MAIL and RCPT first',
  dataWithoutRecipients: '554 5.5.1 No valid recipients',
  onlyQuit: '503 5.5.1 No SMTP service here, only QUIT',
  mustStartTls: '530 5.7.0 Must issue a STARTTLS command first',
  /** A parameter that is known, with a value that is missing or not well written. */
  parameterSyntax: '501 5.5.4 Bad {parameter} parameter',
  chunkingNotOffered: '502 5.5.1 Command BDAT not implemented',
  chunk: '250 2.0.0 OK, {octets} octets',
  acceptedChunks: '250 2.0.0 OK, {total} octets queued as {id}',
  chunkSyntax: '501 5.5.4 Syntax: {usage}',
  dataAfterChunk: '503 5.5.1 DATA cannot follow BDAT',
  unknownParameter: '555 5.5.4 Parameter of {command} not recognized or not implemented',
  tooBig: '552 5.3.4 Message size exceeds fixed limit of {size} octets',
  textLineTooLong: '500 5.6.0 Line too long in message',
  noSuchUser: '550 5.1.1 <{to}> No such user here',
  relayDenied: '550 5.7.1 <{to}> Relaying not permitted',
};

/** The reply of that name as the server's own replies, its accent and RFC 5321 have it, in that order; `times` it was said before. */
export function templateOf(
  accent: Accent,
  own: Partial<Replies> | undefined,
  name: ReplyName | 'greeting' | 'ehlo',
  times: number,
): string | undefined {
  const plain = name === 'greeting' || name === 'ehlo' ? undefined : plainReplies[name];
  const given = own?.[name] ?? accent.replies?.[name] ?? (name === 'greeting' ? accent.greeting : plain);
  return typeof given === 'string' || given === undefined ? given : (given[times] ?? given.at(-1));
}

/** The template with its places filled; an unknown place stays as it is. */
export function fill(template: string, values: Readonly<Record<string, string>>): string {
  if (!template.includes('{')) return template;
  return template.replace(/\{(\w+)\}/g, (place, name: string) => (Object.hasOwn(values, name) ? values[name]! : place));
}
