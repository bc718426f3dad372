// For every code that compares the parts of a domain's set-up: what raises it, and a near miss that does not.
import type { CachedPolicy } from '../../../src/protocol/mta-sts/cache.ts';
import type { SetInput } from '../../../src/protocol/mta-sts/judge-set.ts';
import { parsePolicy } from '../../../src/protocol/mta-sts/policy.ts';
import { parseRecords } from '../../../src/protocol/mta-sts/record.ts';
import type { Row } from '../../codes/pairs.ts';

const now = 1_700_000_000;
const day = 86_400;

/** A domain's set-up as text: the record, the patterns, the mode, the MX hosts, what was before. */
export interface SetUp {
  readonly id?: string | null;
  readonly mx?: readonly string[];
  readonly mode?: string;
  readonly hosts?: readonly string[];
  readonly history?: readonly CachedPolicy[];
}

export const policyTextOf = ({ mx = ['mail.example.com'], mode = 'enforce' }: SetUp): string =>
  ['version: STSv1', `mode: ${mode}`, ...mx.map((pattern) => `mx: ${pattern}`), 'max_age: 2592000', ''].join('\n');

export const recordTextsOf = ({ id = 'b' }: SetUp): string[] => (id === null ? [] : [`v=STSv1; id=${id};`]);

/** The input of judgeSet for texts as they stand after a mend. */
export function setInputOf(setUp: SetUp, texts = recordTextsOf(setUp), text = policyTextOf(setUp)): SetInput {
  return {
    record: { judged: parseRecords(texts.map((each) => [each])), texts },
    policy: { value: parsePolicy(text).value, text },
    ...(setUp.hosts && { mx: setUp.hosts }),
    history: setUp.history ?? [],
    now,
  };
}

const before = (id: string, mode: 'enforce' | 'testing' | 'none', mx: readonly string[], age = day): CachedPolicy => ({
  id,
  fetchedAt: now - age,
  policy: { mode, maxAge: 2_592_000, mx },
});
const old = ['old.example.com'];
const same = ['mail.example.com'];

export const setRows: readonly Row<SetUp>[] = [
  ['record-id-unchanged', { history: [before('b', 'enforce', old)] }, { history: [before('b', 'enforce', same)] }],
  [
    'record-id-reused',
    { history: [before('b', 'testing', same), before('a', 'enforce', old)] },
    { history: [before('c', 'testing', same), before('a', 'enforce', old)] },
  ],
  ['record-id-changed-alone', { history: [before('a', 'enforce', same)] }, { history: [before('a', 'testing', same)] }],
  [
    'record-removed-early',
    { id: null, history: [before('a', 'enforce', same)] },
    { id: null, history: [before('a', 'enforce', same, 31 * day)] },
  ],
  ['policy-without-record', { id: null }, { id: 'b' }],
  ['policy-testing-for-ever', { mode: 'testing', id: '20230101000000Z' }, { mode: 'testing', id: '20231101000000Z' }],
  ['policy-mx-repeated', { mx: ['mail.example.com', 'MAIL.example.com'] }, { mx: ['mail.example.com', 'mail2.example.com'] }],
  [
    'policy-mx-redundant',
    { mx: ['mail.example.com', '*.example.com', 'mail.example.com'] },
    { mx: ['a.mail.example.com', '*.example.com', 'a.mail.example.com'] },
  ],
  ['mx-not-covered', { hosts: ['mail.example.com', 'mail.example.org'] }, { hosts: ['MAIL.example.com.'] }],
  [
    'mx-star-too-shallow',
    { mx: ['*.example.com'], hosts: ['a.b.example.com', 'a.example.com'] },
    { mx: ['*.example.com'], hosts: ['a.example.com'] },
  ],
  [
    'mx-star-not-its-base',
    { mx: ['*.example.com'], hosts: ['example.com', 'a.example.com'] },
    { mx: ['*.example.com'], hosts: ['a.example.com'] },
  ],
  ['mx-nearly-covered', { mx: ['mial.example.com'], hosts: ['mail.example.com'] }, { mx: ['mx.example.com'], hosts: ['mail.example.com'] }],
  ['mx-pattern-unused', { mx: ['mail.example.com', '*.example.net'], hosts: ['mail.example.com'] }, { hosts: ['mail.example.com'] }],
  ['mx-implicit', { hosts: [] }, { hosts: ['mail.example.com'] }],
  ['mx-null', { hosts: ['.'] }, { hosts: ['mail.example.com.'] }],
  ['mx-address', { hosts: ['192.0.2.1'] }, { hosts: ['1.example.com'] }],
  ['mx-not-a-host-name', { hosts: ['-mail.example.com'] }, { hosts: ['ma-il.example.com'] }],
  ['mx-underscore', { hosts: ['mail_1.example.com'] }, { hosts: ['mail-1.example.com'] }],
];
