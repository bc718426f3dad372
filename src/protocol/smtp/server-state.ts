// What the receiving server is told (ServerConfig), what it keeps between two lines (ServerState), and what one line leads to (ServerStep).
import type { Finding } from '../finding.ts';
import type { Accent, Replies } from './accent.ts';
import type { Parameter } from './commands.ts';

export interface ServerConfig {
  readonly hostName: string;
  readonly accent: Accent;
  /** offered: STARTTLS works. unavailable: offered, but answered with 454. absent: not offered. */
  readonly tls: 'offered' | 'unavailable' | 'absent';
  /** A server that is not for the public and may ask for TLS first (530, RFC 3207 section 4). */
  readonly private?: boolean;
  /** The domains for which mail is taken, lower case; without the list, all. */
  readonly domains?: readonly string[];
  /** The mailboxes that exist; without the list, all. */
  readonly mailboxes?: readonly string[];
  /** Replies of this one server, over those of its accent: "450 4.2.0 Greylisted" for `rcpt`. */
  readonly replies?: Partial<Replies>;
  /** The client's address, for accents that say it. */
  readonly clientAddress?: string;
  /** The date in the form of RFC 5322, for accents that say it. */
  readonly date?: string;
}

/** A message as it was taken: envelope and lines (dots unstuffed, without the final dot). */
export interface ReceivedMessage {
  readonly from: string;
  readonly to: readonly string[];
  readonly lines: readonly string[];
  readonly secured: boolean;
  readonly id: string;
}

export interface ServerState {
  /**
   * command: reads commands. data: reads a message. chunk: reads the octets that BDAT announced. handshake: waits for TLS. refusing: its
   * greeting said no. closed: the end.
   */
  readonly phase: 'command' | 'data' | 'chunk' | 'handshake' | 'refusing' | 'closed';
  readonly secured: boolean;
  /** `offered`: the keywords of the EHLO reply, each with its parameters; none after HELO. */
  readonly hello?: { readonly verb: 'EHLO' | 'HELO'; readonly domain: string; readonly offered: readonly string[] };
  readonly mail?: { readonly from: string; readonly parameters: readonly Parameter[] };
  readonly recipients: readonly string[];
  /** The chunk that is being read, and what is said at its end if it is not wanted (RFC 3030 section 2), or that it was said already. */
  readonly chunk?: { readonly size: number; readonly left: number; readonly last: boolean; readonly refusal?: keyof Replies | 'said' };
  /** Octets of the message that came in chunks so far; the message is then not sent by DATA. */
  readonly chunked?: number;
  /** The message's lines so far. */
  readonly lines: readonly string[];
  /** Messages taken in this connection. */
  readonly messages: number;
  /** How often each reply was said, for those that are given as a list. */
  readonly said: Readonly<Record<string, number>>;
}

export interface ServerStep {
  readonly state: ServerState;
  /** The reply's lines, with codes and without CRLF; none while a message is read. */
  readonly lines: readonly string[];
  readonly findings: readonly Finding[];
  /** The message, when this line ended one and it was taken. */
  readonly message?: ReceivedMessage;
  /** handshake: TLS begins after these lines. close: the connection ends after them. */
  readonly then?: 'handshake' | 'close';
}
