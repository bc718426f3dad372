// The DNS records that mail delivery reads (RFC 1035 section 3.3, RFC 3596, RFC 6698 section 2, RFC 8659 section 4),
// as plain data, and their text form. Leaves out TTLs, classes and every other type.

/** A host name in `exchange` and `target` is written without its final dot; "." alone is the root (null MX, RFC 7505). */
export type DnsRecord =
  | { readonly type: 'A'; readonly address: string }
  | { readonly type: 'AAAA'; readonly address: string }
  | { readonly type: 'CNAME'; readonly target: string }
  | { readonly type: 'MX'; readonly preference: number; readonly exchange: string }
  | { readonly type: 'TXT'; readonly strings: readonly string[] }
  | { readonly type: 'TLSA'; readonly usage: number; readonly selector: number; readonly matchingType: number; readonly data: string }
  | { readonly type: 'CAA'; readonly flags: number; readonly tag: string; readonly value: string };

export type RecordType = DnsRecord['type'];
export type RecordOf<T extends RecordType> = Extract<DnsRecord, { readonly type: T }>;

export const recordTypes = ['A', 'AAAA', 'CNAME', 'MX', 'TXT', 'TLSA', 'CAA'] as const satisfies readonly RecordType[];

/** The record's data as one line of text, as in a zone file: `10 mx1.receiver.example`, `"v=STSv1; id=1;"`. */
export function formatRecord(record: DnsRecord): string {
  switch (record.type) {
    case 'A':
    case 'AAAA':
      return record.address;
    case 'CNAME':
      return record.target;
    case 'MX':
      return `${record.preference} ${record.exchange}`;
    case 'TXT':
      return record.strings.map(formatString).join(' ');
    case 'TLSA':
      return `${record.usage} ${record.selector} ${record.matchingType} ${record.data}`;
    case 'CAA':
      return `${record.flags} ${record.tag} ${formatString(record.value)}`;
  }
}

/** The text of a TXT record as its readers take it: the strings joined without a space (RFC 8461 section 3.1). */
export function joinStrings(record: RecordOf<'TXT'>): string {
  return record.strings.join('');
}

/** A character-string in quotation marks; quotes, backslashes and control characters are escaped (RFC 1035 section 5.1). */
function formatString(text: string): string {
  const escaped = text.replace(/["\\]/g, '\\$&').replace(/[\0-\x1f\x7f]/g, (c) => `\\${c.charCodeAt(0).toString().padStart(3, '0')}`);
  return `"${escaped}"`;
}
