// The rows about records, policies, answers and MX sets, each with the judge that they are for.
import { judgeSet } from '../../../src/protocol/mta-sts/judge-set.ts';
import { judgeLocation } from '../../../src/protocol/mta-sts/location.ts';
import { parsePolicy } from '../../../src/protocol/mta-sts/policy.ts';
import { parseRecords } from '../../../src/protocol/mta-sts/record.ts';
import { judgeResponse } from '../../../src/protocol/mta-sts/response.ts';
import { decodeUtf8 } from '../../../src/protocol/utf-8.ts';
import { judgeTexts } from '../../../src/protocol/pasted/judge-texts.ts';
import { pairsOf } from '../../codes/pairs.ts';
import { locationRows, policyRows, recordRows, responseRows, txtRows } from './code-fixtures.ts';
import { policyTextOf, recordTextsOf, setInputOf, setRows, type SetUp } from './set-fixtures.ts';

const toAscii = (name: string) => (name === 'b\u00fccher.example' ? 'xn--bcher-kva.example' : undefined);

/** A set-up, with the texts that a mend has put in the place of its own. */
interface Mended extends SetUp {
  readonly texts?: string[];
  readonly text?: string;
}

function judgeSetUp({ texts, text, ...setUp }: Mended) {
  const { record, policy, mx } = judgeSet(setInputOf(setUp, texts, text));
  return [...record, ...policy, ...mx];
}

/** Which text a finding of a set is about is told by its code. */
const isOfPolicy = (code: string) => code.startsWith('policy-') || code.startsWith('mx-');

export const mtaStsPairs = [
  ...pairsOf((records) => parseRecords(records).findings, [...recordRows, ...txtRows], {
    textOf: (records, { record = 0 }) => records[record]?.join('') ?? '',
    withText: (records, { record = 0 }, text) => records.with(record, [text]),
  }),
  ...pairsOf((body) => parsePolicy(body, { toAscii }).findings, policyRows, {
    textOf: (body) => (typeof body === 'string' ? body : decodeUtf8(body).text),
    withText: (_, _finding, text) => text,
  }),
  ...pairsOf((response) => judgeResponse(response).findings, responseRows, {
    textOf: (response) => (response.result === 'answer' ? String(response.body) : ''),
    withText: (response, _, body) => ({ ...response, body }) as typeof response,
  }),
  ...pairsOf((url) => judgeLocation('example.com', url), locationRows, {
    textOf: (url) => url,
    withText: (_, _finding, text) => text,
  }),
  ...pairsOf<Mended>(judgeSetUp, setRows, {
    textOf: (setUp, { code }) => (isOfPolicy(code) ? policyTextOf(setUp) : (recordTextsOf(setUp)[0] ?? '')),
    withText: (setUp, { code }, text) => (isOfPolicy(code) ? { ...setUp, text } : { ...setUp, texts: [text] }),
  }),
  // What curl said is raised where pasted texts are read.
  ...pairsOf(
    (policy) => judgeTexts({ record: '', policy, mx: '', tlsrpt: '' }).findings.policy,
    [['response-curl', 'curl: (28) Operation timed out', 'note: curl: (28) Operation timed out']],
    { textOf: (text) => text, withText: (_, _finding, text) => text },
  ),
];
