import { describe, expect, it } from 'vitest';
import { selectAddresses, selectMx } from '#src/protocol/dns/mx.ts';
import { formatRecord, joinStrings, type DnsRecord, type RecordType } from '#src/protocol/dns/records.ts';
import { answer, validated, type Answer, type Zone } from '#src/protocol/dns/zone.ts';

const mx = (preference: number, exchange: string): DnsRecord => ({ type: 'MX', preference, exchange });
const a = (address: string): DnsRecord => ({ type: 'A', address });
const cname = (target: string): DnsRecord => ({ type: 'CNAME', target });

const zone: Zone = {
  'receiver.example': { signed: true, records: [mx(20, 'mx2.receiver.example'), mx(10, 'mx1.receiver.example')] },
  'mx1.receiver.example': { records: [a('192.0.2.1')] },
  'mx2.receiver.example': { failure: 'timeout' },
  '_25._tcp.mx1.receiver.example': { failure: 'SERVFAIL', only: ['TLSA'], records: [{ type: 'TXT', strings: ['x'] }] },
  'away.receiver.example': { records: [cname('one.other.example.')] },
  'forged.receiver.example': { bogus: true, only: ['MX'], records: [mx(10, 'mx.evil.example'), a('192.0.2.9')] },
  'below.forged.receiver.example': { records: [a('192.0.2.9')] },
  'broken.receiver.example': { bogus: true },
  'deep.broken.receiver.example': { records: [a('192.0.2.8')] },
  'other.example': { records: [a('192.0.2.2')] },
  'one.other.example': { records: [cname('two.other.example')] },
  'two.other.example': { records: [a('192.0.2.3')] },
  'here.other.example': { records: [cname('there.other.example')] },
  'there.other.example': { records: [cname('here.other.example')] },
  'self.other.example': { records: [cname('self.other.example')] },
  'lost.other.example': { records: [cname('nowhere.example')] },
  'home.other.example': { records: [cname('mx1.receiver.example')] },
  'twisted.receiver.example': { bogus: true, records: [cname('mx1.receiver.example')] },
  '*.wild.example': { records: [a('192.0.2.4')] },
  'known.wild.example': {},
};

describe('records as text', () => {
  it.each<[DnsRecord, string]>([
    [mx(10, 'mx1.receiver.example'), '10 mx1.receiver.example'],
    [{ type: 'AAAA', address: '2001:db8::1' }, '2001:db8::1'],
    [cname('x.example'), 'x.example'],
    [{ type: 'TXT', strings: ['v=STSv1; ', 'id=1;'] }, '"v=STSv1; " "id=1;"'],
    [{ type: 'TXT', strings: ['a"b\\c\n'] }, '"a\\"b\\\\c\\010"'],
    [{ type: 'TLSA', usage: 3, selector: 1, matchingType: 1, data: 'ab' }, '3 1 1 ab'],
    [{ type: 'CAA', flags: 0, tag: 'issue', value: 'ca.example' }, '0 issue "ca.example"'],
  ])('%j', (record, text) => expect(formatRecord(record)).toBe(text));

  it('joins the strings of a TXT record without a space', () => {
    expect(joinStrings({ type: 'TXT', strings: ['v=STSv1; i', 'd=1;'] })).toBe('v=STSv1; id=1;');
  });
});

describe('answers', () => {
  it.each<[string, RecordType, Answer['status'], number, readonly string[], Answer['security']]>([
    ['receiver.example', 'MX', 'NOERROR', 2, [], 'secure'],
    ['Receiver.Example.', 'MX', 'NOERROR', 2, [], 'secure'],
    ['receiver.example', 'TXT', 'NOERROR', 0, [], 'secure'],
    ['_tcp.mx1.receiver.example', 'TXT', 'NOERROR', 0, [], 'secure'],
    ['none.receiver.example', 'A', 'NXDOMAIN', 0, [], 'secure'],
    ['mx2.receiver.example', 'A', 'timeout', 0, [], 'secure'],
    ['_25._tcp.mx1.receiver.example', 'TLSA', 'SERVFAIL', 0, [], 'secure'],
    ['_25._tcp.mx1.receiver.example', 'TXT', 'NOERROR', 1, [], 'secure'],
    ['away.receiver.example', 'A', 'NOERROR', 1, ['one.other.example', 'two.other.example'], 'insecure'],
    ['away.receiver.example', 'CNAME', 'NOERROR', 1, [], 'secure'],
    ['away.receiver.example', 'TXT', 'NOERROR', 0, ['one.other.example', 'two.other.example'], 'insecure'],
    ['forged.receiver.example', 'MX', 'NOERROR', 1, [], 'bogus'],
    ['forged.receiver.example', 'A', 'NOERROR', 1, [], 'secure'],
    ['below.forged.receiver.example', 'A', 'NOERROR', 1, [], 'secure'],
    ['deep.broken.receiver.example', 'A', 'NOERROR', 1, [], 'bogus'],
    ['other.example', 'A', 'NOERROR', 1, [], 'insecure'],
    ['home.other.example', 'A', 'NOERROR', 1, ['mx1.receiver.example'], 'insecure'],
    ['twisted.receiver.example', 'A', 'NOERROR', 1, ['mx1.receiver.example'], 'bogus'],
    ['here.other.example', 'A', 'SERVFAIL', 0, ['there.other.example'], 'insecure'],
    ['self.other.example', 'A', 'SERVFAIL', 0, [], 'insecure'],
    ['lost.other.example', 'A', 'NXDOMAIN', 0, ['nowhere.example'], 'insecure'],
    ['any.wild.example', 'A', 'NOERROR', 1, [], 'insecure'],
    ['any.deep.wild.example', 'A', 'NOERROR', 1, [], 'insecure'],
    ['any.wild.example', 'MX', 'NOERROR', 0, [], 'insecure'],
    ['known.wild.example', 'A', 'NOERROR', 0, [], 'insecure'],
    ['x.known.wild.example', 'A', 'NXDOMAIN', 0, [], 'insecure'],
    ['constructor', 'A', 'NXDOMAIN', 0, [], 'insecure'],
    ['', 'A', 'NXDOMAIN', 0, [], 'insecure'],
  ])('%s %s: %s', (name, type, status, count, chain, security) => {
    const found = answer(zone, name, type);
    expect([found.status, found.records.length, found.chain, found.security]).toEqual([status, count, chain, security]);
  });

  it('a validating resolver hands on bogus data as SERVFAIL, and nothing else', () => {
    const bogus = validated(answer(zone, 'forged.receiver.example', 'MX'), 'forged.receiver.example');
    expect([bogus.status, bogus.records, bogus.findings.map(({ code }) => code)]).toEqual(['SERVFAIL', [], ['dns-bogus']]);
    const good = answer(zone, 'receiver.example', 'MX');
    expect(validated(good, 'receiver.example')).toBe(good);
  });

  it('says that aliases go round', () => {
    expect(answer(zone, 'here.other.example', 'A').findings.map(({ code }) => code)).toEqual(['dns-cname-loop']);
    expect(answer(zone, 'home.other.example', 'A').findings).toEqual([]);
  });

  it('follows at most sixteen aliases', () => {
    const long: Record<string, Zone[string]> = {};
    for (let i = 0; i < 20; i++) long[`n${i}.example`] = { records: [cname(`n${i + 1}.example`)] };
    long['n20.example'] = { records: [a('192.0.2.1')] };
    expect(answer(long, 'n0.example', 'A').status).toBe('SERVFAIL');
    expect(answer(long, 'n4.example', 'A').status).toBe('NOERROR');
  });
});

describe('which hosts take the mail', () => {
  const world: Zone = {
    ...zone,
    'null.example': { records: [mx(0, '.')] },
    'null10.example': { records: [mx(10, '.')] },
    'both.example': { records: [mx(0, '.'), mx(10, 'mx1.receiver.example')] },
    'number.example': { records: [mx(10, '192.0.2.1')] },
    'space.example': { records: [mx(10, 'mx one.example')] },
    'equal.example': { records: [mx(10, 'b.example'), mx(5, 'c.example'), mx(10, 'A.example.')] },
    'down.example': { failure: 'SERVFAIL' },
    'alias.example': { records: [cname('other.example')] },
  };
  it.each<[string, string, readonly string[], readonly string[]]>([
    ['receiver.example', 'hosts', ['mx1.receiver.example', 'mx2.receiver.example'], []],
    ['equal.example', 'hosts', ['c.example', 'b.example', 'a.example'], []],
    ['other.example', 'implicit', ['other.example'], ['dns-implicit-mx']],
    ['alias.example', 'implicit', ['other.example'], ['dns-implicit-mx']],
    ['nowhere.example', 'none', [], ['dns-no-such-name']],
    ['down.example', 'unknown', [], ['dns-servfail']],
    ['mx2.receiver.example', 'unknown', [], ['dns-timeout']],
    ['null.example', 'none', [], ['dns-null-mx']],
    ['null10.example', 'none', [], ['dns-null-mx', 'dns-null-mx-preference']],
    ['both.example', 'hosts', ['mx1.receiver.example'], ['dns-null-mx-among-others']],
    ['number.example', 'hosts', ['192.0.2.1'], ['dns-mx-is-address']],
    ['space.example', 'hosts', ['mx one.example'], ['dns-mx-not-a-name']],
  ])('%s: %s %j', (domain, kind, hosts, codes) => {
    const { value, findings } = selectMx(domain, answer(world, domain, 'MX'));
    expect(value.kind).toBe(kind);
    expect(value.hosts.map(({ host }) => host)).toEqual(hosts);
    expect(findings.map(({ code }) => code)).toEqual(codes);
  });

  it('finds addresses, and says so when the name is an alias', () => {
    const { value, findings } = selectAddresses(
      'away.receiver.example',
      answer(zone, 'away.receiver.example', 'A'),
      answer(zone, 'other.example', 'AAAA'),
    );
    expect(value).toEqual(['192.0.2.3']);
    expect(findings.map(({ code }) => code)).toEqual(['dns-mx-is-alias']);
    expect(selectAddresses('mx1.receiver.example', answer(zone, 'mx1.receiver.example', 'A')).findings).toEqual([]);
  });
});
