// The fields of a policy together: sts-policy-record of RFC 8461 section 3.2. Which of them count (of a name that may stand once, the
// first), what they say of each other, and what is missing.
import type { Finding } from '../../finding.ts';
import { stsFindingAt, type StsCode } from '../codes.ts';
import { atValue, oddSpace, removal, type Field, type Line } from './line.ts';
import {
  judgeMaxAge,
  judgeMode,
  judgeVersion,
  policyValues,
  readMaxAge,
  withoutOddSpaces,
  type Mode,
  type PolicyKey,
  type Remark,
} from './values.ts';

/** Takes a finding. */
export type Tell = (finding: Finding) => void;

/** A line that has a field. */
type FieldLine = Line & { readonly field: Field };

/** The fields so far. */
export interface Fields {
  readonly tell: Tell;
  /** The first entry of each known name, in whatever state. */
  readonly first: { [K in PolicyKey]: FieldLine | undefined };
  readonly patterns: string[];
  readonly badPatterns: Line[];
  /** Made when the first one comes. */
  extensions: Map<string, string> | undefined;
  /** Extensions that bear nearly the name of a known field. */
  readonly suspects: FieldLine[];
}

export function noFields(tell: Tell): Fields {
  const first = { version: undefined, mode: undefined, max_age: undefined, mx: undefined };
  return { tell, first, patterns: [], badPatterns: [], extensions: undefined, suspects: [] };
}

/** Takes the next line. */
export function takeLine(fields: Fields, line: Line): void {
  const { tell, first } = fields;
  for (const finding of line.findings) tell(finding);
  if (!hasField(line)) return;
  const { key, name, value, isWellFormed } = line.field;
  if (key === undefined) {
    if (isWellFormed) takeExtension(fields, line);
  } else if (key === 'mx') {
    first.mx ??= line;
    if (line.pattern !== undefined) fields.patterns.push(line.pattern);
    else if (isWellFormed) fields.badPatterns.push(line);
  } else if (first[key] === undefined) first[key] = line;
  else tell(repeated('policy-key-repeated', line.field, { name, ignored: value }));
}

function hasField(line: Line): line is FieldLine {
  return line.field !== undefined;
}

function takeExtension(fields: Fields, line: FieldLine): void {
  const { tell, suspects } = fields;
  const { name, value, start, end } = line.field;
  const extensions = (fields.extensions ??= new Map<string, string>());
  if (extensions.has(name)) {
    tell(repeated('policy-extension-repeated', line.field, { name }));
    return;
  }
  extensions.set(name, value);
  if (line.resembles) suspects.push(line);
  else tell(stsFindingAt('policy-extension', start, end, { name }));
}

/** Of a name that may stand once, all entries but the first are ignored. */
function repeated(code: StsCode, { start, end, line }: Field, values: Finding['values']): Finding {
  return stsFindingAt(code, start, end, values, removal(line.start, line.end));
}

/** What the fields say together; of use only where no finding is an error. */
export interface Meaning {
  readonly mode?: Mode | undefined;
  readonly maxAge?: number | undefined;
}

/** Judges the fields when all lines are taken; `end` is where the last of them ends. */
export function judgeFields(fields: Fields, end: number): Meaning {
  const { tell, first, badPatterns } = fields;
  const joined = first.version?.joined ?? first.mode?.joined ?? first.max_age?.joined ?? badPatterns.find((line) => line.joined)?.joined;
  if (joined) {
    // That explains the text, and nothing is said of what is missing.
    tell(joined);
    return {};
  }
  const version = countingEntry(fields, 'version');
  if (version) tellRemark(tell, version, judgeVersion(version.value));
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

/** The entry of a field that counts, and its value without what nobody sees. */
interface Entry {
  readonly field: Field;
  readonly value: string;
}

/** The first entry of a name, if it has a value that can be judged; where there is none, the one that nearly bears the name and would do. */
function countingEntry({ tell, first, suspects }: Fields, key: Exclude<PolicyKey, 'mx'>): Entry | undefined {
  const entry = first[key]?.field;
  if (!entry) {
    const meant = suspects.find(({ resembles, field }) => resembles === key && policyValues[key](field.value))?.field;
    return meant && { field: meant, value: meant.value };
  }
  if (!entry.isWellFormed) return undefined;
  if (entry.isFit) return { field: entry, value: entry.value };
  const plain = withoutOddSpaces(key, entry.value);
  if (plain !== undefined) tell(oddSpace(entry, plain));
  return { field: entry, value: plain ?? entry.value };
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
function tellMissing({ tell, first }: Fields, mode: Mode | undefined, end: number): void {
  if (!first.version) tell(stsFindingAt('policy-version-missing', end, end));
  if (!first.mode) tell(stsFindingAt('policy-mode-missing', end, end));
  if (!first.max_age) tell(stsFindingAt('policy-max-age-missing', end, end));
  if (!first.mx && mode !== 'none') tell(stsFindingAt('policy-mx-missing', end, end));
}

/** To a sender it is an extension. */
function misspelt({ field: { start, name }, resembles }: FieldLine): Finding {
  const span = { start, end: start + name.length };
  const code = name.toLowerCase() === resembles ? 'policy-key-case' : 'policy-key-typo';
  return stsFindingAt(code, span.start, span.end, { name, key: resembles! }, [{ span, text: resembles! }]);
}

/** What is to be known of a mode that does not protect. */
function tellUnprotected({ tell, patterns }: Fields, { start, end }: Field, mode: Mode | undefined): void {
  if (mode === 'testing') tell(stsFindingAt('policy-testing', start, end));
  if (mode !== 'none') return;
  tell(stsFindingAt('policy-none', start, end));
  if (patterns.length > 0) tell(stsFindingAt('policy-none-with-mx', start, end, { count: String(patterns.length) }));
}
