// DNS between a scenario and the protocol core: the scenario's records as text, the core's as data.
// Presentation form of RFC 1035 section 5.1, one record a line, without TTL, class and parentheses.
import { normaliseName } from '#src/protocol/dns/names.ts';
import { formatRecord, type DnsRecord, type RecordType } from '#src/protocol/dns/records.ts';
import type { Zone as ZoneMap, ZoneEntry } from '#src/protocol/dns/zone.ts';
import { parseTlsa } from '#src/protocol/dane/tlsa.ts';
import type { Zone, ZoneRecord } from './scenario.ts';

/** The data of one record; undefined where the text does not fit the type. TXT takes the text as it is, or its strings. */
export function parseRecordValue(type: RecordType, value: ZoneRecord['value']): DnsRecord | undefined {
  if (type === 'TXT') return { type, strings: [value].flat() };
  const text = [value].flat().join(' ').trim();
  if (type === 'A') return /^\d{1,3}(\.\d{1,3}){3}$/.test(text) ? { type, address: text } : undefined;
  if (type === 'AAAA') return /^[0-9a-f:.]+$/i.test(text) && text.includes(':') ? { type, address: text } : undefined;
  if (type === 'CNAME') return /^\S+$/.test(text) ? { type, target: normaliseName(text) } : undefined;
  if (type === 'MX') {
    const [, preference, exchange] = /^(\d{1,5})\s+(\S+)$/.exec(text) ?? [];
    return preference && exchange ? { type, preference: Number(preference), exchange: normaliseName(exchange) } : undefined;
  }
  if (type !== 'TLSA') return undefined;
  const tlsa = parseTlsa(text).value;
  return tlsa && { type, ...tlsa };
}

/** An answer as lines: `name type data`. */
export function formatAnswer(name: string, records: readonly DnsRecord[], chain: readonly string[] = []): string {
  const owners = [name, ...chain];
  const aliases = chain.map((target, index) => `${owners[index]} CNAME ${target}`);
  return [...aliases, ...records.map((record) => `${owners.at(-1)} ${record.type} ${formatRecord(record)}`)].join('\n');
}

/**
 * Reads what a reader typed as an answer: one record a line, with or without the name and the type in front. Undefined where a line
 * is no record of that type. Quotation marks around a TXT are taken off.
 */
export function parseAnswer(name: string, type: RecordType, text: string): DnsRecord[] | undefined {
  const records: DnsRecord[] = [];
  for (const line of text.split('\n').map((each) => each.trim())) {
    if (!line) continue;
    const words = line.split(/\s+/);
    const skipped = normaliseName(words[0]!) === normaliseName(name) ? 1 : 0;
    const typed = words[skipped]?.toUpperCase() === type ? skipped + 1 : skipped;
    const rest = words.slice(typed).join(' ');
    const record = parseRecordValue(type, type === 'TXT' ? unquoted(rest) : rest);
    if (!record) return undefined;
    records.push(record);
  }
  return records;
}

function unquoted(text: string): string[] {
  if (!text.startsWith('"')) return [text];
  return [...text.matchAll(/"((?:[^"\\]|\\.)*)"/g)].map(([, inner]) => inner!.replace(/\\(.)/g, '$1'));
}

/** The scenario's zones as one map for the protocol core. A record that cannot be read is left out. */
export function zoneMap(zones: readonly Zone[]): ZoneMap {
  const map: Record<string, { -readonly [K in keyof ZoneEntry]: ZoneEntry[K] } & { records: DnsRecord[] }> = {};
  const entry = (name: string) => (map[normaliseName(name)] ??= { records: [] });
  for (const zone of zones) {
    const top = entry(zone.name);
    top.signed = zone.dnssec !== 'unsigned';
    if (zone.dnssec === 'bogus') top.bogus = true;
    for (const { name, type, value } of zone.records) {
      const record = parseRecordValue(type, value);
      if (record) entry(name).records.push(record);
    }
    for (const { name, type, how } of zone.failing ?? [])
      Object.assign(entry(name), { failure: how === 'servfail' ? 'SERVFAIL' : 'timeout', ...(type && { only: [type] }) });
  }
  return map;
}
