// Which of the TXT records at a name is the one that counts (RFC 8461 section 3.1, RFC 8460 section 3): strings are joined, records of
// other versions are discarded, and exactly one must be left. Why a record was discarded is told by txt-discarded.ts.
import { applyEdits } from '../apply-edits.ts';
import type { Edit, Finding, Judgement } from '../finding.ts';
import { FindingList } from '../finding-list.ts';
import { withTriedFixes } from '../tried-fixes.ts';
import { isAttempt, txtFinding, type TxtStandard } from './txt-codes.ts';
import { isDelimiterAt, type TxtReading } from './txt-fields.ts';
import { explainDiscarded, spaceBeforeDelimiter } from './txt-discarded.ts';

/** More character-strings in one record than anybody needs; they are read all the same. */
export const stringsLimit = 64;

/** The longest character-string (RFC 1035 section 3.3), in octets. */
const longestString = 255;

/** The one record that is left, or how many. */
type TxtSelection = { readonly left: 'one'; readonly text: string; readonly record: number } | { readonly left: 'none' | 'several' };

/** Joins the strings of each record, without spaces, and discards what is not a record of the standard. */
function selectRecord(standard: TxtStandard, records: readonly (readonly string[])[], findings: FindingList): TxtSelection {
  // Nearly always there is one, and it counts.
  if (records.length === 1) {
    const text = joined(records[0]!);
    if (doesCount(standard, text, false)) {
      judgeStrings(standard, records[0]!, 0, findings);
      return select(standard, text, 0, findings);
    }
  }
  const texts = records.map(joined);
  const counting: number[] = [];
  for (let i = 0; i < texts.length; i++) if (doesCount(standard, texts[i]!, texts.length > 1)) counting.push(i);
  // Before what is discarded, so that no flood of that may hide it.
  for (const record of counting) judgeStrings(standard, records[record]!, record, findings);
  if (counting.length < texts.length) explainAllDiscarded(standard, texts, counting, findings);
  if (counting.length === 1) return select(standard, texts[counting[0]!]!, counting[0]!, findings);
  return { left: counting.length === 0 ? 'none' : 'several' };
}

function select(standard: TxtStandard, text: string, record: number, findings: FindingList): TxtSelection {
  if (text.charCodeAt(standard.version.length) !== 0x3b) findings.add(spaceBeforeDelimiter(standard, text, record));
  return { left: 'one', text, record };
}

function joined(strings: readonly string[]): string {
  return strings.length === 1 ? strings[0]! : strings.join('');
}

function explainAllDiscarded(standard: TxtStandard, texts: readonly string[], counting: readonly number[], findings: FindingList): void {
  const kept = new Set(counting);
  texts.forEach((text, record) => {
    if (!kept.has(record)) findings.add(explainDiscarded(standard, text, record));
  });
}

/** none: no record of the standard. invalid: one that breaks its grammar. multiple: more than one. A sender acts the same on all three. */
export type TxtStatus = 'valid' | 'none' | 'invalid' | 'multiple';

export type TxtJudgement<T> = Judgement<T> & { readonly status: TxtStatus };

/** What a standard adds to the form that its records share. */
export interface TxtReader<T> {
  readonly standard: TxtStandard;
  /** Reads the one record that counts; what is wrong with it goes to the findings. */
  readonly read: (reading: TxtReading) => T;
  /** The finding that no record counts, or more than one, of so many. */
  readonly noRecord: (status: 'none' | 'multiple', values: { readonly count: string }) => Finding;
}

/**
 * Judges TXT records as found, each an array of character-strings, and tries out the fixes: each changes one record, given as its joined
 * text, which is cut anew where it was in several strings. The value is there exactly when the status is valid.
 */
export function judgeTxtRecords<T>(reader: TxtReader<T>, records: readonly (readonly string[])[]): TxtJudgement<T> {
  const judged = judgeOnce(reader, records);
  if (judged.findings.length === 0) return judged;
  const length = records.reduce((sum, strings) => sum + joined(strings).length, 0);
  const judge = (fix: readonly Edit[], { record }: Finding) => judgeOnce(reader, withMendedRecord(records, fix, record)).findings;
  return { ...judged, findings: withTriedFixes(judged.findings, length, judge) };
}

function judgeOnce<T>(reader: TxtReader<T>, records: readonly (readonly string[])[]): TxtJudgement<T> {
  const { standard } = reader;
  const findings = new FindingList();
  const selection = selectRecord(standard, records, findings);
  if (selection.left === 'one') {
    const value = reader.read({ standard, text: selection.text, record: selection.record, findings });
    const all = close(standard, findings);
    return findings.hasError ? { status: 'invalid', findings: all } : { status: 'valid', value, findings: all };
  }
  const status = selection.left === 'none' ? 'none' : 'multiple';
  // Where somebody meant a record, why it is none says all.
  if (status === 'multiple' || !findings.has(isAttempt)) findings.add(reader.noRecord(status, { count: String(records.length) }));
  return { status, findings: close(standard, findings) };
}

function close(standard: TxtStandard, findings: FindingList): readonly Finding[] {
  return findings.close((left) => txtFinding(standard, 'txt-findings-limit', { values: { left: String(left) } }));
}

/** The records with one of them mended. */
export function withMendedRecord(
  records: readonly (readonly string[])[],
  fix: readonly Edit[],
  record = 0,
): readonly (readonly string[])[] {
  const fixed = applyEdits(joined(records[record]!), fix);
  return records.with(record, records[record]!.length > 1 ? (fixed.match(/[^]{1,255}/g) ?? []) : [fixed]);
}

/** With several records only the exact beginning counts; a lone one may have white space before its first ";" as the grammar says. */
function doesCount({ version }: TxtStandard, text: string, several: boolean): boolean {
  if (!text.startsWith(version)) return false;
  return several ? text.charCodeAt(version.length) === 0x3b : isDelimiterAt(text, version.length);
}

function judgeStrings(standard: TxtStandard, strings: readonly string[], record: number, findings: FindingList): void {
  if (strings.length === 1 && strings[0]!.length <= longestString) return;
  const values = { count: String(strings.length), limit: String(stringsLimit) };
  if (strings.length > stringsLimit) findings.add(txtFinding(standard, 'txt-too-many-strings', { record, values }));
  else if (strings.length > 1) findings.add(txtFinding(standard, 'txt-split', { record, values }));
  let start = 0;
  for (const { length } of strings) {
    const span = { start, end: start + length };
    const sizes = { length: String(length), limit: String(longestString) };
    if (length > longestString) findings.add(txtFinding(standard, 'txt-string-too-long', { record, span, values: sizes }));
    start = span.end;
  }
}
