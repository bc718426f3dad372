// The fields of a policy together: sts-policy-record of RFC 8461 section 3.2. Which of them count (of a name that may stand once, the
// first), what they say of each other, and what is missing.
import type { Finding, ValuesOf } from '../../finding.ts';
import type { FindingList } from '../../finding-list.ts';
import { stsFinding } from '../codes.ts';
import { atValue, oddSpace, removal, type Field, type Line } from './line.ts';
import { judgeMaxAge, judgeMode, judgeVersion, readMaxAge, withoutOddSpaces, type Mode, type PolicyKey, type Remark } from './values.ts';

/** A line that has a field. */
type FieldLine = Line & { readonly field: Field };

/** The fields so far. */
export interface Fields {
  readonly findings: FindingList;
  /** The first entries of the fields that may stand once, in whatever state. */
  readonly first: FieldLine[];
  /** Whether there is any mx field. */
  hasMx: boolean;
  readonly patterns: string[];
  readonly badPatterns: Line[];
  /** Made when the first one comes. */
  extensions: Map<string, { readonly name: string; readonly value: string }> | undefined;
  /** Extensions that bear nearly the name of a known field. */
  readonly suspects: FieldLine[];
}

export function noFields(findings: FindingList): Fields {
  return { findings, first: [], hasMx: false, patterns: [], badPatterns: [], extensions: undefined, suspects: [] };
}

/** Takes the next line. */
export function takeLine(fields: Fields, line: Line): void {
  const { findings, first } = fields;
  for (const finding of line.findings) findings.add(finding);
  if (!hasField(line)) return;
  const { rule, name, value, isWellFormed, decoration } = line.field;
  if (!rule) {
    if (isWellFormed) takeExtension(fields, line);
  } else if (rule.key === 'mx') {
    fields.hasMx = true;
    if (decoration) findings.add(decoration);
    if (line.pattern !== undefined) fields.patterns.push(line.pattern);
    else if (isWellFormed) fields.badPatterns.push(line);
  } else if (firstEntry(fields, rule.key)) findings.add(repeated('policy-key-repeated', line, { name, ignored: value }));
  else {
    if (decoration) findings.add(decoration);
    first.push(line);
  }
}

/** Names that may stand once. */
type SoleKey = Exclude<PolicyKey, 'mx'>;

function firstEntry({ first }: Fields, key: SoleKey): FieldLine | undefined {
  return first.find(({ field }) => field.rule!.key === key);
}

function hasField(line: Line): line is FieldLine {
  return line.field !== undefined;
}

function takeExtension(fields: Fields, line: FieldLine): void {
  const { findings, suspects } = fields;
  const { name, value, start, end } = line.field;
  const extensions = (fields.extensions ??= new Map());
  if (extensions.has(name)) {
    findings.add(repeated('policy-extension-repeated', line, { name }));
    return;
  }
  extensions.set(name, { name, value });
  if (line.resembles) suspects.push(line);
  else findings.add(stsFinding('policy-extension', { span: { start, end }, values: { name } }));
}

type RepeatedCode = 'policy-key-repeated' | 'policy-extension-repeated';

/** Of a name that may stand once, all entries but the first are ignored. */
function repeated(code: RepeatedCode, { start, next, field }: FieldLine, values: ValuesOf<RepeatedCode>): Finding {
  return stsFinding(code, { span: { start: field.start, end: field.end }, values, fix: removal(start, next) });
}

/** What the fields say together; of use only where no finding is an error. */
export interface Meaning {
  readonly mode?: Mode | undefined;
  readonly maxAge?: number | undefined;
}

/** Judges the fields when all lines are taken; `end` is where the last of them ends. */
export function judgeFields(fields: Fields, end: number): Meaning {
  const { findings, first, badPatterns } = fields;
  const { joined } = first.find(isJoined) ?? badPatterns.find(isJoined) ?? {};
  // That explains the text, and nothing is said of what is missing.
  if (joined) {
    findings.add(joined);
    return {};
  }
  judgeVersionEntry(fields);
  const modeEntry = countingEntry(fields, 'mode');
  const mode = modeEntry && judgeModeEntry(findings, modeEntry);
  const maxAge = countingEntry(fields, 'max_age');
  if (maxAge) judgeEntry(findings, maxAge, judgeMaxAge(maxAge.value, mode));
  for (const { badPattern } of badPatterns) findings.add(badPattern!);
  judgeMissing(fields, mode, end);
  for (const suspect of fields.suspects) findings.add(misspelt(suspect));
  if (modeEntry) judgeUnprotected(fields, modeEntry.field, mode);
  return { mode, maxAge: maxAge && readMaxAge(maxAge.value) };
}

function isJoined({ joined }: Line): boolean {
  return joined !== undefined;
}

/** The entry of a field that counts, and its value without what nobody sees. */
interface Entry {
  readonly field: Field;
  readonly value: string;
}

/**
 * The first entry of a name, if it has a value that can be judged; where there is none, the one that nearly bears the name and would do.
 */
function countingEntry(fields: Fields, key: SoleKey): Entry | undefined {
  const field = firstEntry(fields, key)?.field;
  if (!field) {
    const meant = fields.suspects.find(({ resembles, field }) => resembles?.key === key && resembles.fits(field.value));
    return meant && { field: meant.field, value: meant.field.value };
  }
  const { rule, value, isFit, isWellFormed } = field;
  if (isFit || !isWellFormed) return isFit ? { field, value } : undefined;
  const plain = withoutOddSpaces(rule!, value);
  if (plain !== undefined) fields.findings.add(oddSpace(field, plain));
  return { field, value: plain ?? value };
}

function judgeVersionEntry(fields: Fields): void {
  const entry = countingEntry(fields, 'version');
  if (entry) judgeEntry(fields.findings, entry, judgeVersion(entry.value));
}

function judgeModeEntry(findings: FindingList, entry: Entry): Mode | undefined {
  const { mode, remark } = judgeMode(entry.value);
  judgeEntry(findings, entry, remark);
  return mode;
}

function judgeEntry(findings: FindingList, { field }: Entry, remark: Remark | undefined): void {
  if (remark) findings.add(atValue(field, remark));
}

/** Every field is required, but that mode none can do without mx. */
function judgeMissing(fields: Fields, mode: Mode | undefined, end: number): void {
  const { findings, hasMx } = fields;
  if (!firstEntry(fields, 'version')) findings.add(stsFinding('policy-version-missing', { span: { start: end, end } }));
  if (!firstEntry(fields, 'mode')) findings.add(stsFinding('policy-mode-missing', { span: { start: end, end } }));
  if (!firstEntry(fields, 'max_age')) findings.add(stsFinding('policy-max-age-missing', { span: { start: end, end } }));
  if (!hasMx && mode !== 'none') findings.add(stsFinding('policy-mx-missing', { span: { start: end, end } }));
}

/** To a sender it is an extension. */
function misspelt({ field: { start, name }, resembles }: FieldLine): Finding {
  const { key } = resembles!;
  const span = { start, end: start + name.length };
  const code = name.toLowerCase() === key ? 'policy-key-case' : 'policy-key-typo';
  return stsFinding(code, { span, values: { name, key }, fix: [{ span, text: key }] });
}

/** What is to be known of a mode that does not protect. */
function judgeUnprotected({ findings, patterns }: Fields, { start, end }: Field, mode: Mode | undefined): void {
  if (mode === 'testing') findings.add(stsFinding('policy-testing', { span: { start, end } }));
  if (mode !== 'none') return;
  findings.add(stsFinding('policy-none', { span: { start, end } }));
  if (patterns.length > 0)
    findings.add(stsFinding('policy-none-with-mx', { span: { start, end }, values: { count: String(patterns.length) } }));
}
