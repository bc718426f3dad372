import { describe, expect, it } from 'vitest';
import { ReportCollection } from '#src/inspector/reports/collection.ts';
import { exampleMonth } from '#src/inspector/reports/example-month.ts';
import { monthJson, reportsCsv } from '#src/inspector/reports/export.ts';
import { axisOf, columnOf } from '#src/inspector/reports/month/axis.ts';
import { evidenceOf, monthOf, type Month } from '#src/inspector/reports/month/month.ts';
import { repairOf } from '#src/inspector/reports/repair.ts';
import english from '#src/words/en/month.ts';
import { read, report } from './reading.ts';

const now = Date.UTC(2026, 11, 1) / 1000;
const words = english.month;
const failure = {
  resultType: 'certificate-expired',
  count: 1,
  sendingMtaIp: '192.0.2.1',
  receivingMxHostname: 'mx1.receiver.example',
} as const;
const foreign = { ...failure, resultType: 'validation-failure', receivingMxHostname: 'MX2.receiver.example.' } as const;

async function collect(...texts: string[]): Promise<ReportCollection> {
  const collection = new ReportCollection();
  for (const [index, text] of texts.entries()) for (const found of await read(`${index}.json`, text)) collection.add(found);
  return collection;
}

async function monthFrom(...texts: string[]): Promise<Month> {
  return monthOf('receiver.example', (await collect(...texts)).tallies('receiver.example'), now)!;
}

const dayOf = (text: string) => Date.parse(text) / 86_400_000;
/** A report a day from 1 to `last` March by each reporter. */
const days = (
  last: number,
  reporters: string[],
  failing: (day: number, reporter: string) => boolean = () => false,
  one: typeof failure | typeof foreign = failure,
) =>
  Array.from({ length: last }, (_, index) => index + 1).flatMap((day) =>
    reporters.map((reporter) => report(`2026-03-${`${day}`.padStart(2, '0')}`, reporter, 9, failing(day, reporter) ? [one] : [])),
  );
const five = ['a.example', 'b.example', 'c.example', 'd.example', 'e.example'];
const sentence = (month: Month) => words.answer(month.answer, month.domain);

describe('the answer', () => {
  it('fails at a host since a day, says one reporter in five', async () => {
    const month = await monthFrom(...days(8, five, (day, reporter) => day >= 4 && reporter === 'c.example', foreign));
    expect(sentence(month)).toBe(
      'Mail to receiver.example fails at mx2 since 4 March, says one reporter in five: no mx line of the policy names it.',
    );
    expect(month.answer).toMatchObject({ kind: 'failing', failed: 5, sessions: 230, others: 0 });
  });
  it('quiet days', async () => {
    const month = await monthFrom(...days(16, five, (day) => day === 2));
    expect(sentence(month)).toBe('14 quiet days from five reporters: what speaks for enforce, and what silence does not prove.');
    expect(words.lead(month.answer, 'testing', 14).join(' ')).toContain('Silence proves nothing');
  });
  it('on the way there, with the last failure', async () => {
    const month = await monthFrom(...days(8, ['a.example'], (day) => day === 2));
    expect(sentence(month)).toBe('6 quiet days from one reporter. Fourteen are wanted before enforce.');
    expect(words.lead(month.answer, 'testing', 6)[0]).toBe('The last failure was on 2 March.');
  });
  it('a failure of the last day alone', async () => {
    const month = await monthFrom(...days(3, ['a.example', 'b.example'], (day) => day === 3));
    expect(sentence(month)).toBe('Mail to receiver.example failed at mx1 on 3 March, say both reporters: its certificate had expired.');
  });
  it('who saw it has not reported since', async () => {
    const month = await monthFrom(...days(9, ['a.example']), report('2026-03-02', 'b.example', 1, [failure]));
    expect(month.causes[0]!.status).toBe('silent');
    expect(sentence(month)).toContain('7 quiet days');
  });
  it('DANE and missing policies neither help nor hurt', async () => {
    const none = { type: 'no-policy-found', policyString: [], mxHosts: [] } as const;
    const month = await monthFrom(report('2026-03-01', 'a.example', 9, [], none), report('2026-03-02', 'a.example', 9, [], none));
    expect([month.quiet.run, month.answer.kind]).toEqual([0, 'no-policy']);
  });
});

describe('the picture', () => {
  it('the invented month: one count for all pictures', async () => {
    const collection = await collect(...exampleMonth().map(({ text }) => text));
    const month = monthOf('harbour.example', collection.tallies('harbour.example'), now)!;
    expect([month.reports, month.days, month.reportedDays, month.reporters.length]).toEqual([99, 28, 28, 4]);
    const sum = (list: readonly number[]) => list.reduce((total, each) => total + each, 0);
    for (const split of [month.causes, month.types, month.hosts, month.byReporter]) {
      expect(sum(split.map(({ total }) => total))).toBe(month.failed);
      for (const { columns, total } of split) expect(sum(columns)).toBe(total);
    }
    expect(sum(month.columns.map(({ failed }) => failed))).toBe(month.failed);
    expect(month.causes.map(({ cause, status }) => [cause?.kind, status])).toEqual([
      ['mx-not-in-policy', 'still'],
      ['starttls-not-supported', 'new'],
      ['sts-policy-fetch-error', 'over'],
      ['certificate-expired', 'over'],
    ]);
    expect(month.causes[2]!.cause).toEqual({ kind: 'sts-policy-fetch-error', host: null, status: '404' });
    expect(month.reporters.map(({ name, days, expected }) => [name, days, expected])).toEqual([
      ['reporter-a.example', 28, 28],
      ['reporter-b.example', 27, 28],
      ['reporter-c.example', 25, 28],
      ['reporter-d.example', 19, 23],
    ]);
    expect(month.reporters[2]!.gaps).toEqual([[dayOf('2026-11-12'), dayOf('2026-11-14')]]);
    expect(month.changed).toMatchObject({ backReporters: ['reporter-b.example'], goneReporters: [], gone: [], back: [] });
    expect(month.changed!.fresh.map(({ cause }) => cause?.kind)).toEqual(['starttls-not-supported']);
  });
  it('a hole is neither earned nor lost', async () => {
    const month = await monthFrom(...days(9, ['a.example'], (day) => day === 1).filter((_, index) => index !== 4));
    expect([month.quiet.run, month.quiet.columns[4]]).toEqual([7, { run: 3, silent: true, failed: false }]);
    expect([month.days, month.reportedDays]).toEqual([9, 8]);
  });
  it('runs of failing days, not first to last', async () => {
    const month = await monthFrom(...days(28, ['a.example'], (day) => [2, 3, 20, 23].includes(day)));
    expect(words.runs(words.shortDay, month.causes[0]!.runs)).toBe('2 Mar to 3 Mar; 20 Mar to 23 Mar');
  });
  it('another policy, on the day on which it is first quoted', async () => {
    const policyString = ['version: STSv1', 'mode: testing', 'mx: mx1.receiver.example', 'mx: mx2.receiver.example', 'max_age: 86400'];
    const month = await monthFrom(...days(2, ['a.example']), report('2026-03-03', 'a.example', 1, [], { policyString }));
    expect(month.policies[1]).toMatchObject({ day: dayOf('2026-03-03'), added: ['mx: mx2.receiver.example'], removed: [] });
  });
  it('a report from the future is told, not drawn', async () => {
    const month = await monthFrom(report('2026-03-01', 'a.example', 1), report('2999-03-01', 'a.example', 1));
    expect([month.days, month.outside]).toEqual([1, 1]);
  });
  it('numbers above the total of their policy are shown as they are', async () => {
    const month = await monthFrom(report('2026-03-01', 'a.example', 1, [{ ...failure, count: 9 }], { failed: 4 }));
    expect([month.failed, month.causes[0]!.total]).toEqual([4, 9]);
  });
  it('a DANE policy of a host below the domain counts for the domain; another domain is never mixed in', async () => {
    const text = JSON.parse(report('2026-03-01', 'a.example', 4)) as { policies: { policy: object }[] };
    const policy = (domain: string, type: string) => ({
      ...text.policies[0],
      policy: { ...text.policies[0]!.policy, 'policy-type': type, 'policy-domain': domain },
    });
    text.policies.push(policy('mx1.receiver.example', 'tlsa'), policy('quay.example', 'sts'));
    const collection = await collect(JSON.stringify(text));
    expect(collection.overview().domains.map(({ domain, sessions }) => [domain, sessions])).toEqual([
      ['receiver.example', 8],
      ['quay.example', 4],
    ]);
  });
});

describe('the axis', () => {
  it.each([
    ['2026-03-01', '2026-05-01', 'day', 62],
    ['2026-03-01', '2026-05-02', 'week', 10],
    ['2025-01-01', '2027-03-01', 'month', 27],
  ])('%s to %s: %s', (first, last, unit, columns) => {
    const axis = axisOf(dayOf(first), dayOf(last));
    expect([axis.unit, axis.starts.length]).toEqual([unit, columns]);
    expect(axis.starts.map((start) => columnOf(axis, Math.max(start, axis.first)))).toEqual(axis.starts.map((_, index) => index));
    expect(columnOf(axis, dayOf(last))).toBe(columns - 1);
  });
});

describe('one report, once', () => {
  const [one, other] = [report('2026-03-01', 'a.example', 5), report('2026-03-01', 'a.example', 6)];

  it('the same organisation, id and time and content, whatever its form', async () => {
    const overview = (await collect(one, JSON.stringify(JSON.parse(one)), report('2026-03-02', 'a.example', 5))).overview();
    expect([overview.reports, overview.duplicates, overview.duplicatePlaces]).toEqual([2, 1, ['1.json']]);
  });
  it('the same id with another content: the later one counts, both are told', async () => {
    const collection = await collect(one, other);
    expect(collection.tallies('receiver.example').map(({ ok }) => ok)).toEqual([6]);
    expect(collection.overview().conflicts).toMatchObject([{ counted: 6, other: 5, places: ['1.json', '0.json'] }]);
  });
  it('later is what the mails say', async () => {
    const collection = new ReportCollection();
    const [first] = await read('a', one);
    const [second] = await read('b', other);
    if ('why' in first! || 'why' in second!) throw new Error('not read');
    collection.add({ ...first!, received: 2 });
    collection.add({ ...second!, received: 1 });
    expect(collection.tallies('receiver.example').map(({ ok }) => ok)).toEqual([5]);
  });
  it('without a day a report is told, not counted', async () => {
    const overview = (await collect(one.replaceAll(/2026-03-01T\d\d:\d\d:\d\dZ/g, 'yesterday'))).overview();
    expect([overview.reports, overview.undated]).toEqual([0, ['0.json']]);
  });
  it('what is unread is counted by its reason, departures by the reports that have them', async () => {
    const overview = (await collect('hello', '{"a":', one.replace('contact-info', 'contact'))).overview();
    expect(overview).toMatchObject({ unreadCount: 2, unreadReasons: { other: 1, 'not-json': 1 }, hasLost: true });
    expect(overview.departures).toMatchObject([{ problem: 'missing:contact-info', reports: 1 }]);
  });
});

describe('out again', () => {
  it('the repair has all the missing hosts, a new id, and nothing where nothing is missing', async () => {
    const month = await monthFrom(...days(3, ['a.example'], (day) => day === 3, foreign));
    expect(repairOf(month, now)).toMatchObject({
      policy: 'version: STSv1\nmode: testing\nmx: mx1.receiver.example\nmx: mx2.receiver.example\nmax_age: 86400',
      record: '_mta-sts.receiver.example. IN TXT "v=STSv1; id=20261201000000Z;"',
    });
    expect(repairOf(await monthFrom(...days(3, ['a.example'])), now)).toBeUndefined();
  });
  it('JSON has days as dates', async () => {
    const month = await monthFrom(...days(3, ['a.example'], (day) => day === 2));
    expect(monthJson(month, 'So.')).toMatchObject({
      ...{ domain: 'receiver.example', sentence: 'So.', from: '2026-03-01', to: '2026-03-03', successful: 27, failed: 1 },
      causes: [{ cause: 'certificate-expired', host: 'mx1.receiver.example', failedBy: { '2026-03-02': 1 } }],
    });
  });
  it('CSV: a line a row, no formulas, totals once', async () => {
    const collection = await collect(report('2026-03-01', '=cmd', 4, [failure, { ...foreign, failureReasonCode: 'a, "b"' }]));
    const lines = reportsCsv(collection.reports).trim().split('\r\n');
    expect(lines).toHaveLength(3);
    expect(lines[1]).toMatch(/^receiver\.example,2026-03-01,'=cmd,.*,testing,4,2,certificate-expired,1,mx1/);
    expect(lines[2]).toMatch(/,testing,,,validation-failure,1,mx2\.receiver\.example,.*"a, ""b""",mx-not-in-policy$/);
  });
  it('evidence, the latest first, harmless to look at', async () => {
    const rows = await monthFrom(...days(3, ['a\u001b.example'], (day) => day > 1));
    const collection = await collect(...days(3, ['a\u001b.example'], (day) => day > 1));
    const evidence = evidenceOf(collection.tallies('receiver.example'), rows.causes[0]!.key);
    expect(evidence.map(({ day, reporter }) => [day, reporter])).toEqual([
      [dayOf('2026-03-03'), 'a␛.example'],
      [dayOf('2026-03-02'), 'a␛.example'],
    ]);
  });
});
