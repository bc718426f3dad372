// What the sending server is told (ClientConfig), what it keeps between two lines (ClientState), and what one line leads to (ClientStep).
import type { Finding } from '../finding.ts';
import type { Ehlo } from './ehlo.ts';
import type { Reply } from './replies.ts';

/** The habits in which sending servers differ; none of them is asked for or forbidden by RFC 5321. */
export interface ClientHabits {
  /** Sends MAIL, RCPT and DATA together where PIPELINING is offered (RFC 2920). */
  readonly pipelines: boolean;
  /** Sends QUIT together with the final dot where PIPELINING is offered. */
  readonly quitsEarly: boolean;
  /** Closes without waiting for the reply to QUIT, which RFC 5321 section 4.1.1.10 does ask for. */
  readonly skipsBye: boolean;
  /** Says SIZE= where SIZE is offered (RFC 1870). */
  readonly declaresSize: boolean;
  /** Says ORCPT= where DSN is offered (RFC 3461 section 4.2). */
  readonly namesOriginalRecipient: boolean;
}

export interface ClientConfig {
  readonly hostName: string;
  /** none: TLS is not asked for. may: if offered, else in clear. must: never in clear. */
  readonly useTls: 'none' | 'may' | 'must';
  readonly from: string;
  readonly to: readonly string[];
  /** The message's lines, dots not stuffed. */
  readonly message: readonly string[];
  /** Octets for SIZE=; without it, those of `message`. */
  readonly size?: number;
  readonly habits: ClientHabits;
}

/** What a line that is sent is, or which command a reply answers. */
export type ClientLine = 'ehlo' | 'helo' | 'starttls' | 'mail' | 'rcpt' | 'data' | 'message' | 'end-of-data' | 'quit';
export type Awaited = 'greeting' | Exclude<ClientLine, 'message'>;

/**
 * send: these lines, in order; several in one step travel together. handshake: begin TLS, judge the peer, then call
 * `afterHandshake`. close: end the connection.
 */
export type ClientAction =
  | { readonly do: 'send'; readonly what: ClientLine; readonly lines: readonly string[] }
  | { readonly do: 'handshake' }
  | { readonly do: 'close' };

export interface ClientState {
  /** The commands whose replies are still to come, in order; empty during the handshake and at the end. */
  readonly awaiting: readonly Awaited[];
  /** The lines of a reply that is not complete. */
  readonly partial: readonly string[];
  readonly secured: boolean;
  readonly inHandshake: boolean;
  readonly ehlo?: Ehlo;
  readonly accepted: readonly string[];
  readonly refused: readonly RefusedRecipient[];
  /** Recipients whose RCPT has been sent. */
  readonly named: number;
  /** The message's lines have been sent. */
  readonly messageSent: boolean;
  /** What went wrong, while replies to commands sent together are still to come. */
  readonly failure?: Ending;
  readonly outcome?: SmtpOutcome;
  readonly closed: boolean;
}

export interface RefusedRecipient {
  readonly to: string;
  readonly reply: Reply;
}

/** What decided, and where. */
export interface Ending {
  /** sent: taken for at least one recipient. temporary, permanent: not taken. */
  readonly result: 'sent' | 'temporary' | 'permanent';
  readonly reason:
    | 'accepted'
    | 'reply'
    | 'starttls-not-offered'
    | 'starttls-refused'
    | 'handshake-failed'
    | 'peer-rejected'
    | 'connection-lost'
    | 'protocol-error';
  readonly at: Awaited | 'handshake';
  readonly reply?: Reply;
}

/** How the connection ended for the message. The caller decides about other MX hosts, retries and bounces. */
export interface SmtpOutcome extends Ending {
  /** Recipients that were refused, with the reply to each. */
  readonly refused: readonly RefusedRecipient[];
  /** The message's lines travelled, whether or not they were taken. */
  readonly messageSent: boolean;
  readonly secured: boolean;
}

export interface ClientStep {
  readonly state: ClientState;
  /** Nothing to do: wait for the next line. */
  readonly actions: readonly ClientAction[];
  readonly findings: readonly Finding[];
  /** Present in the step in which it is decided; QUIT may still follow. */
  readonly outcome?: SmtpOutcome;
}
