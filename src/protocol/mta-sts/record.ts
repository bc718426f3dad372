// The TXT record at `_mta-sts.DOMAIN` (RFC 8461 section 3.1): which record counts, and what it says.
import { cite } from '../citation.ts';
import { isLetterOrDigit } from '../dns/names.ts';
import type { TxtStandard } from '../dns/txt-codes.ts';
import {
  addTxt,
  judgeExtension,
  judgeForeignCharacters,
  scanFields,
  withoutField,
  type TxtField,
  type TxtReading,
} from '../dns/txt-fields.ts';
import { judgeTxtRecords, type TxtJudgement, type TxtReader } from '../dns/txt-record.ts';
import type { Finding } from '../finding.ts';
import { stsFinding, type StsCode } from './codes.ts';
import { policyKeys, type Extension } from './policy.ts';

/** The id is an opaque word of 1 to 32 letters and digits: only whether it differs matters. */
export interface StsRecord {
  readonly id: string;
  readonly extensions: readonly Extension[];
}

export type RecordJudgement = TxtJudgement<StsRecord>;

const standard: TxtStandard = {
  version: 'v=STSv1',
  citation: cite('RFC 8461', '3.1'),
  explain: (text, record) => {
    const draft = /^v=STS1(?=[\s;]|$)/.exec(text);
    return draft ? stsFinding('record-draft-2016', { record, span: { start: 0, end: draft[0].length } }) : undefined;
  },
};
const reader: TxtReader<StsRecord> = {
  standard,
  read: readRecord,
  noRecord: (status, values) => stsFinding(status === 'none' ? 'record-missing' : 'record-multiple', { values }),
};
const longestId = 32;

/**
 * Judges the TXT records as found, each an array of character-strings. Spans are positions in the joined strings of record number `record`.
 * The value is there exactly when the status is valid, and then no finding is an error.
 */
export function parseRecords(records: readonly (readonly string[])[]): RecordJudgement {
  return judgeTxtRecords(reader, records);
}

/** The record as one text; parseRecords reads it back to the same value. */
export function formatRecord({ id, extensions }: StsRecord): string {
  return `v=STSv1; id=${id};${extensions.map(({ name, value }) => ` ${name}=${value};`).join('')}`;
}

function readRecord(reading: TxtReading): StsRecord {
  judgeForeignCharacters(reading);
  let id: string | undefined;
  let misspelt: TxtField | undefined;
  let extensions: Map<string, string> | undefined;
  scanFields(reading, standard.version.length, (field) => {
    const { name, value } = field;
    if (name === 'id' && id === undefined) {
      id = value;
      judgeId(reading, field);
      return;
    }
    // A field that is ignored still has to be well-formed.
    judgeExtension(reading, field);
    if (name === 'id') add(reading, 'record-id-repeated', field, { kept: id!, ignored: value }, withoutField(reading, field));
    else if (name === 'v' || extensions?.has(name)) addTxt(reading, 'txt-field-repeated', field.start, field.end, { values: { name } });
    else {
      (extensions ??= new Map<string, string>()).set(name, value);
      if (name.toLowerCase() === 'id') misspelt ??= field;
      // A field of the policy file.
      if (policyKeys.some((key) => key === name)) add(reading, 'record-policy-field', field, { name }, withoutField(reading, field));
      else addTxt(reading, 'txt-field-unknown', field.start, field.end, { values: { name } });
    }
  });
  if (id === undefined) judgeMissingId(reading, misspelt);
  return {
    id: id ?? '',
    extensions: extensions ? Array.from(extensions as Map<string, string>, ([name, value]) => ({ name, value })) : [],
  };
}

/** sts-id: 1 to 32 letters or digits. A character that does not belong there can go: the id is opaque. */
function judgeId(reading: TxtReading, field: TxtField): void {
  const { value, valueStart } = field;
  if (value === '') add(reading, 'record-id-empty', field);
  if (value.length > longestId) add(reading, 'record-id-too-long', field, { length: String(value.length), limit: String(longestId) });
  for (let i = 0; i < value.length; i++) {
    const code = value.charCodeAt(i);
    if (isLetterOrDigit(code)) continue;
    // Outside ASCII, the character is a finding already.
    if (code > 0x7f) return;
    const id = value.replace(/[^A-Za-z0-9]+/g, '');
    const span = { start: valueStart, end: field.end };
    const fix = id !== '' && value.length <= longestId ? [{ span, text: id }] : undefined;
    add(reading, 'record-id-character', { start: valueStart + i, end: valueStart + i + 1 }, { id: value, character: value.charAt(i) }, fix);
    return;
  }
}

/** There is no "id=". Names have a case here (RFC 7405), so "ID=" is another field. */
function judgeMissingId(reading: TxtReading, misspelt: TxtField | undefined): void {
  if (misspelt) {
    const { start, name } = misspelt;
    add(reading, 'record-id-case', misspelt, { name }, [{ span: { start, end: start + name.length }, text: 'id' }]);
  }
  add(reading, 'record-id-missing', { start: reading.text.length, end: reading.text.length });
}

function add(
  reading: TxtReading,
  code: StsCode,
  { start, end }: { readonly start: number; readonly end: number },
  values?: Readonly<Record<string, string>>,
  fix?: Finding['fix'],
): void {
  const { record } = reading;
  reading.findings.add(stsFinding(code, { record, span: { start, end }, ...(values && { values }), ...(fix && { fix }) }));
}
