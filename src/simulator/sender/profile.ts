// A sender's profile: in what one program that sends mail differs from another, and from the RFCs. One file each: by-the-book,
// postfix-3.7, zone-mta-3.10; profiles.ts has them by name. Everything that a profile does beyond the RFCs was recorded, or stands in the
// program's source.
import type { ClientAction, ClientConfig, ClientHabits, ClientState, ClientStep, SmtpOutcome } from '#src/protocol/smtp/client-state.ts';
import type { SenderMemory, TxtAnswer, TxtStep } from '#src/protocol/mta-sts/discovery.ts';
import type { PolicyRules } from '#src/protocol/mta-sts/policy.ts';
import type { PolicyResponse } from '#src/protocol/mta-sts/response.ts';
import type { HostVerdict, Seen } from '#src/simulator/mechanism/mechanism.ts';

/** `reset`: RSET, and where commands do not travel together, its reply is waited for. */
export type SenderAction = ClientAction | { readonly do: 'reset'; readonly waits: boolean };

export type SenderStep = Omit<ClientStep, 'actions'> & { readonly actions: readonly SenderAction[] };

/** A line as the program takes it, and the state that it is to be heard in. */
export interface Heard {
  readonly state: ClientState;
  readonly line: string;
}

/** How a host was left: the outcome of SMTP, null where it came to none, what was seen, and what the promise makes of that. */
export interface HostEnd {
  readonly outcome: SmtpOutcome | null;
  readonly seen: Seen;
  readonly verdict: HostVerdict;
}

/**
 * What a host came to. refused: by the sender's own policy. temporary, refused: the next host is tried. waits: the mail waits, no other
 * host is tried. permanent: the mail goes back.
 */
export type HostResult = 'delivered' | 'temporary' | 'refused' | 'waits' | 'permanent';

/** SMTP: what it hears, its next step, and how a connection ends. */
export interface DialogueHabits {
  readonly habits: ClientHabits;
  /** What it takes a line of the server for; null: it passes over it. */
  hear(state: ClientState, line: string): Heard | null;
  /** Its next step, in place of the one that RFC 5321 has. `greeting`: the line just heard, where it was a greeting. */
  step(config: ClientConfig, step: ClientStep, greeting: string | null): SenderStep;
  /** The outcome as it takes it. */
  end(outcome: SmtpOutcome): SmtpOutcome;
}

/** TLS with an MX. */
export interface TlsHabits {
  /** Whether it names the host in its ClientHello, by what will be held against the host. */
  sendsName(checks: 'dane' | 'name' | 'nothing'): boolean;
  /** What it does with a certificate that it refuses: says QUIT inside TLS, or ends the handshake with an alert. */
  readonly refusesCertificate: 'by-quit' | 'by-alert';
  /** Whether it does without TLS, where nothing demands it, once a handshake has failed before. */
  readonly fallsBack: boolean;
  /** Whether its log has a word for how well the peer of a TLS session is known: Verified, Trusted, Untrusted. */
  readonly namesLevel: boolean;
}

/** MTA-STS: how it reads records and policies, and what it checks in which order. */
export interface PolicyHabits {
  /** Seconds that it waits for a policy. */
  readonly fetchTimeout: number;
  /** Reads the TXT records, each a list of strings. */
  readTxt(texts: readonly (readonly string[])[]): TxtAnswer;
  /** What it does once the TXT answer is there. `forgets`: what is stored is thrown away. */
  afterTxt(answer: TxtAnswer, memory: SenderMemory, now: number): TxtStep & { readonly forgets?: boolean };
  /** The policy in what the policy host answered; undefined where it takes none. */
  readPolicy(response: PolicyResponse): PolicyRules | undefined;
  /** Whether a policy in force changes anything for it. */
  applies(policy: PolicyRules): boolean;
  /** Whether it holds the host's name against the policy before it connects (RFC 8461 section 4.1). */
  readonly comparesNames: boolean;
  /** What a policy, or none, makes of a host that was seen at `now` (seconds since 1970). */
  judge(policy: PolicyRules | null, at: { readonly host: string; readonly now: number }, seen: Seen): HostVerdict;
}

/** DANE, for a sender that follows it. */
export interface DaneHabits {
  /** Whether TLSA records count under MX records that are not signed, as RFC 7672 section 2.2.1 allows. */
  readonly underUnsignedMx: boolean;
  /** Whether an enforced MTA-STS policy takes the place of DANE, which RFC 8461 section 2 forbids. */
  readonly yieldsToPolicy: boolean;
}

/** Which hosts are tried after one that did not take the mail, and what becomes of it when none did. */
export interface HostHabits {
  /** A host that the sender's own policy refuses after a connection. */
  afterRefusal(end: HostEnd): HostResult;
  /** A connection that came to nothing for another reason. */
  afterFailure(end: HostEnd): HostResult;
  /** No host took the mail; what each of them came to, in order. */
  whenNoneTook(results: readonly HostResult[]): 'deferred' | 'bounced';
}

export interface SenderProfile {
  readonly dialogue: DialogueHabits;
  readonly tls: TlsHabits;
  readonly policy: PolicyHabits;
  readonly dane: DaneHabits;
  readonly hosts: HostHabits;
  /** Whether it writes TLS reports, where its operator wants them. */
  readonly writesReports: boolean;
}
