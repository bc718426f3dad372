// What the sender tells the domain afterwards: the failures that it noted, and a report, if the domain wants one and the sender writes
// them. Whether the report gets there is report-delivery.ts.
import { groupFailures } from '#src/simulator/mechanism/tls-report.ts';
import type { ReportFate, Tamper } from '#src/simulator/session/session.ts';
import { sendReport } from './report-delivery.ts';
import type { Sending } from './sending.ts';

const about = { from: 'sender', phase: 'afterwards', channel: 'report' } as const;

/** A report as it was sent, left out where none was, and what became of it. */
export interface Reported {
  readonly report?: unknown;
  readonly fate: ReportFate;
}

/** Writes and sends the report. */
export function reportOn(sending: Sending): Reported {
  const { run, mechanism, profile } = sending;
  const { journal, outcome } = run;
  const nothingDue: Reported = { fate: { to: null, status: 'none-due', by: null } };
  if (outcome.failures.length === 0 && outcome.successes.length === 0) return nothingDue;
  const { tlsReports, sts2016 } = run.world.scenario.sender;
  const due = profile.writesReports ? mechanism.report() : null;
  if (!due) {
    if (outcome.failures.length > 0) journal.decide('failure-not-reported', { phase: 'afterwards' });
    const writes = profile.writesReports && (tlsReports || sts2016 !== undefined);
    return writes ? { fate: { to: null, status: 'not-asked', by: discoveryTouchedBy(sending) } } : nothingDue;
  }
  for (const { failure, count } of groupFailures(outcome.failures)) {
    const { host, resultType, ownType = resultType } = failure;
    const text = `${ownType} at ${host}${count > 1 ? `, ${count} times` : ''}`;
    journal.add({ ...about, id: `failure/${resultType}/${host}`, to: 'sender', text, explains: 'failure-noted', host });
  }
  const fate = sendReport(sending, due.to);
  const text = `to ${due.to.join(', ')}\n${due.text}`;
  journal.add({
    ...about,
    id: 'report',
    to: fate.status === 'taken' ? 'attacker' : 'receiver',
    text,
    explains: due.kind,
    tampered: tamperOf(fate),
  });
  return { report: due.report, fate };
}

/** Who answered the question for the address of reports in the domain's place, or hid the answer (RFC 8460 section 7). */
function discoveryTouchedBy({ run }: Sending): ReportFate['by'] {
  return run.journal.events.find(({ id, tampered }) => id.includes('_smtp._tls.') && tampered)?.tampered?.by ?? null;
}

function tamperOf({ status, by }: ReportFate): Tamper | undefined {
  return status === 'lost' && by !== null ? { action: 'dropped', by } : undefined;
}
