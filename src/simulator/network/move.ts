// Moves: what the reader does by hand to a session. Data, so that they can be linked, undone and listed.
import type { CertificateInput } from '#src/simulator/world/certificate-input.ts';

/**
 * A move names the event that it touches by its stable id. pass: the scenario's attacker leaves this one alone. drop, replace,
 * inject (after it, in the same direction), answer (it does not arrive, the attacker replies): lines in clear and DNS answers.
 * With `line`, replace changes that line of a block (a message, a file), from 1, and the rest stays.
 * drop and damage: TLS records. certificate: the one that is shown in a handshake, by an attacker who ends TLS there.
 */
export type Move =
  | { readonly event: string; readonly do: 'pass' | 'drop' | 'damage' }
  | { readonly event: string; readonly do: 'replace'; readonly text: string; readonly line?: number }
  | { readonly event: string; readonly do: 'inject'; readonly text: string }
  | { readonly event: string; readonly do: 'answer'; readonly text: string }
  | { readonly event: string; readonly do: 'certificate'; readonly certificate: CertificateInput };

export const moveNames = ['pass', 'drop', 'damage', 'replace', 'inject', 'answer', 'certificate'] as const satisfies readonly Move['do'][];

/** Why a move changed nothing. Words: src/explanations/en/events.md, under `move-REASON`. */
export const refusals = [
  'no-such-event', // nothing of that name happens in this session
  'not-on-the-wire', // what an actor decides or remembers does not travel
  'out-of-reach', // this attacker does not stand there
  'inside-tls', // a record can be dropped or damaged, its content neither read nor replaced
  'not-a-record', // only TLS records can be damaged
  'no-certificate', // a certificate is shown only in a handshake
  'not-a-command', // only a command can be answered in the server's place
  'not-an-answer', // of a question in DNS, only the answer can be rewritten
  'no-dns-records', // the text is no list of records
  'not-one-line', // a line cannot hold a line break
  'no-such-line', // the block has fewer lines
] as const;
export type Refusal = (typeof refusals)[number];

/** A move that no attacker could make, and why. */
export interface RefusedMove {
  readonly move: Move;
  readonly reason: Refusal;
}
