// A policy: what it is as a value, what the text of `mta-sts.txt` says (RFC 8461 section 3.2), and the text that says it. The grammar
// stands in policy/: the text (text.ts), a line of it (line.ts), the values of its fields (values.ts, mx.ts), the fields together
// (fields.ts).
import { applyEdits } from '../apply-edits.ts';
import type { Edit, Finding, Judgement } from '../finding.ts';
import { FindingList } from '../finding-list.ts';
import { withTriedFixes } from '../tried-fixes.ts';
import { decodeUtf8, type Decoded } from '../utf-8.ts';
import { stsFinding } from './codes.ts';
import { judgeFields, noFields, takeLine, type Fields, type Meaning } from './policy/fields.ts';
import { readLine, type Line } from './policy/line.ts';
import { judgeSize, judgeStrayCrs, judgeWhole, lineEnd, sizeOf, startOfLines, withinLimit } from './policy/text.ts';
import type { Mode } from './policy/values.ts';

export { policySizeLimit, withinLimit } from './policy/text.ts';
export { longestMaxAge, modes, policyKeys, type Mode } from './policy/values.ts';

/** A field whose meaning this standard leaves open. The first of a name counts. */
export interface Extension {
  readonly name: string;
  readonly value: string;
}

/** What a sender acts on. `maxAge` is in seconds; `mx` holds patterns in lower case, in the order of the file. */
export interface PolicyRules {
  readonly mode: Mode;
  readonly maxAge: number;
  readonly mx: readonly string[];
}

export interface Policy extends PolicyRules {
  readonly version: 'STSv1';
  readonly extensions: readonly Extension[];
}

/**
 * What a caller can lend to the parser: the A-labels of a name with U-labels (undefined where there are none), so that it can offer a fix.
 * `untried`: fixes are not tried out, because the caller tries them against more than the policy.
 */
export interface PolicyOptions {
  readonly toAscii?: (name: string) => string | undefined;
  readonly untried?: boolean;
}

/**
 * Reads the body of `mta-sts.txt`: text as decoded, a byte order mark still in it, or the octets themselves.
 * Spans are positions in the (decoded) text. The value is there exactly when no finding is an error. What is behind the limit of size is
 * not judged, and a finding says that there is more.
 */
export function parsePolicy(body: string | Uint8Array, options: PolicyOptions = {}): Judgement<Policy> {
  const part = withinLimit(body);
  const source: Source = { ...(typeof part === 'string' ? { text: part } : decodeUtf8(part)), octets: sizeOf(body) };
  const read: Read = (text, start, next) => readLine(text, start, next, options.toAscii);
  const lines: Line[] = [];
  const judged = judgeText(source, (text, start, next) => {
    const line = read(text, start, next);
    lines.push(line);
    return line;
  });
  if (options.untried || judged.findings.every(({ fix }) => fix === undefined)) return judged;
  const byStart = new Map(lines.map((line) => [line.start, line]));
  const judge = (fix: readonly Edit[]) =>
    judgeText({ text: applyEdits(source.text, fix), octets: source.octets }, rereading(read, byStart, fix)).findings;
  return { ...judged, findings: withTriedFixes(judged.findings, source.text.length, judge) };
}

/** The text that is judged, and the size in octets of all that there is. */
interface Source extends Decoded {
  readonly octets: number;
}

/** Reads the line of a text between two positions. */
type Read = (text: string, start: number, next: number) => Line;

/**
 * The same for a text after edits: lines before and behind them are not read again. `lines` are those of the text before, by their start.
 * Positions are then as before, too; whoever tries a mend asks for codes alone.
 */
function rereading(read: Read, lines: ReadonlyMap<number, Line>, edits: readonly Edit[]): Read {
  const growth = edits.reduce((sum, { span, text }) => sum + text.length - (span.end - span.start), 0);
  const first = Math.min(...edits.map(({ span }) => span.start));
  const last = Math.max(...edits.map(({ span }) => span.end)) + growth;
  return (text, start, next) => {
    if (next > first && start < last) return read(text, start, next);
    const shift = next <= first ? 0 : growth;
    const line = lines.get(start - shift);
    return line?.next === next - shift ? line : read(text, start, next);
  };
}

/** Judges a text once. */
function judgeText({ text, octets, invalidAt }: Source, read: Read): Judgement<Policy> {
  const findings = new FindingList();
  const whole = judgeWhole(text, invalidAt);
  whole.findings.forEach((finding) => findings.add(finding));
  if (whole.isOther) return { findings: close(findings) };
  const fields = noFields(findings);
  const strayCrs = judgeStrayCrs(text);
  strayCrs.forEach((finding) => findings.add(finding));
  // Before the lines, so that no flood of theirs may hide it.
  const size = judgeSize(octets);
  if (size) findings.add(size);
  for (let start = startOfLines(text), next; start < text.length; start = next) {
    next = lineEnd(text, start, strayCrs.length > 0);
    takeLine(fields, read(text, start, next));
  }
  const meaning = judgeFields(fields, text.length);
  const closed = close(findings);
  return findings.hasError ? { findings: closed } : { value: policyOf(fields, meaning), findings: closed };
}

/** The findings so far; more of them than anybody reads are only counted. */
function close(findings: FindingList): readonly Finding[] {
  return findings.close((left) => stsFinding('policy-findings-limit', { values: { left: String(left) } }));
}

const noExtensions: readonly Extension[] = [];

/** The value of a text without errors. */
function policyOf({ patterns, extensions }: Fields, { mode, maxAge }: Meaning): Policy {
  return {
    version: 'STSv1',
    mode: mode!,
    maxAge: maxAge!,
    mx: patterns,
    extensions: extensions ? [...extensions.values()] : noExtensions,
  };
}

/** The policy as a file with CRLF line ends. parsePolicy reads it back to the same value. */
export function formatPolicy(policy: Policy): string {
  const lines = ['version: STSv1', `mode: ${policy.mode}`, ...policy.mx.map((pattern) => `mx: ${pattern}`), `max_age: ${policy.maxAge}`];
  for (const { name, value } of policy.extensions) lines.push(`${name}: ${value}`);
  return lines.map((line) => `${line}\r\n`).join('');
}
