// The TXT record at `_smtp._tls.DOMAIN` (RFC 8460 section 3): which record counts, and where reports about TLS failures go.
// Whether a destination can be used is told by findings; a URI of another scheme does not make the record malformed.
import { cite } from '../citation.ts';
import { txtFinding, type TxtStandard } from '../dns/txt-codes.ts';
import {
  judgeExtension,
  judgeForeignCharacters,
  placeIn,
  scanFields,
  withoutField,
  type TxtField,
  type TxtReading,
} from '../dns/txt-fields.ts';
import { judgeTxtRecords, type TxtJudgement, type TxtReader } from '../dns/txt-record.ts';
import { tlsrptFinding } from './codes.ts';
import { readDestinations } from './destinations.ts';

/** Every URI as written, in order, whatever its scheme. */
export interface TlsrptRecord {
  readonly rua: readonly string[];
}

/** As for MTA-STS: none, invalid and multiple all mean that there is nowhere to report to. */
export type TlsrptJudgement = TxtJudgement<TlsrptRecord>;

const standard: TxtStandard = { version: 'v=TLSRPTv1', citation: cite('RFC 8460', '3') };
const reader: TxtReader<TlsrptRecord> = {
  standard,
  read: readRecord,
  noRecord: (status, values) => tlsrptFinding(status === 'none' ? 'tlsrpt-missing' : 'tlsrpt-multiple', { values }),
};

/**
 * Judges the TXT records as found, each an array of character-strings. Spans are positions in the joined strings of record number `record`.
 * The value is there exactly when the status is valid, and then no finding is an error.
 */
export function parseTlsrptRecords(records: readonly (readonly string[])[]): TlsrptJudgement {
  return judgeTxtRecords(reader, records);
}

/** The record as one text; parseTlsrptRecords reads it back to the same value. */
export function formatTlsrptRecord({ rua }: TlsrptRecord): string {
  return `v=TLSRPTv1; rua=${rua.join(',')};`;
}

function readRecord(reading: TxtReading): TlsrptRecord {
  const { findings } = reading;
  judgeForeignCharacters(reading);
  const rua: string[] = [];
  const seen = new Set<string>();
  const names = new Set<string>(['v']);
  let fields = 0;
  let first = 0;
  let misspelt: TxtField | undefined;
  scanFields(reading, standard.version.length, (field) => {
    const { name, start, end } = field;
    if (name === 'rua') {
      if (fields === 0) first = start;
      if (fields++ > 0)
        findings.add(tlsrptFinding('tlsrpt-rua-repeated', { ...placeIn(reading, { start, end }), values: { count: String(fields) } }));
      readDestinations(reading, field, rua, seen);
      return;
    }
    judgeExtension(reading, field);
    if (name.toLowerCase() === 'rua') misspelt ??= field;
    const code = names.has(name) ? 'txt-field-repeated' : 'txt-field-unknown';
    findings.add(
      txtFinding(standard, code, {
        ...placeIn(reading, { start, end }),
        values: { name },
        ...(code === 'txt-field-repeated' && { fix: withoutField(reading, field) }),
      }),
    );
    names.add(name);
  });
  if (fields === 0) judgeMissing(reading, misspelt);
  else judgeSemicolons(reading, first);
  return { rua };
}

/** There is no "rua=". Names have a case here (RFC 7405), so "RUA=" is another field. */
function judgeMissing(reading: TxtReading, misspelt: TxtField | undefined): void {
  const { text, findings } = reading;
  if (misspelt) {
    const span = { start: misspelt.start, end: misspelt.start + misspelt.name.length };
    const fix = [{ span, text: 'rua' }];
    findings.add(tlsrptFinding('tlsrpt-rua-case', { ...placeIn(reading, span), values: { name: misspelt.name }, fix }));
  }
  findings.add(tlsrptFinding('tlsrpt-rua-missing', placeIn(reading, { start: text.length, end: text.length })));
}

/** URIs between ";", from the first rua on: what follows the first is no field. */
function judgeSemicolons(reading: TxtReading, from: number): void {
  const { text, findings } = reading;
  const places = Array.from(text.slice(from).matchAll(/;[ \t]*(?=(?:mailto|https):)/gi), ({ index, 0: found }) => ({
    start: from + index,
    end: from + index + found.length,
  }));
  if (places.length === 0) return;
  // With another field between, a comma would put the URI into that field's value.
  const isOneList = text.slice(places[0]!.start, places.at(-1)!.end).split(';').length - 1 === places.length;
  const fix = places.map((span) => ({ span, text: ',' }));
  findings.add(tlsrptFinding('tlsrpt-list-semicolon', { ...placeIn(reading, places[0]!), ...(isOneList && { fix }) }));
}
