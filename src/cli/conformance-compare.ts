// Whether a result agrees with what a conformance case expects: objects by the fields of `expect`, pattern lists and problem
// codes as sets, everything else in order and exactly. Pure.

export type Agreement = 'agrees' | 'another-reading' | 'differs';

export interface ConformanceCase {
  readonly name: string;
  readonly input: unknown;
  readonly expect: unknown;
  readonly why?: string;
  /** Acceptable results where the text allows several; the first is the ruling and equals `expect`. */
  readonly readings?: readonly { readonly expect: unknown; readonly because?: string }[];
}

/** Members whose order and repetitions do not matter, by subject; `lower` where ASCII case does not matter either. */
const sets: Readonly<Record<string, Readonly<Record<string, 'exact' | 'lower'>>>> = {
  'sts-policy': { mx: 'lower' },
  'draft-2016': { mx: 'lower' },
  'tls-report': { mxHosts: 'lower', problems: 'exact' },
};

/** Members that compare without ASCII case, by subject. */
const caseless: Readonly<Record<string, readonly string[]>> = { 'tls-report': ['domain'] };

/** Judges one result. Another of the case's readings is told apart from a plain difference, but only `agrees` is a pass. */
export function judgeCase(subject: string, { expect, readings = [] }: ConformanceCase, result: unknown): Agreement {
  if (agrees(subject, expect, result)) return 'agrees';
  return readings.some((reading) => agrees(subject, reading.expect, result)) ? 'another-reading' : 'differs';
}

function agrees(subject: string, expect: unknown, result: unknown): boolean {
  if (Array.isArray(expect)) {
    return Array.isArray(result) && expect.length === result.length && expect.every((item, index) => agrees(subject, item, result[index]));
  }
  if (typeof expect !== 'object' || expect === null) return Object.is(expect, result);
  if (typeof result !== 'object' || result === null || Array.isArray(result)) return false;
  return Object.entries(expect).every(
    ([key, value]) => Object.hasOwn(result, key) && memberAgrees(subject, key, value, (result as Record<string, unknown>)[key]),
  );
}

function memberAgrees(subject: string, key: string, expect: unknown, result: unknown): boolean {
  const set = sets[subject]?.[key];
  if (set && isTexts(expect)) return isTexts(result) && asSet(expect, set) === asSet(result, set);
  if (caseless[subject]?.includes(key) && typeof expect === 'string') return typeof result === 'string' && lower(expect) === lower(result);
  return agrees(subject, expect, result);
}

function isTexts(value: unknown): value is string[] {
  return Array.isArray(value) && value.every((item) => typeof item === 'string');
}

function asSet(texts: readonly string[], kind: 'exact' | 'lower'): string {
  return JSON.stringify([...new Set(kind === 'lower' ? texts.map(lower) : texts)].sort());
}

function lower(text: string): string {
  return text.replace(/[A-Z]+/g, (letters) => letters.toLowerCase());
}
