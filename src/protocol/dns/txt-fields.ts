// The fields of a TXT record: `name=value` between ";", white space allowed around the ";" only (RFC 8461 section 3.1, RFC 8460 section 3).
// One pass over the text; what a name means and what its value may hold is the caller's, except for extensions.
import type { Edit, Span } from '../finding.ts';
import type { FindingList } from '../finding-list.ts';
import { isLetterOrDigit } from './names.ts';
import { txtFinding, type TxtStandard } from './txt-codes.ts';

/** A field whose name is well-formed. Positions are in the record's text; the value ends at `end`. */
export interface TxtField {
  readonly name: string;
  readonly value: string;
  readonly start: number;
  readonly valueStart: number;
  readonly end: number;
}

/** Where a record is being read: its text, its number among the records, and where findings go. */
export interface TxtReading {
  readonly standard: TxtStandard;
  readonly text: string;
  readonly record: number;
  readonly findings: FindingList;
}

const semicolon = 0x3b;
const longestFieldName = 32;

/** A place in the record that is read, for a finding about it. */
export function placeIn({ record }: TxtReading, { start, end }: Span): { readonly record: number; readonly span: Span } {
  return { record, span: { start, end } };
}

/**
 * Reads the fields from the first delimiter on, at `from`. `visit` gets every field that has the form `name=…` with a good name;
 * what has not becomes a finding.
 */
export function scanFields(reading: TxtReading, from: number, visit: (field: TxtField) => void): void {
  const { standard, text, findings } = reading;
  let at = skipSpace(text, from) + 1; // behind the delimiter that follows the version
  while (at <= text.length) {
    const start = skipSpace(text, at);
    // The last delimiter is optional, and so is the white space after it.
    if (start === text.length) return;
    let semi = text.indexOf(';', start);
    if (semi < 0) semi = text.length;
    if (semi === start) {
      findings.add(
        txtFinding(standard, 'txt-empty-field', {
          ...placeIn(reading, { start, end: start + 1 }),
          fix: [{ span: { start: at, end: start + 1 }, text: '' }],
        }),
      );
    } else scanField(reading, start, semi, visit);
    at = semi + 1;
  }
}

function scanField(reading: TxtReading, start: number, semi: number, visit: (field: TxtField) => void): void {
  const { standard, text, findings } = reading;
  let end = semi;
  while (isSpace(text.charCodeAt(end - 1))) end--;
  if (end < semi && semi === text.length) {
    findings.add(
      txtFinding(standard, 'txt-trailing-space', {
        ...placeIn(reading, { start: end, end: semi }),
        fix: [{ span: { start: end, end: semi }, text: '' }],
      }),
    );
  }
  let equals = start;
  while (equals < end && text.charCodeAt(equals) !== 0x3d) equals++;
  if (equals === end) {
    findings.add(txtFinding(standard, 'txt-no-equals', { ...placeIn(reading, { start, end }), values: { field: text.slice(start, end) } }));
    return;
  }
  let nameEnd = equals;
  while (nameEnd > start && isSpace(text.charCodeAt(nameEnd - 1))) nameEnd--;
  const valueStart = Math.min(skipSpace(text, equals + 1), end);
  if (nameEnd < equals || valueStart > equals + 1) {
    const span = { start: nameEnd, end: valueStart };
    findings.add(txtFinding(standard, 'txt-space-at-equals', { ...placeIn(reading, span), fix: [{ span, text: '=' }] }));
  }
  const name = text.slice(start, nameEnd);
  if (isGoodName(reading, name, start)) visit({ name, value: text.slice(valueStart, end), start, valueStart, end });
}

/** The grammar of names: a letter or digit, then up to 31 of letters, digits, "_", "-" and ".". */
function isGoodName(reading: TxtReading, name: string, start: number): boolean {
  const { standard, findings } = reading;
  const end = start + name.length;
  if (name === '') {
    findings.add(txtFinding(standard, 'txt-name-empty', placeIn(reading, { start, end: start + 1 })));
    return false;
  }
  for (let i = 0; i < name.length; i++) {
    const code = name.charCodeAt(i);
    if (isLetterOrDigit(code) || (i > 0 && (code === 0x5f || code === 0x2d || code === 0x2e))) continue;
    // Foreign letters have been found before the fields were looked at.
    if (code < 0x80)
      findings.add(
        txtFinding(standard, 'txt-name-character', {
          ...placeIn(reading, { start: start + i, end: start + i + 1 }),
          values: { name, character: name.charAt(i) },
        }),
      );
    return false;
  }
  if (name.length <= longestFieldName) return true;
  findings.add(
    txtFinding(standard, 'txt-name-too-long', {
      ...placeIn(reading, { start, end }),
      values: { name, length: String(name.length), limit: String(longestFieldName) },
    }),
  );
  return false;
}

/** Judges the value of an extension, or of a field that is ignored: at least one of %x21-7E without ";" and "=". */
export function judgeExtension(reading: TxtReading, { name, value, start, valueStart, end }: TxtField): void {
  const { standard, findings } = reading;
  if (value === '') findings.add(txtFinding(standard, 'txt-value-empty', { ...placeIn(reading, { start, end }), values: { name } }));
  for (let i = 0; i < value.length; i++) {
    const code = value.charCodeAt(i);
    if (code > 0x20 && code < 0x7f && code !== 0x3d) continue;
    if (code < 0x80) {
      findings.add(
        txtFinding(standard, 'txt-value-character', {
          ...placeIn(reading, { start: valueStart + i, end: valueStart + i + 1 }),
          values: { name, character: value.charAt(i) },
        }),
      );
    }
    return;
  }
}

/**
 * Finds the first character outside US-ASCII, which no part of a record may hold. Spaces that only look like one, and characters
 * that nobody sees, can be taken out where no word is torn or joined: beside a delimiter.
 */
export function judgeForeignCharacters(reading: TxtReading): void {
  const { standard, text, findings } = reading;
  let at = 0;
  while (at < text.length && text.charCodeAt(at) < 0x80) at++;
  if (at === text.length) return;
  const character = String.fromCodePoint(text.codePointAt(at)!);
  const fix = looseSpaces(text);
  findings.add(
    txtFinding(standard, 'txt-non-ascii', {
      ...placeIn(reading, { start: at, end: at + character.length }),
      values: { character, code: `U+${character.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0')}` },
      fix,
    }),
  );
}

/** Edits that take out everything outside ASCII, if all of it is space beside a delimiter, an ASCII space or the end. */
function looseSpaces(text: string): Edit[] | undefined {
  const runs = Array.from(text.matchAll(/[^\0-\x7f]+/g), ({ index, 0: found }) => ({ start: index, end: index + found.length }));
  const isLoose = ({ start, end }: Span) =>
    /^[\u00a0\u2000-\u200f\u202f\u2060\u3000\ufeff]+$/.test(text.slice(start, end)) &&
    (end === text.length || /[;= \t]/.test(text.charAt(start - 1) + text.charAt(end)));
  return runs.every(isLoose) ? runs.map((span) => ({ span, text: '' })) : undefined;
}

/** The edit that takes a field, and the delimiter behind it, out of the record. */
export function withoutField({ text }: TxtReading, { start, end }: TxtField): Edit[] {
  const next = skipSpace(text, end);
  return [{ span: { start, end: text.charCodeAt(next) === semicolon ? skipSpace(text, next + 1) : text.length }, text: '' }];
}

/** The next position at or after `at` that is no space or tab. */
export function skipSpace(text: string, at: number): number {
  while (isSpace(text.charCodeAt(at))) at++;
  return at;
}

/** WSP of RFC 5234: a space or a tab. */
export function isSpace(code: number): boolean {
  return code === 0x20 || code === 0x09;
}

/** Whether a delimiter, white space before it allowed, stands at the position. */
export function isDelimiterAt(text: string, at: number): boolean {
  return text.charCodeAt(skipSpace(text, at)) === semicolon;
}
