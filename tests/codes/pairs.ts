// For each code a pair: what raises it, and what comes near and does not. The rows stand beside the tests of the judge that they are for;
// here is what they are turned into, so that every-code.test.ts can hold the whole product to the same rules.
import { applyEdits } from '#src/protocol/apply-edits.ts';
import type { Edit, Finding, Span } from '#src/protocol/finding.ts';

/** [code, raises it, comes near and does not]. What an input is, is for the judge. */
export type Row<T> = readonly [code: string, raises: T, nearMiss: T];

/** What a judge says, as far as it matters here: a check of an inspection has neither span nor one-click fix. */
interface Said {
  readonly code: string;
  readonly record?: number;
  readonly span?: Span;
  readonly values?: Readonly<Record<string, string>> | undefined;
  readonly fix?: readonly Edit[];
}

/** Where the text is that spans and fixes are about; without it they are not looked at, and a fix is an error of the table. */
export interface Texts<T> {
  readonly textOf: (input: T, finding: Finding) => string;
  readonly withText: (input: T, finding: Finding, text: string) => T;
}

/** The codes that an input raises, and what is wrong with their spans and fixes: none where all is as it should. */
export interface Raised {
  readonly codes: readonly string[];
  /** Those that come with a one-click fix. */
  readonly fixed: readonly string[];
  readonly problems: readonly string[];
  /** What was put to the judge, and each finding in full, a line each. */
  readonly told: readonly string[];
}

export interface Pair {
  readonly code: string;
  readonly raises: () => Promise<Raised>;
  readonly nearMiss: () => Promise<Raised>;
}

/** The rows of one judge as pairs. */
export function pairsOf<T>(judge: (input: T) => Judged | Promise<Judged>, rows: readonly Row<T>[], texts?: Texts<T>): readonly Pair[] {
  const examine = async (input: T): Promise<Raised> => {
    const said = await judge(input);
    const problems = await Promise.all(said.map((finding) => problemOf(judge, input, said, finding as Finding, texts)));
    return {
      codes: codesOf(said),
      fixed: codesOf(said.filter(({ fix }) => fix)),
      problems: problems.filter((problem) => problem !== null),
      told: [inputLine(input), ...said.map(findingLine)],
    };
  };
  return rows.map(([code, raises, nearMiss]) => ({ code, raises: () => examine(raises), nearMiss: () => examine(nearMiss) }));
}

type Judged = readonly Said[];

const codesOf = (said: Judged): string[] => said.map(({ code }) => code);

/** A long text is cut: its length says the rest. */
const inputLine = (input: unknown): string => {
  const text = input instanceof Uint8Array ? `octets ${Buffer.from(input).toString('latin1')}` : input;
  return cut(JSON.stringify(text) ?? String(text));
};
const cut = (line: string): string => (line.length > 300 ? `${line.slice(0, 300)} … ${line.length}` : line);

/** A finding in one line: code, place, values, one-click fix. */
export function findingLine({ code, record, span, values, fix }: Said): string {
  const place = span && `${record === undefined ? '' : `${record}:`}${span.start}-${span.end}`;
  const edits = fix?.map(({ span: { start, end }, text }) => `${start}-${end} ${JSON.stringify(text)}`);
  return cut(['  ' + code, place, values && JSON.stringify(values), edits && `fix ${edits.join(', ')}`].filter(Boolean).join(' '));
}

/** A span must lie in its text; a fix must remove its finding and add none. */
async function problemOf<T>(
  judge: (input: T) => Judged | Promise<Judged>,
  input: T,
  said: Judged,
  finding: Finding,
  texts: Texts<T> | undefined,
): Promise<string | null> {
  const { code, span, fix } = finding;
  if (!texts) return fix ? `the fix of ${code} cannot be tried` : null;
  const text = texts.textOf(input, finding);
  if (span && !(0 <= span.start && span.start <= span.end && span.end <= text.length)) return `the span of ${code} is not in the text`;
  if (!fix) return null;
  const left = codesOf(said);
  left.splice(left.indexOf(code), 1);
  for (const after of codesOf(await judge(texts.withText(input, finding, applyEdits(text, fix))))) {
    const place = left.indexOf(after);
    if (place < 0) return `the fix of ${code} leaves or adds ${after}`;
    left.splice(place, 1);
  }
  return null;
}
