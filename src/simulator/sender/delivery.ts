// One attempt to deliver: what is promised, the MX hosts in order, one after another until one takes the mail (RFC 5321 section 5.1,
// RFC 8461 sections 5 and 5.1, RFC 7672 section 2.2). What happens at one host is host.ts, what between attempts is attempts.ts.
import type { DnsSecurity } from '#src/protocol/dane/evaluate.ts';
import { nothingSeen } from '#src/simulator/mechanism/mechanism.ts';
import { findHosts, type MxList } from '#src/simulator/network/mx-lookup.ts';
import { noteFailure, tryHost } from './host.ts';
import type { HostResult } from './profile.ts';
import type { Sending } from './sending.ts';

/** How an attempt ended. */
export interface Attempted {
  readonly result: 'delivered' | 'deferred' | 'bounced';
  /** By the sender's own policy, at a host that was reached or would have been. */
  readonly refused: boolean;
  /** A handshake failed, nothing demands TLS, and the sender will do without at its next attempt. */
  readonly willGoInClear: boolean;
}

type Ended = Extract<MxList, { ends: unknown }>;

/** A session of more events is broken off: no reader follows it, and a foreign scenario must not run for ever. */
const mostEvents = 5000;

/** Makes one attempt. `inClear`: a handshake failed before, and this sender does without TLS where nothing demands it. */
export function attemptDelivery(sending: Sending, inClear: boolean): Attempted {
  const { run, mechanism } = sending;
  run.world.forgetAnswers();
  mechanism.discover();
  const list = findHosts(run);
  if ('ends' in list) return withoutHosts(sending, list);
  const first = tryHosts(sending, list.hosts, list.security, inClear);
  if (!first.refused || !mechanism.allRefused?.()) return first;
  return run.journal.within('round-2', () => tryHosts(sending, list.hosts, list.security, inClear));
}

/** No host to try: the mail waits or goes back. Where the MX records are bogus, it is DANE that refuses (RFC 7672 section 2.2.1). */
function withoutHosts({ run, mechanism }: Sending, { ends, security }: Ended): Attempted {
  run.outcome.decidedBy(run.journal.events.at(-1) ?? { id: '' });
  run.journal.decide('no-usable-host', { phase: 'mx' });
  const host = { host: run.domain, addresses: [], dane: { mx: security, address: security, tlsa: null } };
  const verdict = security === 'bogus' ? mechanism.judge(host, nothingSeen) : null;
  const refused = verdict?.by === 'dane' && verdict.action === 'refuse';
  if (refused) noteFailure({ run, mechanism }, run.domain, '', verdict);
  return { result: ends, refused, willGoInClear: false };
}

function tryHosts(sending: Sending, hosts: readonly string[], security: DnsSecurity, inClear: boolean): Attempted {
  const { journal } = sending.run;
  const results: HostResult[] = [];
  let willGoInClear = false;
  for (const [index, host] of hosts.entries()) {
    if (journal.events.length > mostEvents) break;
    const { result, fallsBack } = journal.within(index === 0 ? '' : host, () => {
      if (index > 0) journal.decide('try-next-host', { phase: 'mx', host, knows: { verdict: 'next-mx' } });
      return tryHost(sending, host, security, inClear);
    });
    results.push(result);
    willGoInClear ||= fallsBack;
    if (result === 'delivered') return { result, refused: false, willGoInClear };
    if (result === 'permanent') return { result: 'bounced', refused: false, willGoInClear };
    if (result === 'waits') break;
  }
  return { result: sending.profile.hosts.whenNoneTook(results), refused: results.includes('refused'), willGoInClear };
}
