// How a conformance case is put to this engine: one adapter for each subject, from the case's input to the shape of its `expect`.
// Reading files and comparing is conformance.ts. Inputs are taken to have the form that the corpus describes.
import { domainToASCII } from 'node:url';
import { isAscii } from '#src/protocol/dns/names.ts';
import { evaluate, type DecisionInput } from '#src/protocol/mta-sts/evaluate.ts';
import { matchMx } from '#src/protocol/mta-sts/mx-pattern.ts';
import { parsePolicy } from '#src/protocol/mta-sts/policy.ts';
import { parseRecords } from '#src/protocol/mta-sts/record.ts';
import { parseTlsrptRecords } from '#src/protocol/tlsrpt/record.ts';

/** Answers a case's input; the result is compared with its `expect`. */
export type Subject = (input: unknown) => unknown;

type TxtRecords = readonly (readonly string[])[];

export const subjects: Readonly<Record<string, Subject>> = {
  'sts-record': (input) => {
    const { status, value } = parseRecords(input as TxtRecords);
    return value ? { status, id: value.id } : { status };
  },
  'sts-policy': (input) => {
    const { value } = parsePolicy(typeof input === 'string' ? input : Buffer.from((input as { hex: string }).hex, 'hex'));
    return value ? { valid: true, ...value } : { valid: false };
  },
  'mx-match': (input) => {
    const { pattern, host } = input as { pattern: string; host: string };
    return matchMx(pattern, isAscii(host) ? host : domainToASCII(host));
  },
  'tlsrpt-record': (input) => {
    const { status, value } = parseTlsrptRecords(input as TxtRecords);
    return value ? { status, rua: value.rua } : { status };
  },
  decision: (input) => evaluate(input as DecisionInput),
};
