// The fields of a policy together: sts-policy-record of RFC 8461 section 3.2. Which of them count (of a name that may stand once, the
// first), what they say of each other, and what is missing.
import type { Finding } from '../../finding.ts';
import { stsFindingAt, type StsCode } from '../codes.ts';
import { atValue, oddSpace, removal, type Field, type Line } from './line.ts';
import { judgeMaxAge, judgeMode, judgeVersion, readMaxAge, withoutOddSpaces, type Mode, type PolicyKey, type Remark } from './values.ts';

/** Takes a finding. */
export type Tell = (finding: Finding) => void;

/** A line that has a field. */
type FieldLine = Line & { readonly field: Field };

/** The fields so far. */
export interface Fields {
  readonly tell: Tell;
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

export function noFields(tell: Tell): Fields {
  return { tell, first: [], hasMx: false, patterns: [], badPatterns: [], extensions: undefined, suspects: [] };
}

/** Takes the next line. */
export function takeLine(fields: Fields, line: Line): void {
  const { tell, first } = fields;
  for (const finding of line.findings) tell(finding);
  if (!hasField(line)) return;
  const { rule, name, value, isWellFormed } = line.field;
  if (!rule) {
    if (isWellFormed) takeExtension(fields, line);
  } else if (rule.key === 'mx') {
    fields.hasMx = true;
    if (line.pattern !== undefined) fields.patterns.push(line.pattern);
    else if (isWellFormed) fields.badPatterns.push(line);
  } else if (firstEntry(fields, rule.key)) tell(repeated('policy-key-repeated', line, { name, ignored: value }));
  else first.push(line);
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
  const { tell, suspects } = fields;
  const { name, value, start, end } = line.field;
  const extensions = (fields.extensions ??= new Map());
  if (extensions.has(name)) {
    tell(repeated('policy-extension-repeated', line, { name }));
    return;
  }
  extensions.set(name, { name, value });
  if (line.resembles) suspects.push(line);
  else tell(stsFindingAt('policy-extension', start, end, { name }));
}

/** Of a name that may stand once, all entries but the first are ignored. */
function repeated(code: StsCode, { start, next, field }: FieldLine, values: Finding['values']): Finding {
  return stsFindingAt(code, field.start, field.end, values, removal(start, next));
}

/** What the fields say together; of use only where no finding is an error. */
export interface Meaning {
  readonly mode?: Mode | undefined;
  readonly maxAge?: number | undefined;
}

/** Judges the fields when all lines are taken; `end` is where the last of them ends. */
export function judgeFields(fields: Fields, end: number): Meaning {
  const { tell, first, badPatterns } = fields;
  const { joined } = first.find(isJoined) ?? badPatterns.find(isJoined) ?? {};
  // That explains the text, and nothing is said of what is missing.
  if (joined) {
    tell(joined);
    return {};
  }
  judgeVersionEntry(fields);
  const modeEntry = countingEntry(fields, 'mode');
  const mode = modeEntry && judgeModeEntry(tell, modeEntry);
  const maxAge = countingEntry(fields, 'max_age');
  if (maxAge) tellRemark(tell, maxAge, judgeMaxAge(maxAge.value, mode));
  for (const { badPattern } of badPatterns) tell(badPattern!);
  tellMissing(fields, mode, end);
  for (const suspect of fields.suspects) tell(misspelt(suspect));
  if (modeEntry) tellUnprotected(fields, modeEntry.field, mode);
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
  if (plain !== undefined) fields.tell(oddSpace(field, plain));
  return { field, value: plain ?? value };
}

function judgeVersionEntry(fields: Fields): void {
  const entry = countingEntry(fields, 'version');
  if (entry) tellRemark(fields.tell, entry, judgeVersion(entry.value));
}

function judgeModeEntry(tell: Tell, entry: Entry): Mode | undefined {
  const { mode, remark } = judgeMode(entry.value);
  tellRemark(tell, entry, remark);
  return mode;
}

function tellRemark(tell: Tell, { field }: Entry, remark: Remark | undefined): void {
  if (remark) tell(atValue(field, remark));
}

/** Every field is required, but that mode none can do without mx. */
function tellMissing(fields: Fields, mode: Mode | undefined, end: number): void {
  const { tell, hasMx } = fields;
  if (!firstEntry(fields, 'version')) tell(stsFindingAt('policy-version-missing', end, end));
  if (!firstEntry(fields, 'mode')) tell(stsFindingAt('policy-mode-missing', end, end));
  if (!firstEntry(fields, 'max_age')) tell(stsFindingAt('policy-max-age-missing', end, end));
  if (!hasMx && mode !== 'none') tell(stsFindingAt('policy-mx-missing', end, end));
}

/** To a sender it is an extension. */
function misspelt({ field: { start, name }, resembles }: FieldLine): Finding {
  const { key } = resembles!;
  const span = { start, end: start + name.length };
  const code = name.toLowerCase() === key ? 'policy-key-case' : 'policy-key-typo';
  return stsFindingAt(code, span.start, span.end, { name, key }, [{ span, text: key }]);
}

/** What is to be known of a mode that does not protect. */
function tellUnprotected({ tell, patterns }: Fields, { start, end }: Field, mode: Mode | undefined): void {
  if (mode === 'testing') tell(stsFindingAt('policy-testing', start, end));
  if (mode !== 'none') return;
  tell(stsFindingAt('policy-none', start, end));
  if (patterns.length > 0) tell(stsFindingAt('policy-none-with-mx', start, end, { count: String(patterns.length) }));
}
