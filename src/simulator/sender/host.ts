// One MX host: where it is, what the promise makes of its name, and a connection to one address after another (RFC 5321 section 5.1,
// RFC 8461 section 4.1, RFC 7672 section 2.2).
import type { DnsSecurity } from '#src/protocol/dane/evaluate.ts';
import { nothingSeen, type HostVerdict, type LocatedHost, type Seen } from '#src/simulator/mechanism/mechanism.ts';
import { locate } from '#src/simulator/network/mx-lookup.ts';
import { connectTcp } from '#src/simulator/network/tcp.ts';
import { Connection } from './connection.ts';
import type { HostEnd, HostResult } from './profile.ts';
import type { Sending } from './sending.ts';

/** What a host came to. `fallsBack`: a handshake failed, and next time the sender does without TLS. */
export interface HostTried {
  readonly result: HostResult;
  readonly fallsBack: boolean;
}

/** A host as it is tried: `allowed` by its name, null where nothing asks; `inClear`: without TLS once a handshake has failed again. */
interface Trial {
  readonly host: LocatedHost;
  readonly allowed: boolean | null;
  readonly inClear: boolean;
}

/** Tries a host that stands in MX records of that security. */
export function tryHost(sending: Sending, name: string, mx: DnsSecurity, inClear: boolean): HostTried {
  const { run, mechanism, profile } = sending;
  const tlsa = profile.dane.underUnsignedMx ? 'always' : 'under-secure-mx';
  const host = locate(run, name, mx, mechanism.wantsTlsa ? tlsa : 'never');
  const named = mechanism.judgeName(host);
  if (!mayConnect(sending, host, named)) return { result: 'refused', fallsBack: false };
  const trial: Trial = { host, allowed: named && named.resultType === null, inClear };
  for (const [index, address] of host.addresses.entries()) {
    const tried = run.journal.within(index === 0 ? '' : address, () => connectTo(sending, trial, address));
    if (tried !== null) return tried;
  }
  return { result: 'temporary', fallsBack: false };
}

/** Puts down what DANE and the policy say of the host before any connection; whether the sender may connect. */
function mayConnect(sending: Sending, host: LocatedHost, named: HostVerdict | null): boolean {
  const { journal, outcome } = sending.run;
  const about = { phase: 'mx', host: host.host } as const;
  const isRefused = named?.action === 'refuse';
  if (named?.by === 'dane' && isRefused) {
    outcome.decidedBy(journal.decide('dane-host-skipped', { ...about, knows: { mx: { host: host.host, allowed: null } } }));
    noteFailure(sending, host.host, '', named);
    return false;
  }
  if (sending.mechanism.checks(host) === 'dane') journal.decide('dane-applies', about);
  if (!named) return true;
  const allowed = named.resultType === null;
  outcome.decidedBy(journal.decide(allowed ? 'mx-allowed' : 'mx-not-allowed', { ...about, knows: { mx: { host: host.host, allowed } } }));
  if (!allowed && !isRefused) journal.decide(named.goesOn ?? 'deliver-despite-failure', { ...about, id: 'name' });
  if (!isRefused) return true;
  sending.mechanism.remember(host, nothingSeen);
  noteFailure(sending, host.host, '', named, 'mx-not-in-policy');
  return false;
}

/** One TCP connection, and where the handshake fails at a later attempt, another one in clear. null: nobody there, try the next address. */
function connectTo(sending: Sending, trial: Trial, address: string): HostTried | null {
  const { run, mechanism, profile } = sending;
  const { host, allowed, inClear } = trial;
  const server = connectTcp(run, host.host, address, allowed);
  if (!server) return null;
  const played = new Connection(sending, host, server, address, false).play();
  const verdict = mechanism.judge(host, played.seen);
  const end: HostEnd = { ...played, verdict };
  settle(sending, host, address, end.seen, verdict);
  if (end.outcome?.result === 'sent') return { result: taken(sending, host), fallsBack: false };
  if (verdict.action === 'refuse') return { result: profile.hosts.afterRefusal(end), fallsBack: false };
  const fallsBack = end.seen.handshake !== undefined && profile.tls.fallsBack;
  if (!fallsBack || !inClear) return { result: profile.hosts.afterFailure(end), fallsBack };
  run.outcome.decidedBy(run.journal.decide('second-try-in-clear', { phase: 'tls', host: host.host }));
  return run.journal.within('clear', () => connectInClear(sending, trial, address));
}

function connectInClear(sending: Sending, { host, allowed }: Trial, address: string): HostTried {
  const server = connectTcp(sending.run, host.host, address, allowed);
  if (!server) return { result: 'temporary', fallsBack: false };
  const played = new Connection(sending, host, server, address, true).play();
  const end: HostEnd = { ...played, verdict: sending.mechanism.judge(host, played.seen) };
  const result = end.outcome?.result === 'sent' ? taken(sending, host) : sending.profile.hosts.afterFailure(end);
  return { result, fallsBack: false };
}

function taken({ run }: Sending, { host }: LocatedHost): 'delivered' {
  run.outcome.takenBy(host);
  return 'delivered';
}

/** What a connection leaves behind: what the mechanism remembers, and a failure or a success to count. */
function settle(sending: Sending, host: LocatedHost, address: string, seen: Seen, verdict: HostVerdict): void {
  const { run, mechanism } = sending;
  mechanism.remember(host, seen);
  const isSecured = seen.starttls === true && seen.certificate !== 'not-yet' && seen.handshake === undefined;
  if (verdict.resultType !== null)
    noteFailure(sending, host.host, address, verdict, seen.handshake === undefined ? undefined : 'tls-handshake');
  else if (isSecured) run.outcome.noteSuccess({ host: host.host, policy: mechanism.promised.rules });
}

/** Counts a failure of that host. `reason`: what a report adds where the type says little. */
export function noteFailure(
  { run, mechanism }: Pick<Sending, 'run' | 'mechanism'>,
  host: string,
  address: string,
  verdict: HostVerdict,
  reason?: string,
): void {
  const { resultType, ownType, by } = verdict;
  if (resultType === null) return;
  run.outcome.noteFailure({
    ...{
      host,
      address,
      resultType,
      about: 'session',
      by: by === 'dane' ? by : 'policy',
      policy: mechanism.promised.rules,
      attempt: run.journal.attempt,
    },
    ...(ownType && { ownType }),
    ...(reason && { reason }),
  });
}
