// What the sender tells the domain afterwards: the failures that it noted, and a report, if the domain wants one and the sender writes
// them.
import { groupFailures } from '#src/simulator/mechanism/tls-report.ts';
import type { Sending } from './sending.ts';

const about = { from: 'sender', phase: 'afterwards', channel: 'report' } as const;

/** Writes and sends the report; undefined when nobody gets one, or there is nothing to tell. */
export function reportOn({ run, mechanism, profile }: Sending): unknown {
  const { journal, outcome } = run;
  if (outcome.failures.length === 0 && outcome.successes.length === 0) return undefined;
  const due = profile.writesReports ? mechanism.report() : null;
  if (!due) {
    if (outcome.failures.length > 0) journal.decide('failure-not-reported', { phase: 'afterwards' });
    return undefined;
  }
  for (const { failure, count } of groupFailures(outcome.failures)) {
    const { host, resultType, ownType = resultType } = failure;
    const text = `${ownType} at ${host}${count > 1 ? `, ${count} times` : ''}`;
    journal.add({ ...about, id: `failure/${resultType}/${host}`, to: 'sender', text, explains: 'failure-noted', host });
  }
  const text = `to ${due.to.join(', ')}\n${due.text}`;
  journal.add({ ...about, id: 'report', to: 'receiver', text, explains: due.kind });
  return due.report;
}
