// How conformance cases of two subjects are put to this engine: records of the 2016 draft, and TLS reports. From the case's
// input to the shape of its `expect`; inputs are taken to have the form that the corpus describes.
import { selectRecord2016 } from '#src/protocol/smtp-sts-2016/record.ts';
import { readReport } from '#src/protocol/tlsrpt/report.ts';

export const subjects: Record<'draft-2016' | 'tls-report', (input: unknown) => unknown> = {
  'draft-2016': (input) => {
    const { status, value } = selectRecord2016(input as string[][]);
    return { status, ...value };
  },
  'tls-report': (input) => {
    const { valid, report, problems } = readReport(input as string);
    return { valid, ...report, problems: problems.map(({ problem }) => problem) };
  },
};
