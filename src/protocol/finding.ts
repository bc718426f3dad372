// Findings: what a judgement says about its input. Everything that judges returns a Judgement;
// nothing here fetches or throws. A code is explained in words under src/explanations/.
import type { Citation } from './citation.ts';

/** error: a sender cannot use this. warning: it works, but will bite. note: worth knowing. */
export type Severity = 'error' | 'warning' | 'note';

/** A stretch of the input text, in UTF-16 code units; `end` is exclusive. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** Replace the text at `span` by `text`. */
export interface Edit {
  readonly span: Span;
  readonly text: string;
}

/** What never changes about a code. `places` are the `{places}` of its words, which every finding of the code fills. */
export interface CodeRule<Place extends string = string> {
  readonly severity: Severity;
  readonly citation: Citation;
  readonly places: readonly Place[];
}

export type CodeTable = Readonly<Record<string, CodeRule>>;

/** A line of a table of codes: `rule('error', cite('RFC 8461', '3.2'), 'name')`. */
export function rule<const Places extends readonly string[]>(
  severity: Severity,
  citation: Citation,
  ...places: Places
): CodeRule<Places[number]> {
  return { severity, citation, places };
}

/** Every code there is, with its rule. Each table adds its own where it stands (`declare module`), so that none has to be known here. */
export interface Codes {}

export type Code = keyof Codes;

/** What fills the places in the words of a code, and what else a program may want to know. */
export type ValuesOf<C extends Code> = Readonly<Record<string, string>> & { readonly [Place in PlaceOf<C>]: string };
type PlaceOf<C extends Code> = Codes[C]['places'][number];
type Filled<C extends Code> = [PlaceOf<C>] extends [never] ? { readonly values?: ValuesOf<C> } : { readonly values: ValuesOf<C> };

/** Where something was found, and how it is mended. */
interface Found {
  readonly span?: Span;
  /** Which of several TXT records, MX hosts or lines is meant. */
  readonly record?: number;
  /** Text edits that remove this finding and add none; only where there is one obvious mend. */
  readonly fix?: readonly Edit[];
}

/** One thing found. `values` fill the places in its explanation. */
export interface Finding extends Found {
  readonly code: Code;
  readonly severity: Severity;
  readonly citation: Citation;
  readonly values?: Readonly<Record<string, string>>;
}

/** A finding of one code, which has the values that its words name. */
export type FindingOf<C extends Code> = Finding & { readonly code: C } & Filled<C>;

/** What was understood of the input, if anything, and what there is to say about it. */
export interface Judgement<T> {
  readonly value?: T;
  readonly findings: readonly Finding[];
}

/** What there is to say beside the code; what is undefined is left out. Values are asked for where the words of the code have places. */
type Details<C extends Code> = [PlaceOf<C>] extends [never] ? [details?: Place & Filled<C>] : [details: Place & Filled<C>];
type Place = { readonly [Key in keyof Found]: Found[Key] | undefined };

/** Makes the function that builds the findings of one table: `stsFinding('policy-no-colon', { span, values: { line } })`. */
export function findingsOf<C extends Code>(table: Readonly<Record<C, CodeRule>>) {
  return <K extends C>(code: K, ...[details]: Details<K>): FindingOf<K> => {
    const { severity, citation } = table[code];
    const { record, span, values, fix }: Place & { readonly values?: ValuesOf<K> } = details ?? {};
    const finding: { -readonly [Key in keyof Finding]: Finding[Key] } = { code, severity, citation };
    if (record !== undefined) finding.record = record;
    if (span) finding.span = span;
    if (values) finding.values = values;
    if (fix) finding.fix = fix;
    // The type of `details` has seen to the values; TypeScript cannot follow that through a code that it does not know yet.
    return finding as FindingOf<K>;
  };
}

/** Whether any finding is an error. */
export function hasError(findings: readonly Finding[]): boolean {
  return findings.some((finding) => finding.severity === 'error');
}
