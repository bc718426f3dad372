// For every code about answers of the DNS: what raises it, and a near miss that does not.
import { selectAddresses, selectMx } from '#src/protocol/dns/mx.ts';
import type { DnsRecord } from '#src/protocol/dns/records.ts';
import { answer, validated, type Zone, type ZoneEntry } from '#src/protocol/dns/zone.ts';
import { pairsOf, type Row } from '../../codes/pairs.ts';

const domain = 'receiver.example';
const mx = (preference: number, exchange: string): DnsRecord => ({ type: 'MX', preference, exchange });
const a = (address: string): DnsRecord => ({ type: 'A', address });
const cname = (target: string): DnsRecord => ({ type: 'CNAME', target });
const host = { 'mx1.receiver.example': { records: [a('192.0.2.1')] }, 'mx2.receiver.example': { records: [a('192.0.2.2')] } };

/** A zone with this at the domain, and two hosts; `more` takes their place. */
const at = (entry: ZoneEntry, more: Zone = {}): Zone => ({ ...host, [domain]: entry, ...more });
const records = [mx(10, 'mx1.receiver.example')];

const rows: readonly Row<Zone>[] = [
  ['dns-servfail', at({ records, failure: 'SERVFAIL' }), at({ records, failure: 'SERVFAIL', only: ['TXT'] })],
  ['dns-timeout', at({ records, failure: 'timeout' }), at({ records, failure: 'SERVFAIL' })],
  ['dns-bogus', at({ records, bogus: true }), at({ records, bogus: true, only: ['TLSA'] })],
  ['dns-no-such-name', { 'sender.example': { records } }, at({})],
  ['dns-cname-loop', at({ records: [cname(domain)] }), at({ records: [cname('mx1.receiver.example')] })],
  ['dns-implicit-mx', at({ records: [a('192.0.2.1')] }), at({ records: [a('192.0.2.1'), ...records] })],
  ['dns-null-mx', at({ records: [mx(0, '.')] }), at({ records: [mx(0, '.'), ...records] })],
  ['dns-null-mx-among-others', at({ records: [mx(0, '.'), ...records] }), at({ records: [mx(0, '.')] })],
  ['dns-null-mx-preference', at({ records: [mx(10, '.')] }), at({ records: [mx(0, '.')] })],
  ['dns-mx-not-a-name', at({ records: [mx(10, 'mx 1.receiver.example')] }), at({ records: [mx(10, 'mx_1.receiver.example')] })],
  ['dns-mx-is-address', at({ records: [mx(10, '192.0.2.1')] }), at({ records: [mx(10, '192.0.2.1.receiver.example')] })],
  [
    'dns-mx-is-alias',
    at({ records }, { 'mx1.receiver.example': { records: [cname('mx2.receiver.example')] } }),
    at({ records }, { 'mx1.receiver.example': { records: [a('192.0.2.2')] } }),
  ],
];

/** What is found on the way to a domain's mail servers, with a resolver that validates. */
function findMailServers(zone: Zone) {
  const ask = (name: string, type: 'MX' | 'A') => validated(answer(zone, name, type), name);
  const { value, findings } = selectMx(domain, ask(domain, 'MX'));
  return [...findings, ...value.hosts.flatMap((each) => selectAddresses(each.host, ask(each.host, 'A')).findings)];
}

export const dnsPairs = pairsOf(findMailServers, rows);
