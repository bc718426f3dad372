// The values of `version`, `mode` and `max_age` (RFC 8461 section 3.2): whether they are good, what was meant if not, and what is
// unwise about good ones.
import { editDistance } from './policy-keys.ts';
import { addAtValue, type Draft, type Field } from './policy-draft.ts';
import { withoutOddSpaces } from './policy-mx.ts';
import { longestMaxAge, type Mode } from './policy-model.ts';
import type { StsCode } from './codes.ts';

const day = 86_400;
const week = 604_800;

/** Whether the value can stand for the key. */
export function isGoodValue(key: 'version' | 'mode' | 'max_age', value: string): boolean {
  if (key === 'version') return value === 'STSv1';
  return key === 'mode' ? isMode(value) : readMaxAge(value) !== undefined;
}

/** Says what is wrong with a version that is not STSv1. */
export function judgeVersion(draft: Draft, field: Field): void {
  const { value } = field;
  if (value === 'STSv1' || takesOddSpaces(draft, field, 'version')) return;
  // The draft of 2016, another case, quotes and the like: nothing else can be meant.
  const meant = /^["']?sts[-_ ]?v?\.?1(?:\.0)?["']?$/i.test(value) ? 'STSv1' : undefined;
  addAtValue(draft, 'policy-version-unknown', field, undefined, meant);
}

/** Judges the mode and gives the one that is given, or clearly meant. */
export function judgeMode(draft: Draft, field: Field): Mode | undefined {
  const { value } = field;
  if (isMode(value)) return value;
  const plain = withoutOddSpaces(value);
  if (isMode(plain) && takesOddSpaces(draft, field, 'mode')) return plain;
  const lower = value.toLowerCase();
  if (isMode(lower)) {
    addAtValue(draft, 'policy-mode-case', field, undefined, lower);
    return lower;
  }
  if (lower === 'report') {
    addAtValue(draft, 'policy-mode-report', field, undefined, 'testing');
    return 'testing';
  }
  const near = value.length > 20 ? undefined : (['enforce', 'testing'] as const).find((mode) => editDistance(lower, mode) <= 2);
  addAtValue(draft, 'policy-mode-unknown', field, undefined, near);
  return near;
}

/** The seconds of a well-formed max_age: 1 to 10 digits, and no more than a year. Both bounds hold. */
export function readMaxAge(value: string): number | undefined {
  if (value.length > 10) return undefined;
  let seconds = 0;
  for (let i = 0; i < value.length; i++) {
    const digit = value.charCodeAt(i) - 0x30;
    if (digit < 0 || digit > 9) return undefined;
    seconds = seconds * 10 + digit;
  }
  return value !== '' && seconds <= longestMaxAge ? seconds : undefined;
}

/** Judges max_age; `mode` decides what is short and what is long. */
export function judgeMaxAge(draft: Draft, field: Field, mode: Mode | undefined): void {
  const seconds = readMaxAge(field.value);
  if (seconds !== undefined) {
    judgeLength(draft, field, seconds, mode);
    return;
  }
  const plain = readMaxAge(withoutOddSpaces(field.value));
  if (plain !== undefined && takesOddSpaces(draft, field, 'max_age')) {
    judgeLength(draft, field, plain, mode);
    return;
  }
  const { code, meant } = maxAgeFault(field.value);
  const fixed = meant !== undefined && meant <= longestMaxAge && lengthFault(meant, mode) === undefined ? String(meant) : undefined;
  addAtValue(draft, code, field, { limit: String(longestMaxAge), ...(meant !== undefined && { seconds: String(meant) }) }, fixed);
}

function maxAgeFault(value: string): { readonly code: StsCode; readonly meant?: number } {
  if (/^\d+$/.test(value)) {
    const meant = Number(value);
    return meant > longestMaxAge ? { code: 'policy-max-age-over-a-year', meant: longestMaxAge } : { code: 'policy-max-age-digits', meant };
  }
  const unit = /^(\d{1,9}) ?([smhdwy])(?:ec(?:ond)?s?|in(?:ute)?s?|(?:ou)?rs?|ays?|eeks?|ears?)?$/i.exec(value);
  if (unit) {
    const seconds = { s: 1, m: undefined, h: 3600, d: day, w: week, y: 365 * day }[unit[2]!.toLowerCase()];
    // "m" may be a minute or a month.
    return seconds === undefined ? { code: 'policy-max-age-unit' } : { code: 'policy-max-age-unit', meant: Number(unit[1]) * seconds };
  }
  if (/^\d{1,3}(?:[ ,_']\d{3})+$/.test(value)) return { code: 'policy-max-age-grouped', meant: Number(value.replace(/\D/g, '')) };
  const decorated = /^["'+]?(\d{1,10})(?:\.0{1,2})?["']?$/.exec(value);
  return { code: 'policy-max-age-not-a-number', ...(decorated && { meant: Number(decorated[1]) }) };
}

function judgeLength(draft: Draft, field: Field, seconds: number, mode: Mode | undefined): void {
  const code = lengthFault(seconds, mode);
  if (code) addAtValue(draft, code, field, { seconds: String(seconds) });
}

/** Weeks or more are expected where a policy protects (section 3.2); while one is taken down, a day or less (section 8.3). */
function lengthFault(seconds: number, mode: Mode | undefined): StsCode | undefined {
  if (mode === 'none') return seconds > day ? 'policy-none-long' : undefined;
  if (seconds === 0) return 'policy-max-age-zero';
  if (mode !== 'enforce' || seconds >= week) return undefined;
  return seconds < day ? 'policy-max-age-under-a-day' : 'policy-max-age-under-a-week';
}

function takesOddSpaces(draft: Draft, field: Field, name: 'version' | 'mode' | 'max_age'): boolean {
  const plain = withoutOddSpaces(field.value);
  if (plain === field.value || !isGoodValue(name, plain)) return false;
  addAtValue(draft, 'policy-odd-space', field, { name }, plain);
  return true;
}

function isMode(value: string): value is Mode {
  return value === 'enforce' || value === 'testing' || value === 'none';
}
