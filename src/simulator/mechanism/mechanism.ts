// A policy mechanism: one way in which a domain promises TLS, and what a sender that follows it makes of a delivery. One file each: none,
// sts, dane, sts-2016; combined.ts puts DANE in front of another; choose.ts picks the one that a sender follows.
import type { DaneDns } from '#src/protocol/dane/evaluate.ts';
import type { Tlsa } from '#src/protocol/dane/tlsa.ts';
import type { PolicyRules } from '#src/protocol/mta-sts/policy.ts';
import type { Certificate } from '#src/protocol/tls/certificate.ts';
import type { ResultType } from '#src/protocol/tlsrpt/result-type.ts';
import type { EventKind } from '#src/simulator/session/event-kinds.ts';
import type { Knowledge } from '#src/simulator/session/session.ts';

/** A host that mail may go to, as DNS has it; `dane` null for a sender that asks for no TLSA records. */
export interface LocatedHost {
  readonly host: string;
  readonly addresses: readonly string[];
  readonly dane: DaneDns | null;
}

/** What was seen of a host so far; what has not been seen yet is taken to be as it should. */
export interface Seen {
  readonly starttls: boolean | 'refused';
  /** null: TLS came about, but no certificate was seen. */
  readonly certificate: Certificate | 'not-yet' | null;
  /** Why the handshake failed. */
  readonly handshake?: string;
}

/** Before a connection: only the host's name and what DNS says of it are known. */
export const nothingSeen: Seen = { starttls: true, certificate: 'not-yet' };

export interface HostVerdict {
  readonly action: 'deliver' | 'deliver-and-report' | 'refuse';
  readonly resultType: ResultType | null;
  /** What the mechanism itself calls the failure, where it has a word of its own. */
  readonly ownType?: string;
  /** With deliver-and-report: the decision to go on, where the mechanism has a kind of its own. */
  readonly goesOn?: EventKind;
  /** Who refuses or complains; own: the sender's own rule, without anything promised. */
  readonly by: 'dane' | 'policy' | 'own';
  /** Whether the peer is proved to be the domain's. */
  readonly authenticated: boolean;
}

/** The promise that counts for this attempt. `rules`: an MTA-STS policy's. */
export interface Promised {
  readonly source: 'none' | 'cache' | 'fresh';
  readonly mode: string | null;
  readonly rules: PolicyRules | null;
}

/** What is to be told the domain afterwards: to which addresses, the report as a value and as it is sent, and its kind of event. */
export interface DueReport {
  readonly to: readonly string[];
  readonly report: unknown;
  readonly text: string;
  readonly kind: EventKind;
}

export type TlsaGoneBy = ReadonlyMap<string, readonly Tlsa[]>;

export interface PolicyMechanism {
  readonly promised: Promised;
  /** Whether TLSA records are to be looked up. */
  readonly wantsTlsa: boolean;
  /** An attempt begins: finds what the domain promises now, by DNS, fetch and memory. */
  discover(): void;
  /** What will be held against the host. dane: TLSA records. name: its certificate must be for its name. nothing: any will do. */
  checks(host: LocatedHost): 'dane' | 'name' | 'nothing';
  /** What the promise makes of the host's name alone, before any connection; null where it says nothing of names. */
  judgeName(host: LocatedHost): HostVerdict | null;
  /** What it makes of what was seen of the host. */
  judge(host: LocatedHost, seen: Seen): HostVerdict;
  /** Takes note of a host that was tried, or refused for its name. */
  remember(host: LocatedHost, seen: Seen): void;
  /** Every host was refused. Whether there is another promise now, so that they are tried once more. Left out: nothing is looked for. */
  allRefused?(): boolean;
  /** The mail is about to go back because of the promise. Whether there is another one now. Left out: nothing is looked for. */
  lookAgain?(): boolean;
  /** What goes into a report; null: nothing does, or nobody asks for one. `tlsa`: the records that DANE went by, by host. */
  report(tlsa?: TlsaGoneBy): DueReport | null;
}

/** What the sender knows of its policy. */
export function policyKnown({ source, mode }: Promised, secondsLeft?: number): Knowledge {
  return { policy: { source, mode, ...(mode !== null && secondsLeft !== undefined && { secondsLeft }) } };
}
