// No mechanism: nothing is promised, so any host and any certificate will do, and only the absence of TLS is counted (RFC 8460 section
// 4.4).
import type { SenderProfile } from '#src/simulator/sender/profile.ts';
import type { Run } from '#src/simulator/session/run.ts';
import type { PolicyMechanism, Promised } from './mechanism.ts';
import { tlsReport } from './tls-report.ts';

export const nothingPromised: Promised = { source: 'none', mode: null, rules: null };

/** A sender that knows of no policies. */
export function none(run: Run, { policy }: SenderProfile): PolicyMechanism {
  return {
    promised: nothingPromised,
    wantsTlsa: false,
    discover: () => undefined,
    checks: () => 'nothing',
    judgeName: () => null,
    judge: ({ host }, seen) => policy.judge(null, { host, now: run.journal.at }, seen),
    remember: () => undefined,
    report: (tlsa) => tlsReport(run, nothingPromised, tlsa),
  };
}
