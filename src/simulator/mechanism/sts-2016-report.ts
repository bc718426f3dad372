// The failure report of the March 2016 draft (section 4): XML to the addresses that the policy itself names.
import { failureTypes2016, type FailureType2016 } from '#src/protocol/smtp-sts-2016/failure-type.ts';
import type { Policy2016 } from '#src/protocol/smtp-sts-2016/policy.ts';
import { writeReport2016 } from '#src/protocol/smtp-sts-2016/report.ts';
import type { Run } from '#src/simulator/session/run.ts';
import type { DueReport } from './mechanism.ts';
import { groupFailures, reportFrame } from './tls-report.ts';

/** What was met under `policy`; null where it names no address, or nothing of the draft's own failed. */
export function report2016(run: Run, policy: Policy2016): DueReport | null {
  if (!policy.rua) return null;
  const { organization, contact: email, reportId, start, end, domain } = reportFrame(run);
  const sourceIp = run.world.scenario.sender.address;
  const failures = groupFailures(run.outcome.failures).flatMap(({ failure: { ownType, host, address }, count }) =>
    isFailureType2016(ownType) ? [{ failure: ownType, count, hostname: host, sourceIp, ...(address && { connectedIp: address }) }] : [],
  );
  const report = writeReport2016({ organization, email, reportId, start, end, domain, policy, enforced: true, failures });
  return report === null ? null : { to: policy.rua, report, text: report.trimEnd(), kind: 'draft-report-sent' };
}

function isFailureType2016(word: string | undefined): word is FailureType2016 {
  return word !== undefined && Object.hasOwn(failureTypes2016, word);
}
