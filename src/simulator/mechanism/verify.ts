// A sender's own rule, beside what a domain promises: TLS with every host, and a certificate from a trusted authority, in date and for the
// name that the sender asked for. It is a local matter (RFC 3207 section 4.1) and needs no policy; the name is the one that DNS gave.
import type { PolicyRules } from '#src/protocol/mta-sts/policy.ts';
import type { SenderProfile } from '#src/simulator/sender/profile.ts';
import type { Run } from '#src/simulator/session/run.ts';
import type { HostVerdict, LocatedHost, PolicyMechanism, Seen } from './mechanism.ts';

/**
 * The other mechanism, and the sender's own rule where it asks more. Where DANE applies, it alone judges (RFC 7672 sections 3.1.1 and
 * 3.1.2).
 */
export function verifying(run: Run, { policy }: SenderProfile, other: PolicyMechanism): PolicyMechanism {
  const judgeOwn = ({ host }: LocatedHost, seen: Seen): HostVerdict => {
    const rules: PolicyRules = { mode: 'enforce', maxAge: 0, mx: [host] };
    return { ...policy.judge(rules, { host, now: run.journal.at }, seen), by: 'own' };
  };
  return {
    get promised() {
      return other.promised;
    },
    get wantsTlsa() {
      return other.wantsTlsa;
    },
    discover: () => other.discover(),
    checks: (host) => (other.checks(host) === 'dane' ? 'dane' : 'name'),
    judgeName: (host) => other.judgeName(host),
    judge: (host, seen) => {
      const verdict = other.judge(host, seen);
      if (verdict.action === 'refuse' || other.checks(host) === 'dane') return verdict;
      const own = judgeOwn(host, seen);
      const isAsked = other.checks(host) === 'name' && own.action !== 'refuse';
      return isAsked ? verdict : own;
    },
    remember: (host, seen) => other.remember(host, seen),
    ...(other.allRefused && { allRefused: () => other.allRefused!() }),
    ...(other.lookAgain && { lookAgain: () => other.lookAgain!() }),
    report: (tlsa) => other.report(tlsa),
  };
}
