// One attempt to deliver: policy, MX hosts in order, one connection after another until a host takes the mail (RFC 5321 section 5.1,
// RFC 8461 sections 5 and 5.1, RFC 7672 section 2.2). What happens between attempts is attempts.ts.
import type { DnsSecurity } from '#src/protocol/dane/evaluate.ts';
import type { Application2016 } from '#src/protocol/smtp-sts-2016/application.ts';
import { Connection } from './connection.ts';
import { rulesFor, type HostRules, type HostVerdict, type Seen } from '#src/simulator/mechanism/host-rules.ts';
import { findHosts, locate, mayConnect } from '#src/simulator/network/mx-lookup.ts';
import { findPolicy } from '#src/simulator/mechanism/policy-lookup.ts';
import { beginPolicy2016, renewPolicy2016 } from '#src/simulator/mechanism/policy-2016.ts';
import { decide, type Run } from './run.ts';
import { connectTcp } from '#src/simulator/network/tcp.ts';

/** How an attempt ended. refused: by the sender's own policy, at every host that was reached. */
export interface Attempted {
  readonly result: 'delivered' | 'deferred' | 'bounced';
  readonly refused: boolean;
}

/** A session of more events is broken off: no reader follows it, and a foreign scenario must not run for ever. */
const mostEvents = 5000;

type HostResult = 'delivered' | 'temporary' | 'permanent' | 'refused';

/** Makes one attempt. `inClear`: a handshake failed before, and this sender does without TLS where nothing demands it. */
export function attemptDelivery(run: Run, inClear: boolean): Attempted {
  const { sender } = run.scenario;
  run.answers.clear();
  run.inForce = { source: 'none', policy: null };
  run.application2016 = null;
  run.willGoInClear = false;
  if (sender.mtaSts) findPolicy(run);
  else if (sender.sts2016) run.application2016 = beginPolicy2016(run);
  const list = findHosts(run);
  if ('ends' in list) {
    run.deciding = run.journal.events.at(-1)?.id ?? '';
    decide(run, 'no-usable-host', { phase: 'mx' });
    const bogus = sender.dane && list.security === 'bogus';
    if (bogus) note(run, run.domain, '', { action: 'refuse', resultType: 'dnssec-invalid', by: 'dane', authenticated: false });
    return { result: list.ends, refused: bogus };
  }
  const first = tryHosts(run, list.hosts, list.security, inClear);
  if (!first.refused || !sender.sts2016 || !renewPolicy2016(run)) return first;
  // The draft starts again, once, under the new policy.
  return run.journal.within('round-2', () => tryHosts(run, list.hosts, list.security, inClear));
}

function tryHosts(run: Run, hosts: readonly string[], security: DnsSecurity, inClear: boolean): Attempted {
  let refused = false;
  for (const [index, host] of hosts.entries()) {
    if (run.journal.events.length > mostEvents) break;
    const result = run.journal.within(index === 0 ? '' : host, () => {
      if (index > 0) decide(run, 'try-next-host', { phase: 'mx', host, knows: { verdict: 'next-mx' } });
      return tryHost(run, host, security, inClear);
    });
    if (result === 'delivered') return { result: 'delivered', refused: false };
    if (result === 'permanent') return { result: 'bounced', refused: false };
    if (result === 'refused') refused = true;
  }
  return { result: 'deferred', refused };
}

function tryHost(run: Run, host: string, security: DnsSecurity, inClear: boolean): HostResult {
  const { sender } = run.scenario;
  const located = locate(run, host, security);
  const { policy } = run.inForce;
  const demands = {
    sender,
    host,
    domain: run.domain,
    now: run.journal.at,
    policy,
    dane: located.dane,
    application2016: run.application2016,
  };
  const rules = rulesFor(demands);
  if (sender.dane && !mayConnect(located.dane)) {
    const verdict = rules.judge({ starttls: true, certificate: 'not-yet' });
    run.deciding = decide(run, 'dane-host-skipped', { phase: 'mx', host, knows: { mx: { host, allowed: null } } }).id;
    note(run, host, '', verdict);
    return 'refused';
  }
  if (rules.checks === 'dane') {
    run.tlsa.set(host, located.dane?.tlsa?.records ?? []);
    decide(run, 'dane-applies', { phase: 'mx', host });
  }
  if (judgeName(run, rules) === 'refused') return 'refused';
  for (const [index, address] of located.addresses.entries()) {
    const result = run.journal.within(index === 0 ? '' : address, () => connectTo(run, rules, address, inClear));
    if (result !== null) return result;
  }
  return 'temporary';
}

/** Whether the policy allows the host's name; null where nothing asks. */
function isAllowed(rules: HostRules): boolean | null {
  return rules.names ? rules.judge({ starttls: true, certificate: 'not-yet' }).resultType === null : null;
}

/** RFC 8461 section 4.1: the name alone, before any connection. */
function judgeName(run: Run, rules: HostRules): 'refused' | 'go-on' {
  const { host } = rules;
  if (!rules.names) return 'go-on';
  const verdict = rules.judge({ starttls: true, certificate: 'not-yet' });
  const allowed = verdict.resultType === null;
  const knows = { mx: { host, allowed } };
  run.deciding = decide(run, allowed ? 'mx-allowed' : 'mx-not-allowed', { phase: 'mx', host, knows }).id;
  if (allowed) return 'go-on';
  if (verdict.action !== 'refuse') {
    decide(run, 'deliver-despite-failure', { id: 'name', phase: 'mx', host });
    return 'go-on';
  }
  note(run, host, '', verdict, 'mx-not-in-policy');
  return 'refused';
}

/** One TCP connection, and where the handshake fails at a later attempt, another one in clear. null: nobody there, try the next address. */
function connectTo(run: Run, rules: HostRules, address: string, inClear: boolean): HostResult | null {
  const { sender } = run.scenario;
  const server = connectTcp(run, rules.host, address, isAllowed(rules));
  if (!server) return null;
  const { outcome, seen } = new Connection(run, rules, server, address, false).play();
  const verdict = seen && rules.judge(seen);
  if (seen && verdict) settle(run, rules, address, seen, verdict);
  if (outcome?.result === 'sent') return delivered(run, rules.host);
  const handshakeFailed = seen?.handshake !== undefined;
  // Postfix takes a server's own 5xx to STARTTLS for the last word, where TLS is a must.
  if (sender.behaves === 'postfix-3.7' && outcome?.reason === 'starttls-refused' && outcome.result === 'permanent') return 'permanent';
  if (verdict?.action === 'refuse') return 'refused';
  if (handshakeFailed && inClear) {
    run.deciding = decide(run, 'second-try-in-clear', { phase: 'tls', host: rules.host }).id;
    return run.journal.within('clear', () => connectInClear(run, rules, address));
  }
  if (handshakeFailed) run.willGoInClear = true;
  return outcome?.result === 'permanent' ? 'permanent' : 'temporary';
}

function connectInClear(run: Run, rules: HostRules, address: string): HostResult {
  const server = connectTcp(run, rules.host, address, isAllowed(rules));
  if (!server) return 'temporary';
  const { outcome } = new Connection(run, rules, server, address, true).play();
  if (outcome?.result === 'sent') return delivered(run, rules.host);
  return outcome?.result === 'permanent' ? 'permanent' : 'temporary';
}

function delivered(run: Run, host: string): 'delivered' {
  run.deliveredTo = host;
  return 'delivered';
}

/** What a connection leaves behind: a failure or a success to count, and the draft's state. */
function settle(run: Run, rules: HostRules, address: string, seen: Seen, verdict: HostVerdict): void {
  const after: Application2016 | null = rules.after2016(seen);
  if (after) run.application2016 = after;
  const reason = seen.handshake === undefined ? undefined : 'tls-handshake';
  if (verdict.resultType !== null) note(run, rules.host, address, verdict, reason);
  else if (seen.starttls === true && seen.certificate !== 'not-yet' && seen.handshake === undefined)
    run.succeeded.push({ policy: run.inForce.policy, host: rules.host });
}

function note(run: Run, host: string, address: string, verdict: HostVerdict, reason?: string): void {
  if (verdict.resultType === null) return;
  const { resultType, type2016, by } = verdict;
  if (type2016) run.failed2016 ??= (run.application2016?.candidate ?? run.application2016?.cached)?.policy ?? null;
  run.failures.push({
    host,
    address,
    resultType,
    about: 'session',
    by,
    policy: run.inForce.policy,
    attempt: run.journal.attempt,
    ...(type2016 && { type2016 }),
    ...(reason && { reason }),
  });
}
