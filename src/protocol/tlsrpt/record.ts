// The TXT record at `_smtp._tls.DOMAIN` (RFC 8460 section 3): where reports about TLS failures go.
import type { Judgement } from '../finding.ts';

/** Every URI as written, in order, whatever its scheme. */
export interface TlsrptRecord {
  readonly rua: readonly string[];
}

/** As for MTA-STS: none, invalid and multiple all mean that there is nowhere to report to. */
export type TlsrptStatus = 'valid' | 'none' | 'invalid' | 'multiple';

/**
 * Judges the TXT records as found, each an array of character-strings. Spans are positions in the joined strings of record number `record`.
 * The value is there exactly when the status is valid.
 */
export function parseTlsrptRecords(records: readonly (readonly string[])[]): Judgement<TlsrptRecord> & { readonly status: TlsrptStatus } {
  void records;
  return { status: 'none', findings: [] };
}

/** The record as one text; parseTlsrptRecords reads it back to the same value. */
export function formatTlsrptRecord(record: TlsrptRecord): string {
  return `v=TLSRPTv1; rua=${record.rua.join(',')};`;
}
