// The values of a policy's fields (RFC 8461 section 3.2): for each key the production that its value has to fit; and of version, mode and
// max_age what was meant by a value that does not fit, and what is unwise about one that does. The same for mx stands in mx.ts.
import { isWithinSlips } from '../../edit-distance.ts';
import type { Finding } from '../../finding.ts';
import { stsFinding, type ValueCode } from '../codes.ts';
import { isMxPattern } from '../mx-pattern.ts';

/**
 * The fields that the standard defines: whether a value fits its production, and how many slips of the hand may lie between a name and the
 * key that was meant. No other place lists the keys.
 */
const policyFields = [
  { key: 'version', fits: (value: string) => value === 'STSv1', slips: 2 },
  { key: 'mode', fits: isMode, slips: 1 },
  { key: 'max_age', fits: (value: string) => readMaxAge(value) !== undefined, slips: 2 },
  { key: 'mx', fits: isMxPattern, slips: 1 },
] as const;

export type FieldRule = (typeof policyFields)[number];
export type PolicyKey = FieldRule['key'];

export const policyKeys: readonly PolicyKey[] = policyFields.map(({ key }) => key);

/** The rule for fields of that name, if the standard defines one. */
export function ruleOf(name: string): FieldRule | undefined {
  return policyFields.find(({ key }) => key === name);
}

/**
 * The rule that was meant by a name that is nearly one (`nmx`, `max-age`, `Mode`), case and punctuation left aside. To a sender such a
 * field is an extension, and ignored; to whoever wrote it, it is not.
 */
export function resembledRule(name: string): FieldRule | undefined {
  if (name.length < 2 || name.length > 10) return undefined;
  const meant = plainName(name);
  return plainFields.find(({ rule, plain }) => isWithinSlips(meant, plain, rule.slips))?.rule;
}

function plainName(name: string): string {
  return name.toLowerCase().replace(/[-_.]/g, '');
}

const plainFields = policyFields.map((rule) => ({ rule, plain: plainName(rule.key) }));

export const modes = ['enforce', 'testing', 'none'] as const;
export type Mode = (typeof modes)[number];

/** The longest `max_age`: a year of 365.25 days, in seconds. */
export const longestMaxAge = 31_557_600;

const day = 86_400;
const week = 604_800;

/** What there is to say of a value, wherever it stands, and the value that was meant, where only one can be. */
export interface Remark {
  readonly finding: Finding;
  readonly meant?: string | undefined;
}

/** The value without spaces outside ASCII and characters that nobody sees, if that makes it fit; undefined if not. */
export function withoutOddSpaces({ fits }: FieldRule, value: string): string | undefined {
  const plain = value.replace(/[\u00a0\u00ad\u2000-\u200f\u2028-\u202f\u2060\u3000\ufeff]+/g, '');
  return fits(plain) ? plain : undefined;
}

/** What is wrong with a version. */
export function judgeVersion(value: string): Remark | undefined {
  if (value === 'STSv1') return undefined;
  // The draft of 2016, another case, quotes and the like: nothing else can be meant.
  const isMeant = /^["']?sts[-_ ]?v?\.?1(?:\.0)?["']?$/i.test(value);
  return { finding: stsFinding('policy-version-unknown', { values: { value } }), meant: isMeant ? 'STSv1' : undefined };
}

/** The mode that is given, or clearly meant, and what is wrong with its writing. */
export function judgeMode(value: string): { readonly mode: Mode | undefined; readonly remark?: Remark } {
  if (isMode(value)) return { mode: value };
  const lower = value.toLowerCase();
  const remark = (code: ValueCode, meant: Mode | undefined): Remark => ({ finding: stsFinding(code, { values: { value } }), meant });
  if (isMode(lower)) return { mode: lower, remark: remark('policy-mode-case', lower) };
  if (lower === 'report') return { mode: 'testing', remark: remark('policy-mode-report', 'testing') };
  const mode = (['enforce', 'testing'] as const).find((known) => isWithinSlips(lower, known, 2));
  return { mode, remark: remark('policy-mode-unknown', mode) };
}

function isMode(value: string): value is Mode {
  return value === 'enforce' || value === 'testing' || value === 'none';
}

/** The seconds of a well-formed max_age: 1 to 10 digits, and no more than a year. Both bounds hold. */
export function readMaxAge(value: string): number | undefined {
  if (value === '' || value.length > 10) return undefined;
  let seconds = 0;
  for (let i = 0; i < value.length; i++) {
    const digit = value.charCodeAt(i) - 0x30;
    if (digit < 0 || digit > 9) return undefined;
    seconds = seconds * 10 + digit;
  }
  return seconds <= longestMaxAge ? seconds : undefined;
}

/** What is wrong with a max_age, or unwise; `mode` decides what is short and what is long. */
export function judgeMaxAge(value: string, mode: Mode | undefined): Remark | undefined {
  const seconds = readMaxAge(value);
  if (seconds !== undefined) {
    const finding = judgeLength(value, seconds, mode);
    return finding && { finding };
  }
  const { code, meant } = judgeDigits(value);
  const limit = String(longestMaxAge);
  if (meant === undefined) return { finding: stsFinding(code, { values: { value, limit } }) };
  const isWise = meant <= longestMaxAge && !judgeLength(value, meant, mode);
  const finding = stsFinding(code, { values: { value, limit, seconds: String(meant) } });
  return { finding, meant: isWise ? String(meant) : undefined };
}

/** Weeks or more are expected where a policy protects (section 3.2); while one is taken down, a day or less (section 8.3). */
function judgeLength(value: string, seconds: number, mode: Mode | undefined): Finding | undefined {
  const values = { value, seconds: String(seconds) };
  if (mode === 'none') return seconds > day ? stsFinding('policy-none-long', { values }) : undefined;
  if (seconds === 0) return stsFinding('policy-max-age-zero', { values });
  if (mode !== 'enforce' || seconds >= week) return undefined;
  return stsFinding(seconds < day ? 'policy-max-age-under-a-day' : 'policy-max-age-under-a-week', { values });
}

/** Why a value is no number of seconds up to a year, and how many were meant. */
function judgeDigits(value: string): { readonly code: ValueCode; readonly meant?: number | undefined } {
  if (/^\d+$/.test(value)) {
    const meant = Number(value);
    return meant > longestMaxAge ? { code: 'policy-max-age-over-a-year', meant: longestMaxAge } : { code: 'policy-max-age-digits', meant };
  }
  const unit = /^(\d{1,9}) ?([smhdwy])(?:ec(?:ond)?s?|in(?:ute)?s?|(?:ou)?rs?|ays?|eeks?|ears?)?$/i.exec(value);
  if (unit) {
    // "m" may be a minute or a month.
    const seconds = { s: 1, m: undefined, h: 3600, d: day, w: week, y: 365 * day }[unit[2]!.toLowerCase()];
    return { code: 'policy-max-age-unit', meant: seconds && Number(unit[1]) * seconds };
  }
  if (/^\d{1,3}(?:[ ,_']\d{3})+$/.test(value)) return { code: 'policy-max-age-grouped', meant: Number(value.replace(/\D/g, '')) };
  const decorated = /^["'+]?(\d{1,10})(?:\.0{1,2})?["']?$/.exec(value);
  return { code: 'policy-max-age-not-a-number', meant: decorated ? Number(decorated[1]) : undefined };
}
