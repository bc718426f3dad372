// DANE: what the TLSA records of a host make of it (RFC 7672 sections 2.2 and 3, RFC 7671 section 5.2.2). A sender that follows it does
// so before anything else, and what it refuses nothing else may allow (RFC 8461 section 2): combined.ts. What it does with no records is
// another mechanism's.
import { judgeDane, planDane, type DaneConnection } from '#src/protocol/dane/evaluate.ts';
import { connectionSeen } from '#src/protocol/dane/presented.ts';
import type { Run } from '#src/simulator/session/run.ts';
import type { HostVerdict, LocatedHost, Seen } from './mechanism.ts';

/** Whether the host's certificate must match a TLSA record. */
export function appliesDane({ dane }: LocatedHost): boolean {
  return dane !== null && planDane(dane).tls === 'authenticated';
}

/** What DANE makes of a host; null where no TLSA records were asked for. */
export function judgeByDane({ journal, domain }: Run, { host, dane }: LocatedHost, seen: Seen): HostVerdict | null {
  if (!dane) return null;
  const { tls } = planDane(dane);
  const deliver: HostVerdict = { action: 'deliver', resultType: null, by: 'dane', authenticated: false };
  const { starttls, certificate, handshake } = seen;
  const isOpen = certificate === 'not-yet' && starttls === true && handshake === undefined;
  if (isOpen && tls !== 'none') return deliver;
  const shown = certificate === 'not-yet' ? null : certificate;
  const connection = connectionSeen(shown, [host, domain], journal.at, starttlsState(seen));
  const { verdict, authenticated, resultType } = judgeDane(dane, tls === 'none' ? null : connection);
  if (verdict === 'fail' || verdict === 'defer') return { action: 'refuse', resultType, by: 'dane', authenticated: false };
  return { ...deliver, authenticated };
}

/** How far TLS came, in the words of the protocol core. */
export function starttlsState({ starttls, handshake }: Seen): DaneConnection['starttls'] {
  if (starttls === 'refused') return 'refused';
  if (!starttls) return 'not-offered';
  return handshake === undefined ? 'done' : 'broken';
}
