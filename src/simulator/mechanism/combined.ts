// DANE in front of another mechanism, or of none: both must be content, DANE first. MTA-STS must not override a failing DANE validation
// (RFC 8461 section 2); a sender whose policy takes DANE's place all the same has that in its profile.
import type { Tlsa } from '#src/protocol/dane/tlsa.ts';
import type { SenderProfile } from '#src/simulator/sender/profile.ts';
import type { Run } from '#src/simulator/session/run.ts';
import { appliesDane, judgeByDane } from './dane.ts';
import { nothingSeen, type HostVerdict, type LocatedHost, type PolicyMechanism, type Seen } from './mechanism.ts';

/** DANE, then the other. */
export function combined(run: Run, profile: SenderProfile, other: PolicyMechanism): PolicyMechanism {
  /** The TLSA records that the sender went by, by the host that they are for. */
  const tlsa = new Map<string, readonly Tlsa[]>();
  const isReplaced = (): boolean => profile.dane.yieldsToPolicy && other.promised.rules?.mode === 'enforce';
  const judgeDane = (host: LocatedHost, seen: Seen): HostVerdict | null => (isReplaced() ? null : judgeByDane(run, host, seen));
  return {
    get promised() {
      return other.promised;
    },
    get wantsTlsa() {
      return !isReplaced();
    },
    discover: () => other.discover(),
    checks: (host) => (!isReplaced() && appliesDane(host) ? 'dane' : other.checks(host)),
    judgeName: (host) => {
      const byDane = judgeDane(host, nothingSeen);
      if (byDane?.action === 'refuse') return byDane;
      if (!isReplaced() && appliesDane(host)) tlsa.set(host.host, host.dane?.tlsa?.records ?? []);
      return other.judgeName(host);
    },
    judge: (host, seen) => {
      const byDane = judgeDane(host, seen);
      if (byDane?.action === 'refuse') return byDane;
      const verdict = other.judge(host, seen);
      return byDane?.authenticated && verdict.action === 'deliver' ? { ...verdict, authenticated: true } : verdict;
    },
    remember: (host, seen) => other.remember(host, seen),
    ...(other.allRefused && { allRefused: () => other.allRefused!() }),
    ...(other.lookAgain && { lookAgain: () => other.lookAgain!() }),
    report: () => other.report(tlsa),
  };
}
