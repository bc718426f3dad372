// No finding that the product can make leaves a place of its words unfilled: every code is raised for real, from the corpus and from
// all senders under all attacks, and its words are read.
import { describe, expect, test } from 'vitest';
import '../../src/explanations/english.ts';
import { explain, explainEvent, eventKey } from '../../src/explanations/index.ts';
import { plainText } from '../../src/explanations/prose.ts';
import type { Finding } from '../../src/protocol/finding.ts';
import { judgeLocation } from '../../src/protocol/mta-sts/location.ts';
import { stsCodes } from '../../src/protocol/mta-sts/codes.ts';
import { judgeResponse } from '../../src/protocol/mta-sts/response.ts';
import { judgeTexts } from '../../src/protocol/pasted/judge-texts.ts';
import { judgeSet } from '../../src/protocol/mta-sts/judge-set.ts';
import { parsePolicy } from '../../src/protocol/mta-sts/policy.ts';
import { parseRecords } from '../../src/protocol/mta-sts/record.ts';
import { selectRecord2016 } from '../../src/protocol/smtp-sts-2016/record.ts';
import { readReport } from '../../src/protocol/tlsrpt/report.ts';
import { parseTlsrptRecords } from '../../src/protocol/tlsrpt/record.ts';
import { attacks, mistakes, senders } from '#src/simulator/world/names.ts';
import { simulate } from '../../src/simulator/simulate.ts';
import { locationRows, policyRows, recordRows, responseRows, txtRows } from '../protocol/mta-sts/code-fixtures.ts';
import { setInputOf, setRows } from '../protocol/mta-sts/set-fixtures.ts';

interface Corpus {
  readonly subject: string;
  readonly cases: readonly { readonly input: unknown }[];
}
const corpora = Object.values(import.meta.glob<Corpus>('../corpus/*.json', { eager: true, import: 'default' }));

const judges: Readonly<Record<string, (input: never) => readonly Finding[]>> = {
  'sts-record': (input: string[][]) => parseRecords(input).findings,
  'sts-policy': (input: string | { hex: string }) => parsePolicy(typeof input === 'string' ? input : octets(input.hex)).findings,
  'tlsrpt-record': (input: string[][]) => parseTlsrptRecords(input).findings,
  'draft-2016': (input: string[][]) => selectRecord2016(input).findings,
  'tls-report': (input: string) => readReport(input).problems,
};

function octets(hex: string): Uint8Array {
  return Uint8Array.from(hex.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));
}

/** What of a finding's words is not filled. */
function unfilled({ code, values }: Finding): string[] {
  const { statement, body, fix } = explain(code, values);
  const all = [statement, plainText(body), plainText(fix ?? [])].join('\n');
  return (all.match(/\{[\w-]+\}/g) ?? [])
    .filter((place) => !Object.values(values ?? {}).some((value) => value.includes(place)))
    .map((place) => `${code} ${place}`);
}

const found: Finding[] = corpora.flatMap(({ subject, cases }) =>
  cases.flatMap(({ input }) => [...(judges[subject]?.(input as never) ?? [])]),
);
const fixtures: Finding[] = [
  ...[...recordRows, ...txtRows].flatMap(([, raises]) => parseRecords(raises).findings),
  ...policyRows.flatMap(([, raises]) => parsePolicy(raises).findings),
  ...responseRows.flatMap(([, raises]) => judgeResponse(raises).findings),
  ...judgeTexts({ record: '', policy: 'curl: (28) Operation timed out', mx: '', tlsrpt: '' }).findings.policy,
  ...locationRows.flatMap(([, raises]) => judgeLocation('example.com', raises)),
  ...setRows.flatMap(([, raises]) => Object.values(judgeSet(setInputOf(raises))).flat()),
];
const sessions = senders.flatMap((sender) => [...attacks, ...mistakes].map((attack) => simulate({ sender, attack })));

describe('places', () => {
  test('the corpus raises findings worth the name', () => expect(new Set(found.map(({ code }) => code)).size).toBeGreaterThan(60));
  test('none is left in the words of the corpus', () => expect([...new Set(found.flatMap(unfilled))]).toEqual([]));
  test('none is left in the words of any code about records and policies', () => {
    const raised = new Set<string>(fixtures.map(({ code }) => code));
    expect(Object.keys(stsCodes).filter((code) => !raised.has(code))).toEqual([]);
    expect([...new Set(fixtures.flatMap(unfilled))]).toEqual([]);
  });
  test('none is left in the words of the sessions', () =>
    expect([...new Set(sessions.flatMap(({ events }) => events.flatMap(({ findings }) => findings.flatMap(unfilled))))]).toEqual([]));
});

test('every event of every session has a heading of its own', () => {
  const bare = sessions.flatMap(({ events }) =>
    events.filter((event) => explainEvent(eventKey(event)).heading === eventKey(event)).map(eventKey),
  );
  expect([...new Set(bare)]).toEqual([]);
});
