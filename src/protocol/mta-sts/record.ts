// The TXT record at `_mta-sts.DOMAIN` (RFC 8461 section 3.1): which record counts, and what it says.
import { cite } from '../citation.ts';
import { isLetterOrDigit } from '../dns/names.ts';
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
import { stsFinding } from './codes.ts';
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
  const { findings } = reading;
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
    if (name === 'id')
      findings.add(
        stsFinding('record-id-repeated', {
          ...placeIn(reading, field),
          values: { kept: id!, ignored: value },
          fix: withoutField(reading, field),
        }),
      );
    else if (name === 'v' || extensions?.has(name))
      findings.add(txtFinding(standard, 'txt-field-repeated', { ...placeIn(reading, field), values: { name } }));
    else {
      (extensions ??= new Map<string, string>()).set(name, value);
      if (name.toLowerCase() === 'id') misspelt ??= field;
      // A field of the policy file.
      if (policyKeys.some((key) => key === name))
        findings.add(
          stsFinding('record-policy-field', {
            ...placeIn(reading, field),
            values: { name },
            fix: withoutField(reading, field),
          }),
        );
      else findings.add(txtFinding(standard, 'txt-field-unknown', { ...placeIn(reading, field), values: { name } }));
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
  const { findings } = reading;
  const { value, valueStart } = field;
  if (value === '') findings.add(stsFinding('record-id-empty', placeIn(reading, field)));
  if (value.length > longestId)
    findings.add(
      stsFinding('record-id-too-long', {
        ...placeIn(reading, field),
        values: { length: String(value.length), limit: String(longestId) },
      }),
    );
  for (let i = 0; i < value.length; i++) {
    const code = value.charCodeAt(i);
    if (isLetterOrDigit(code)) continue;
    // Outside ASCII, the character is a finding already.
    if (code > 0x7f) return;
    const id = value.replace(/[^A-Za-z0-9]+/g, '');
    const span = { start: valueStart, end: field.end };
    const fix = id !== '' && value.length <= longestId ? [{ span, text: id }] : undefined;
    findings.add(
      stsFinding('record-id-character', {
        ...placeIn(reading, { start: valueStart + i, end: valueStart + i + 1 }),
        values: { id: value, character: value.charAt(i) },
        fix,
      }),
    );
    return;
  }
}

/** There is no "id=". Names have a case here (RFC 7405), so "ID=" is another field. */
function judgeMissingId(reading: TxtReading, misspelt: TxtField | undefined): void {
  const { text, findings } = reading;
  if (misspelt) {
    const { start, name } = misspelt;
    findings.add(
      stsFinding('record-id-case', {
        ...placeIn(reading, misspelt),
        values: { name },
        fix: [{ span: { start, end: start + name.length }, text: 'id' }],
      }),
    );
  }
  findings.add(stsFinding('record-id-missing', placeIn(reading, { start: text.length, end: text.length })));
}
