// Conformance adapters for two subjects of the corpus: records of the 2016 draft and TLS reports. Input and result are in
// the corpus's own words; unknown input shapes throw, which the command counts as a difference.
import { selectRecord2016 } from '#src/protocol/smtp-sts-2016/record.ts';

export const subjects: Record<'draft-2016', (input: unknown) => unknown> = {
  'draft-2016': (input) => {
    const { status, value } = selectRecord2016(input as string[][]);
    return { status, ...value };
  },
};
