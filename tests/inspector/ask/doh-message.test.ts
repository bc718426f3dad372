import { AUTHENTIC_DATA, encode } from '@dnsquery/dns-packet';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeMessage, encodeQuery, judgeAnswer, resolveAliases, type DnsQuestion } from '#src/inspector/ask/doh-message.ts';

const question: DnsQuestion = { name: '_mta-sts.example.com', type: 'TXT' };
const txt = (name: string, ...data: string[]) => ({ type: 'TXT', name, ttl: 300, data }) as const;

/** A response as a server would write it. */
function respond(packet: Record<string, unknown> = {}): Uint8Array {
  return encode({ type: 'response', id: 0, flags: AUTHENTIC_DATA, questions: [question], ...packet } as never);
}

/** Header with these counts, then raw bytes. */
function raw(counts: readonly number[], ...rest: number[]): Uint8Array {
  return Uint8Array.from([0, 0, 0x81, 0x80, ...counts.flatMap((count) => [count >> 8, count & 255]), ...rest]);
}

const codes = (bytes: Uint8Array) => decodeMessage(bytes).findings.map((finding) => finding.code);

describe('encodeQuery', () => {
  it('asks with id 0, RD, AD and EDNS', () => {
    const bytes = encodeQuery(question);
    expect([...bytes.subarray(0, 12)]).toEqual([0, 0, 0x01, 0x20, 0, 1, 0, 0, 0, 0, 0, 1]);
    expect(decodeMessage(bytes).value).toMatchObject({
      id: 0,
      isResponse: false,
      questions: [{ name: question.name, type: 16, class: 1 }],
    });
  });

  it('sets CD and DO when asked to', () => {
    const bytes = encodeQuery(question, { checkingDisabled: true, dnssecOk: true });
    expect(bytes[3]! & 0x10).toBe(0x10);
    expect(bytes[bytes.length - 4]! & 0x80).toBe(0x80);
  });
});

describe('decodeMessage', () => {
  it('keeps the boundaries of character-strings', () => {
    const { value } = decodeMessage(respond({ answers: [txt(question.name, 'v=STSv1; ', 'id=1;')] }));
    expect(value).toMatchObject({ id: 0, isResponse: true, authenticData: true, truncated: false, rcode: 'NOERROR' });
    expect(value!.answers).toEqual([{ name: question.name, ttl: 300, data: { type: 'TXT', strings: ['v=STSv1; ', 'id=1;'] } }]);
  });

  it.each([
    [
      { type: 'MX', name: 'a.example', ttl: 1, data: { preference: 10, exchange: 'MX1.Example' } },
      { type: 'MX', preference: 10, exchange: 'mx1.example' },
    ],
    [
      { type: 'MX', name: 'a.example', ttl: 1, data: { preference: 0, exchange: '.' } },
      { type: 'MX', preference: 0, exchange: '.' },
    ],
    [
      { type: 'A', name: 'a.example', ttl: 1, data: '192.0.2.7' },
      { type: 'A', address: '192.0.2.7' },
    ],
    [
      { type: 'AAAA', name: 'a.example', ttl: 1, data: '2001:db8::7' },
      { type: 'AAAA', address: '2001:db8::7' },
    ],
    [
      { type: 'CNAME', name: 'a.example', ttl: 1, data: 'B.example' },
      { type: 'CNAME', target: 'b.example' },
    ],
    [
      { type: 'TLSA', name: 'a.example', ttl: 1, data: Uint8Array.from([3, 1, 1, 0xab, 0xcd]) },
      { type: 'TLSA', usage: 3, selector: 1, matchingType: 1, data: 'abcd' },
    ],
    [
      { type: 'CAA', name: 'a.example', ttl: 1, data: { tag: 'issue', value: 'ca.example' } },
      { type: 'CAA', flags: 0, tag: 'issue', value: 'ca.example' },
    ],
    [
      { type: 'NULL', name: 'a.example', ttl: 1, data: 'x' },
      { type: 'other', number: 10, data: '78' },
    ],
  ])('reads %j', (answer, data) => {
    expect(decodeMessage(respond({ answers: [answer] })).value!.answers[0]!.data).toEqual(data);
  });

  it('reads bytes that are no UTF-8 one by one', () => {
    const answer = { type: 'TXT', name: question.name, ttl: 1, data: [Uint8Array.from([0x61, 0xff, 0x1b])] };
    expect(decodeMessage(respond({ answers: [answer] })).value!.answers[0]!.data).toEqual({ type: 'TXT', strings: ['a\u00ff\u001b'] });
  });

  it('escapes a dot inside a label', () => {
    const bytes = raw([1, 0, 0, 0], 3, 0x61, 0x2e, 0x62, 1, 0x63, 0, 0, 1, 0, 1);
    expect(decodeMessage(bytes).value!.questions[0]!.name).toBe('a\\.b.c');
  });

  it('reads the time of a negative answer', () => {
    const soa = { mname: 'ns.example', rname: 'h.example', serial: 1, refresh: 1, retry: 1, expire: 1, minimum: 60 };
    const bytes = respond({ flags: 3, authorities: [{ type: 'SOA', name: 'example', ttl: 900, data: soa }] });
    expect(decodeMessage(bytes).value).toMatchObject({ rcode: 'NXDOMAIN', negativeTtl: 60 });
  });

  it('reads extended errors and extended response codes', () => {
    const option = [0, 15, 0, 5, 0, 6, 0x62, 0x61, 0x64];
    const bytes = raw([0, 0, 0, 1], 0, 0, 41, 4, 208, 1, 0, 0, 0, 0, option.length, ...option);
    expect(decodeMessage(bytes).value).toMatchObject({ rcode: 'RCODE16', extendedErrors: [{ code: 6, text: 'bad' }] });
  });

  it.each([
    ['nothing', Uint8Array.of(), 'doh-malformed'],
    ['half a header', raw([0, 0, 0, 0]).subarray(0, 11), 'doh-malformed'],
    ['a question that is not there', raw([1, 0, 0, 0]), 'doh-malformed'],
    ['65535 answers that are not there', raw([0, 65535, 0, 0]), 'doh-malformed'],
    ['a name that runs over the end', raw([1, 0, 0, 0], 5, 0x61), 'doh-malformed'],
    ['a label of a reserved type', raw([1, 0, 0, 0], 0x41, 0x61, 0, 0, 1, 0, 1), 'doh-malformed'],
    ['a pointer to itself', raw([1, 0, 0, 0], 0xc0, 12, 0, 1, 0, 1), 'doh-compression-loop'],
    ['a pointer to what follows', raw([1, 0, 0, 0], 0xc0, 14, 0, 1, 0, 1), 'doh-compression-loop'],
    ['two pointers in a ring', raw([1, 0, 0, 0], 1, 0x61, 0xc0, 12, 0, 1, 0, 1), 'doh-compression-loop'],
    ['a record that runs over the end', raw([0, 1, 0, 0], 0, 0, 1, 0, 1, 0, 0, 0, 1, 0, 4, 1, 2, 3), 'doh-malformed'],
    ['an address of five octets', raw([0, 1, 0, 0], 0, 0, 1, 0, 1, 0, 0, 0, 1, 0, 5, 1, 2, 3, 4, 5), 'doh-malformed'],
    ['a string that runs over its record', raw([0, 1, 0, 0], 0, 0, 16, 0, 1, 0, 0, 0, 1, 0, 2, 9, 0x61), 'doh-malformed'],
    [
      'an exchange that runs over its record',
      raw([0, 1, 0, 0], 0, 0, 15, 0, 1, 0, 0, 0, 1, 0, 4, 0, 1, 5, 0x61, 0, 0, 0, 0),
      'doh-malformed',
    ],
    ['more than a message may have', new Uint8Array(65_536), 'doh-oversized'],
    ['bytes behind the end', Uint8Array.of(...respond(), 0), 'doh-trailing-bytes'],
  ])('says %s', (_, bytes, code) => expect(codes(bytes)).toEqual([code]));

  it('does not follow a chain of labels beyond 255 octets', () => {
    const label = [63, ...Array<number>(63).fill(0x61)];
    expect(codes(raw([1, 0, 0, 0], ...label, ...label, ...label, ...label, 0, 0, 1, 0, 1))).toEqual(['doh-malformed']);
  });

  it('takes any bytes without throwing', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => Array.isArray(decodeMessage(bytes).findings)),
      { numRuns: 2000 },
    );
  });

  it('takes damaged answers without throwing, and never answers in place of an error', () => {
    const whole = respond({
      answers: [
        txt(question.name, 'v=STSv1; id=1;'),
        { type: 'MX', name: 'example.com', ttl: 1, data: { preference: 1, exchange: 'mx.example.com' } },
      ],
    });
    const damage = fc.array(fc.tuple(fc.nat(whole.length - 1), fc.nat(255)), { minLength: 1, maxLength: 4 });
    fc.assert(
      fc.property(damage, fc.nat(whole.length), (changes, length) => {
        const bytes = whole.slice(0, length);
        for (const [at, value] of changes) if (at < length) bytes[at] = value;
        const { value, findings } = decodeMessage(bytes);
        expect(value !== undefined || findings.length > 0).toBe(true);
        if (value) resolveAliases(value, question);
      }),
      { numRuns: 3000 },
    );
  });

  it('reads back every TXT that a server can write', () => {
    const strings = fc.array(fc.string({ unit: 'binary-ascii', maxLength: 255 }), { minLength: 1, maxLength: 4 });
    fc.assert(
      fc.property(strings, (data) => {
        expect(decodeMessage(respond({ answers: [txt(question.name, ...data)] })).value!.answers[0]!.data).toEqual({
          type: 'TXT',
          strings: data,
        });
      }),
    );
  });
});

describe('judgeAnswer', () => {
  const judge = (packet: Record<string, unknown>) =>
    judgeAnswer(decodeMessage(respond(packet)).value!, question).map((finding) => finding.code);
  it.each([
    [{}, []],
    [{ questions: [{ name: '_MTA-STS.Example.COM', type: 'TXT' }] }, []],
    [{ id: 7 }, ['doh-wrong-id']],
    [{ type: 'query' }, ['doh-not-a-response']],
    [{ questions: [{ name: 'other.example', type: 'TXT' }] }, ['doh-other-question']],
    [{ questions: [{ name: question.name, type: 'MX' }] }, ['doh-other-question']],
    [{ questions: [] }, ['doh-other-question']],
    [{ questions: [question, question] }, ['doh-other-question']],
    [{ questions: [{ ...question, class: 'CH' }] }, ['doh-other-class']],
    [{ flags: 0x0200 }, ['doh-truncated']],
  ])('%j: %j', (packet, expected) => expect(judge(packet)).toEqual(expected));
});

describe('resolveAliases', () => {
  const cname = (name: string, data: string) => ({ type: 'CNAME', name, ttl: 1, data });
  const resolve = (answers: unknown[]) => resolveAliases(decodeMessage(respond({ answers })).value!, question);
  it('follows a chain', () => {
    const { aliases, records } = resolve([
      cname(question.name, 'a.example'),
      cname('a.example', 'b.example'),
      txt('b.example', 'x'),
      txt('c.example', 'y'),
    ]);
    expect(aliases).toEqual(['a.example', 'b.example']);
    expect(records.map((record) => record.name)).toEqual(['b.example']);
  });
  it('leaves out records of other names', () => expect(resolve([txt('other.example', 'x')]).records).toEqual([]));
  it('ends at an alias that leads nowhere', () =>
    expect(resolve([cname(question.name, 'gone.example')])).toEqual({ aliases: ['gone.example'], records: [], loop: false }));
  it.each([[[cname(question.name, question.name)]], [[cname(question.name, 'a.example'), cname('a.example', question.name)]]])(
    'sees a ring',
    (answers) => expect(resolve(answers).loop).toBe(true),
  );
});
