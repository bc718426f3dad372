// The checks about TLSA records: whether DANE senders can use them (RFC 7672), and, where a mail server was looked at, whether what it
// presented fits them: judge-presented.ts.
import { securityOf } from '#src/inspector/ask/lookup.ts';
import type { Check } from '#src/inspector/inspection.ts';
import type { Observed, HostObserved } from '#src/inspector/observed.ts';
import { planDane, type DnsSecurity } from '#src/protocol/dane/evaluate.ts';
import { formatTlsa, whyUnusable } from '#src/protocol/dane/tlsa.ts';
import { check, digProof } from './check.ts';
import { judgePresented } from './judge-presented.ts';

/** all: DANE authenticates every MX host. some: senders that check it are safe only with those. */
export interface DaneJudged {
  readonly covers: 'all' | 'some' | 'none';
  /** Hosts that were seen with a certificate that their TLSA records do not allow. */
  readonly mismatched: readonly string[];
  readonly checks: readonly Check[];
}

/**
 * Judges the TLSA records of all hosts. A domain without any has made no mistake: nothing is said. `isEnforced`: a policy in mode enforce
 * closes the gaps that DANE leaves, so they are worth knowing and no warning.
 */
export function judgeDane(observed: Observed, isEnforced = false): DaneJudged {
  const { domain, hosts } = observed;
  const judged = hosts.map((host) => judgeHost(host, observed, isEnforced));
  const usable = judged.filter(({ isUsable }) => isUsable);
  const atLeastSome = usable.length === hosts.length ? 'all' : 'some';
  const covers = usable.length === 0 ? 'none' : atLeastSome;
  const without = judged.filter(({ isUsable }) => !isUsable).map(({ host }) => host);
  const some =
    covers === 'some'
      ? [check('check-dane-some-hosts', isEnforced ? 'pass' : 'warn', domain, { values: { without: without.join(', ') } })]
      : [];
  const mismatched = judged.filter(({ mismatches }) => mismatches).map(({ host }) => host);
  return { covers, mismatched, checks: [...judged.flatMap(({ checks }) => checks), ...some] };
}

interface HostDane {
  readonly host: string;
  /** Senders that check DANE authenticate this host, the MX record that leads to it included. */
  readonly isUsable: boolean;
  readonly mismatches: boolean;
  readonly checks: readonly Check[];
}

function judgeHost(observed: HostObserved, { domain, mx: mxLookup, now }: Observed, isEnforced: boolean): HostDane {
  const { host, tlsa } = observed;
  const mx: DnsSecurity = securityOf(mxLookup);
  const dns = { mx, address: addressSecurity(observed), tlsa: { security: securityOf(tlsa), records: tlsa.records } };
  const { reason, usable } = planDane(dns);
  const evidence = tlsa.records.map((record) => `${tlsa.question.name} TLSA ${formatTlsa(record)}`).join('\n');
  const say = (one: Check | null, isUsable = false): HostDane => ({ host, isUsable, mismatches: false, checks: one ? [one] : [] });
  if (reason === 'tlsa-lookup')
    return say(
      check('check-dane-lookup-failed', tlsa.bogus ? 'fail' : 'unprovable', host, { proof: digProof(tlsa.question.name, 'TLSA') }),
    );
  if (tlsa.records.length === 0) return say(null);
  if (reason === 'all-unusable') {
    const reasons = [...new Set(tlsa.records.map(whyUnusable))].filter(Boolean).join(', ');
    return say(check('check-dane-unusable', 'warn', host, { values: { reasons }, evidence }));
  }
  if (reason !== 'usable') return say(check('check-dane-insecure', 'warn', host, { evidence }));
  const made = say(
    mx === 'secure'
      ? check('check-dane-usable', 'pass', host, { values: { count: `${tlsa.records.length}` }, evidence })
      : check('check-dane-mx-unsigned', isEnforced ? 'pass' : 'warn', host, { evidence }),
    mx === 'secure',
  );
  // Under secure MX records the recipient domain is a name to be found in the certificate too (RFC 7672 section 3.2.2).
  const names = mx === 'secure' ? [host, domain] : [host];
  const presented = judgePresented(observed, { dns, usable, names, now, evidence });
  if (!presented) return made;
  const mismatches = presented.verdict === 'fail';
  return { ...made, isUsable: made.isUsable && !mismatches, mismatches, checks: [...made.checks, presented] };
}

function addressSecurity({ a, aaaa }: HostObserved): ReturnType<typeof securityOf> {
  const answers = [a, aaaa].filter(({ state }) => state !== 'failed').map(securityOf);
  if (answers.length === 0) return securityOf(a);
  return answers.every((security) => security === 'secure') ? 'secure' : 'insecure';
}
