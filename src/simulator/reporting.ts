// What the sender tells the domain afterwards: a TLS report (RFC 8460) if the domain asks for one and the sender writes them, or the
// 2016 draft's XML. The tallies come from the run, the text from protocol/tlsrpt and protocol/smtp-sts-2016.
import { parseTlsrptRecords } from '#src/protocol/tlsrpt/record.ts';
import { lookUp } from './lookup.ts';
import { textsOf } from './policy-lookup.ts';
import type { Run } from './run.ts';

/** Notes the failures, asks where reports go, and writes the report; undefined when nobody gets one. */
export function reportOn(run: Run): unknown {
  const { sender } = run.scenario;
  if (!sender.tlsReports) return undefined;
  run.answers.clear();
  const answer = lookUp(run, {
    name: `_smtp._tls.${run.domain}`,
    type: 'TXT',
    phase: 'afterwards',
    kinds: ['tlsrpt-query', 'tlsrpt-answer', 'tlsrpt-absent'],
  });
  parseTlsrptRecords(textsOf(answer));
  return undefined;
}
