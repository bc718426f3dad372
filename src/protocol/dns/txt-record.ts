// Which of the TXT records at a name is the one that counts (RFC 8461 section 3.1, RFC 8460 section 3): strings are joined, records of
// other versions are discarded, and exactly one must be left. Why a record was discarded is told by txt-strangers.ts.
import { applyEdits } from '../apply-edits.ts';
import { findingsLimit, type FindingList } from '../finding-list.ts';
import { txtFinding, type TxtStandard } from './txt-codes.ts';
import { isDelimiterAt } from './txt-fields.ts';
import { explainStranger, spaceBeforeDelimiter } from './txt-strangers.ts';

/** More character-strings in one record than anybody needs; they are read all the same. */
export const stringsLimit = 64;

/** The longest character-string (RFC 1035 section 3.3), in octets. */
const longestString = 255;

/** The one record that is left, or how many. */
export type TxtSelection = { readonly left: 'one'; readonly text: string; readonly record: number } | { readonly left: 'none' | 'several' };

/**
 * Joins the strings of each record, without spaces, and discards what is not a record of the standard. `isClean` says whether a lone
 * record of that text would be fine: only then is a mend offered for one that was discarded.
 */
export function selectRecord(
  standard: TxtStandard,
  records: readonly (readonly string[])[],
  findings: FindingList,
  isClean: (text: string) => boolean,
): TxtSelection {
  const texts = records.map(joined);
  const counting: number[] = [];
  for (let i = 0; i < texts.length; i++) if (doesCount(standard, texts[i]!, texts.length > 1)) counting.push(i);
  if (counting.length < texts.length) explainStrangers(standard, texts, counting, findings, isClean);
  for (const record of counting) judgeStrings(standard, records[record]!, record, findings);
  if (counting.length !== 1) return { left: counting.length === 0 ? 'none' : 'several' };
  const record = counting[0]!;
  const text = texts[record]!;
  if (text.charCodeAt(standard.version.length) !== 0x3b) findings.add(spaceBeforeDelimiter(standard, text, record));
  return { left: 'one', text, record };
}

function joined(strings: readonly string[]): string {
  return strings.length === 1 ? strings[0]! : strings.join('');
}

function explainStrangers(
  standard: TxtStandard,
  texts: readonly string[],
  counting: readonly number[],
  findings: FindingList,
  isClean: (text: string) => boolean,
): void {
  const kept = new Set(counting);
  texts.forEach((text, record) => {
    if (kept.has(record)) return;
    const { fix, ...rest } = explainStranger(standard, text, record);
    const isMend = fix && counting.length === 0 && record < findingsLimit && isClean(applyEdits(text, fix));
    findings.add(isMend ? { ...rest, fix } : rest);
  });
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
