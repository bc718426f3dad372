import { describe, expect, it } from 'vitest';
import type { Edit } from '#src/protocol/finding.ts';
import { formatRecord2016, parseRecord2016, selectRecord2016 } from '#src/protocol/smtp-sts-2016/record.ts';
import { full, rows } from './code-pairs.ts';

/** Where a finding points, for the codes that point at all. */
const places = rows.flatMap(([code, raises, , at]) => (at && typeof raises === 'string' ? [[code, raises, at] as const] : []));

describe('findings', () => {
  it.each(places)('%s in "%s" at "%s"', (code, raises, at) => {
    const found = parseRecord2016(raises).findings.find((finding) => finding.code === code);
    expect(found?.span && raises.slice(found.span.start, found.span.end)).toBe(at);
  });
  it('a good record has only the note that the grammar allows no longer lifetime', () => {
    expect(parseRecord2016(full).findings.map(({ code }) => code)).toEqual(['draft-e-under-two-weeks']);
  });
  it('a text that no DNS record can hold is not read', () => {
    const { value, findings } = parseRecord2016(`v=STS1; to=true; a=x:${'%41'.repeat(7e6)}`);
    expect(value).toBeUndefined();
    expect(findings).toMatchObject([{ code: 'draft-too-long', values: { limit: '65535' } }]);
  });
  it('a flood of them is counted, not listed', () => {
    const { findings } = parseRecord2016(`v=STS1; to=true${'; x'.repeat(1000)}`);
    expect(findings.length).toBeLessThan(60);
    expect(findings.at(-1)).toMatchObject({ code: 'draft-findings-limit', values: { left: '980' } });
  });
});

describe('the record that counts', () => {
  it('is told with its index and its joined text', () => {
    const selection = selectRecord2016([['v=spf1 -all'], ['v=STS1; ', 'to=maybe']]);
    expect(selection).toMatchObject({
      status: 'invalid',
      record: 1,
      text: 'v=STS1; to=maybe',
      findings: [{ code: 'draft-to-value', record: 1 }],
    });
    expect(selection.value).toBeUndefined();
  });
  it('is not there', () => expect(selectRecord2016([]).findings).toMatchObject([{ code: 'draft-no-record' }]));
  it('is not one of two', () => {
    const { findings } = selectRecord2016([['v=STS1; to=true'], ['x'], ['v=STS1;']]);
    expect(findings).toMatchObject([
      { code: 'draft-multiple-records', record: 0, values: { count: '2' } },
      { code: 'draft-multiple-records', record: 2 },
    ]);
  });
});

describe('one-click fixes', () => {
  const twoHosts = full.replace('mx=', 'mx=a.example,');
  const apply = (text: string, edits: readonly Edit[]) =>
    edits.reduce((done, { span, text: put }) => done.slice(0, span.start) + put + done.slice(span.end), text);
  it.each([
    [`${full} \t`, full],
    [full.replace('; to', ';; to'), full],
    [twoHosts.replace(',', ' ,'), twoHosts],
  ])('"%s"', (text, mended) => {
    const { fix } = parseRecord2016(text).findings.find((finding) => finding.fix)!;
    expect(apply(text, fix!)).toBe(mended);
  });
  it('is withheld where it would bring other findings to light', () => {
    const { findings } = parseRecord2016('v=STS1;; to=true');
    expect(findings.map(({ code, fix }) => [code, fix])).toEqual([['draft-empty-component', undefined]]);
  });
});

it('is written in the order of the grammar', () => {
  const scattered =
    'V = STS1 ;TO= True; rua=mailto:sts@receiver.example; e=604800;c=WEBPKI; a=webpki:https://receiver.example/.well-known/smtp-sts/current; mx=MX1.receiver.example';
  expect(formatRecord2016(parseRecord2016(scattered).value!)).toBe(full);
});
