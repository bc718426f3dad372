import { describe, expect, it } from 'vitest';
import type { Edit } from '#src/protocol/finding.ts';
import { draftCodes } from '#src/protocol/smtp-sts-2016/codes.ts';
import { formatRecord2016, parseRecord2016, selectRecord2016 } from '#src/protocol/smtp-sts-2016/record.ts';

const full =
  'v=STS1; to=true; mx=mx1.receiver.example; a=webpki:https://receiver.example/.well-known/smtp-sts/current; c=webpki; e=604800; rua=mailto:sts@receiver.example';

/** For each code: a record that raises it, the stretch it points at, and a like record that does not. */
const causes: readonly [code: string, raises: string, at: string, doesNot: string][] = [
  ['draft-empty-component', 'v=STS1; ; to=true', '; ', 'v=STS1; to=true;'],
  ['draft-component-syntax', 'v=STS1; to=true; c', ' c', 'v=STS1; to=true; c=tlsa'],
  ['draft-unknown-field', 'v=STS1; to=true; id=1', 'id=1', 'v=STS1; to=true; e=1'],
  ['draft-duplicate-field', 'v=STS1; to=true; e=1; E=2', 'E=2', 'v=STS1; to=true; e=1'],
  ['draft-to-missing', 'v=STS1; c=tlsa', 'v=STS1; c=tlsa', full],
  ['draft-to-not-second', 'v=STS1; c=tlsa; to=true', 'to=true', full],
  ['draft-to-value', 'v=STS1; to=yes', 'yes', full],
  ['draft-mx-pattern', 'v=STS1; to=true; mx=a.example,*', '*', full],
  ['draft-mx-space', 'v=STS1; to=true; mx=a.example, b.example', ' b.example', 'v=STS1; to=true; mx=a.example,b.example'],
  ['draft-a-value', 'v=STS1; to=true; a=webpki', 'webpki', full],
  ['draft-c-value', 'v=STS1; to=true; c=dane', 'dane', full],
  ['draft-e-value', 'v=STS1; to=true; e=1209600', '1209600', full],
  ['draft-rua-uri', 'v=STS1; to=true; rua=mailto:a@receiver.example, b@receiver.example', ' b@receiver.example', full],
  ['draft-rua-size', 'v=STS1; to=true; rua=mailto:a@receiver.example!1x', 'mailto:a@receiver.example!1x', full],
  ['draft-trailing-space', `${full} `, ' ', full],
  ['draft-mx-missing', 'v=STS1; to=true; c=tlsa', 'v=STS1; to=true; c=tlsa', full],
  ['draft-c-missing', 'v=STS1; to=true; e=1', 'v=STS1; to=true; e=1', full],
  ['draft-a-missing', 'v=STS1; to=true', 'v=STS1; to=true', full],
  ['draft-a-unusable', 'v=STS1; to=true; a=https://receiver.example/', 'https://receiver.example/', full],
  ['draft-e-missing', 'v=STS1; to=true', 'v=STS1; to=true', full],
  ['draft-e-under-two-weeks', 'v=STS1; to=true; e=999999', '999999', 'v=STS1; to=true'],
  ['draft-reports-nowhere', 'v=STS1; to=false', 'v=STS1; to=false', 'v=STS1; to=true'],
];

describe('findings', () => {
  it.each(causes)('%s in "%s" at "%s"', (code, raises, at) => {
    const found = parseRecord2016(raises).findings.find((finding) => finding.code === code);
    expect(found?.span && raises.slice(found.span.start, found.span.end)).toBe(at);
  });
  it.each(causes)('%s: not in "%4$s"', (code, _raises, _at, doesNot) => {
    expect(parseRecord2016(doesNot).findings.map((finding) => finding.code)).not.toContain(code);
  });
  it('every code has its cause here or in the choice of the record', () => {
    const chosen = ['draft-too-long', 'draft-no-record', 'draft-multiple-records', 'draft-findings-limit'];
    expect([...causes.map(([code]) => code), ...chosen].sort()).toEqual(Object.keys(draftCodes).sort());
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
    expect(findings.at(-1)).toMatchObject({ code: 'draft-findings-limit', values: { left: '950' } });
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
  const apply = (text: string, edits: readonly Edit[]) =>
    edits.reduce((done, { span, text: put }) => done.slice(0, span.start) + put + done.slice(span.end), text);
  it.each([
    [`${full} \t`, full],
    ['v=STS1;; to=true', 'v=STS1; to=true'],
    ['v=STS1; to=true; mx=a.example ,b.example', 'v=STS1; to=true; mx=a.example,b.example'],
  ])('"%s"', (text, mended) => {
    const { fix } = parseRecord2016(text).findings.find((finding) => finding.fix)!;
    expect(apply(text, fix!)).toBe(mended);
  });
});

it('is written in the order of the grammar', () => {
  const scattered =
    'V = STS1 ;TO= True; rua=mailto:sts@receiver.example; e=604800;c=WEBPKI; a=webpki:https://receiver.example/.well-known/smtp-sts/current; mx=MX1.receiver.example';
  expect(formatRecord2016(parseRecord2016(scattered).value!)).toBe(full);
});
