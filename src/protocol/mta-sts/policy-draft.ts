// A policy while it is being read: the lines so far, and what there is to say about them.
import type { Edit, Span } from '../finding.ts';
import { FindingList } from '../finding-list.ts';
import { stsCodes, stsFinding, type StsCode } from './codes.ts';
import type { Mode, PolicyOptions } from './policy-model.ts';

/** The fields that the standard defines. Only the first entry of each counts, but for mx. */
export const policyKeys = ['version', 'mode', 'max_age', 'mx'] as const;
export type PolicyKey = (typeof policyKeys)[number];

/** A line of the text: `end` lies before white space at its end, `next` is where the next line starts. */
export interface Line {
  readonly start: number;
  readonly end: number;
  readonly next: number;
}

/** A field as it stands in a line; `start` and `end` are those of the name and the value. */
export interface Field extends Span {
  readonly name: string;
  readonly value: string;
  readonly valueStart: number;
  readonly line: Line;
}

export interface Draft {
  readonly text: string;
  readonly options: PolicyOptions;
  readonly findings: FindingList;
  /** Whether every line so far was looked at to its end, and held ASCII alone. */
  isAscii: boolean;
  /** The first entry of a field, if it has a value that is well-formed as text. */
  version: Field | undefined;
  mode: Field | undefined;
  max_age: Field | undefined;
  /** The known names that occurred, in whatever state. */
  readonly seen: { version: boolean; mode: boolean; max_age: boolean; mx: boolean };
  /** The mode that is given, or clearly meant: what is said of other fields depends on it. */
  meantMode: Mode | undefined;
  /** Well-formed patterns in lower case. */
  readonly mx: string[];
  readonly badMx: Field[];
  /** Made when the first one comes. */
  extensions: Map<string, string> | undefined;
  /** Fields that bear nearly the name of a known one. */
  readonly suspects: { readonly field: Field; readonly key: PolicyKey }[];
}

export function newDraft(text: string, options: PolicyOptions): Draft {
  return {
    text,
    options,
    findings: new FindingList(),
    isAscii: text.charCodeAt(0) !== 0xfeff,
    version: undefined,
    mode: undefined,
    max_age: undefined,
    seen: { version: false, mode: false, max_age: false, mx: false },
    meantMode: undefined,
    mx: [],
    badMx: [],
    extensions: undefined,
    suspects: [],
  };
}

/** Adds a finding at a place of the text. */
export function addPolicy(
  draft: Draft,
  code: StsCode,
  start: number,
  end: number,
  values?: Readonly<Record<string, string>>,
  fix?: readonly Edit[],
): void {
  if (!draft.findings.hasRoomFor(stsCodes[code].severity)) return;
  draft.findings.keep(stsFinding(code, { span: { start, end }, ...(values && { values }), ...(fix && { fix }) }));
}

/** Adds a finding about the value of a field. */
export function addAtValue(draft: Draft, code: StsCode, field: Field, values?: Readonly<Record<string, string>>, fixed?: string): void {
  const { value, valueStart } = field;
  const span = { start: valueStart, end: valueStart + value.length };
  addPolicy(draft, code, span.start, span.end, { value, ...values }, fixed === undefined ? undefined : [{ span, text: fixed }]);
}

/** The edits that take a whole line out of the text. */
export function withoutLine({ start, next }: Pick<Line, 'start' | 'next'>): Edit[] {
  return [{ span: { start, end: next }, text: '' }];
}
