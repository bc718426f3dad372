// The TXT record at `_mta-sts.DOMAIN` (RFC 8461 section 3.1): which record counts, and what it says.
import type { Judgement } from '../finding.ts';
import type { Extension } from './policy.ts';

/** The id is an opaque word of 1 to 32 letters and digits: only whether it differs matters. */
export interface StsRecord {
  readonly id: string;
  readonly extensions: readonly Extension[];
}

/** none: no record of this standard. invalid: one that breaks the grammar. multiple: more than one. A sender acts the same on all three. */
export type RecordStatus = 'valid' | 'none' | 'invalid' | 'multiple';

/**
 * Judges the TXT records as found, each an array of character-strings. Spans are positions in the joined strings of record number `record`.
 * The value is there exactly when the status is valid.
 */
export function parseRecords(records: readonly (readonly string[])[]): Judgement<StsRecord> & { readonly status: RecordStatus } {
  void records;
  return { status: 'none', findings: [] };
}

/** The record as one text; parseRecords reads it back to the same value. */
export function formatRecord(record: StsRecord): string {
  return ['v=STSv1; ', `id=${record.id};`, ...record.extensions.map(({ name, value }) => ` ${name}=${value};`)].join('');
}
