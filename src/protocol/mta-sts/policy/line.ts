// One line of a policy, by the productions of RFC 8461 section 3.2: `sts-policy-field *WSP sts-policy-term`. It is read without regard to
// the lines about it: what the fields say together stands in fields.ts. All positions are those in the text.
import { isLetterOrDigit, lowerCaseAscii } from '../../dns/names.ts';
import { isSpace, skipSpace } from '../../dns/txt-fields.ts';
import type { Edit, Finding, Span } from '../../finding.ts';
import { loneSurrogateAt } from '../../utf-8.ts';
import { stsFinding } from '../codes.ts';
import { judgeBadPattern, judgePattern } from './mx.ts';
import { judgeJoined } from './text.ts';
import { resembledRule, ruleOf, withoutOddSpaces, type FieldRule, type Remark } from './values.ts';

/** A field, from its name to the end of its value. */
export interface Field extends Span {
  readonly name: string;
  /** Undefined for an extension. */
  readonly rule: FieldRule | undefined;
  readonly value: string;
  readonly valueStart: number;
  /** Whether the value fits its production. */
  readonly isFit: boolean;
  /** Whether it at least has the form that every value must have, also one that is ignored. */
  readonly isWellFormed: boolean;
  /** What stands behind the value and does not belong to it; of no account where the field is ignored. */
  readonly decoration?: Finding | undefined;
}

/** What a line says. It starts at `start`, the next one at `next`. */
export interface Line {
  readonly start: number;
  readonly next: number;
  readonly field: Field | undefined;
  /** What there is to say of the line in any case. */
  readonly findings: readonly Finding[];
  /** Of mx: the pattern in lower case. */
  pattern?: string;
  /** Of mx: why the value is no pattern. */
  badPattern?: Finding;
  /** Of a value that does not fit: that more fields follow in the line, which explains it. */
  joined?: Finding | undefined;
  /** Of an extension: what was probably meant. */
  resembles?: FieldRule | undefined;
}

/** What a caller lends: the A-labels of a name with U-labels, undefined where there are none. */
export type ToAscii = ((name: string) => string | undefined) | undefined;

const longestName = 32;

/** sts-policy-field *WSP sts-policy-term: the line from the position `start` up to `next`, where the next one starts. */
export function readLine(text: string, start: number, next: number, toAscii: ToAscii): Line {
  const end = fieldEnd(text, start, next);
  const findings: Finding[] = [];
  if (end === start) findings.push(stsFinding('policy-blank-line', { span: { start, end: next }, fix: removal(start, next) }));
  else if (isComment(text, start)) findings.push(stsFinding('policy-comment', { span: { start, end }, fix: removal(start, next) }));
  const field = findings.length === 0 ? readField(text, start, end, findings) : undefined;
  const line: Line = { start, next, field, findings };
  if (!field?.isWellFormed) return line;
  if (!field.rule) line.resembles = resembledRule(field.name);
  else if (field.rule.key === 'mx') readPattern(text, line, field, findings, toAscii);
  else if (!field.isFit) line.joined = judgeJoined(text, field.start, end);
  return line;
}

/** Where the field ends: before the line end, and before white space in front of that. */
function fieldEnd(text: string, start: number, next: number): number {
  let end = next;
  while (end > start && isLineEnd(text.charCodeAt(end - 1))) end--;
  while (end > start && isSpace(text.charCodeAt(end - 1))) end--;
  return end;
}

function isLineEnd(code: number): boolean {
  return code === 0x0a || code === 0x0d;
}

/** There is no comment syntax; these are the forms in which people try it. */
function isComment(text: string, start: number): boolean {
  const at = skipSpace(text, start);
  const code = text.charCodeAt(at);
  return code === 0x23 || code === 0x3b || (code === 0x2f && text.charCodeAt(at + 1) === 0x2f);
}

/** sts-policy-field: a name, sts-policy-field-delim (":" *WSP), a value. White space elsewhere is told and passed over. */
function readField(text: string, from: number, lineEnd: number, findings: Finding[]): Field | undefined {
  const start = skipSpace(text, from);
  if (start > from) findings.push(stsFinding('policy-leading-space', { span: { start: from, end: start }, fix: removal(from, start) }));
  const colon = findColon(text, start, lineEnd);
  if (colon === lineEnd) {
    findings.push(stsFinding('policy-no-colon', { span: { start, end: lineEnd }, values: { line: text.slice(start, lineEnd) } }));
    return undefined;
  }
  let nameEnd = colon;
  while (nameEnd > start && isSpace(text.charCodeAt(nameEnd - 1))) nameEnd--;
  if (nameEnd < colon) {
    findings.push(stsFinding('policy-space-before-colon', { span: { start: nameEnd, end: colon }, fix: removal(nameEnd, colon) }));
  }
  const name = text.slice(start, nameEnd);
  const rule = ruleOf(name);
  if (!rule && !isName(name, start, findings)) return undefined;
  const valueStart = Math.min(skipSpace(text, colon + 1), lineEnd);
  const whole = text.slice(valueStart, lineEnd);
  const decoration = rule && !rule.fits(whole) ? decorationOf(text, name, valueStart, lineEnd) : undefined;
  const end = decoration?.span?.start ?? lineEnd;
  const value = decoration ? text.slice(valueStart, end) : whole;
  const isFit = rule !== undefined && rule.fits(value);
  const isWellFormed = (isFit && !decoration) || isValue(name, whole, start, valueStart, findings);
  return { name, rule, value, start, valueStart, end, isFit, isWellFormed, decoration };
}

/**
 * What stands behind the value that somebody meant: a comment, or the semicolon or comma that ends a field elsewhere. Several fields in one
 * line are another mistake, and left to judgeJoined.
 */
function decorationOf(text: string, name: string, start: number, lineEnd: number): Finding | undefined {
  const value = text.slice(start, lineEnd);
  const said = /^([^\s#;,/](?:[^#;,]*[^\s#;,])?)(?:([ \t]*[;,]+)|([ \t]+(?:#|\/\/|;)[^]*))$/.exec(value);
  if (!said || /[:;,#]/.test(said[1]!)) return undefined;
  const at = start + said[1]!.length;
  const code = said[2] === undefined ? 'policy-comment-behind' : 'policy-semicolon';
  return stsFinding(code, { span: { start: at, end: lineEnd }, values: { name }, fix: removal(at, lineEnd) });
}

function findColon(text: string, start: number, end: number): number {
  let at = start;
  while (at < end && text.charCodeAt(at) !== 0x3a) at++;
  return at;
}

/** sts-policy-ext-name: a letter or digit, then up to 31 of letters, digits, "_", "-" and ".". */
function isName(name: string, start: number, findings: Finding[]): boolean {
  if (name === '') {
    findings.push(stsFinding('policy-name-empty', { span: { start, end: start + 1 } }));
    return false;
  }
  for (let i = 0; i < name.length; i++) {
    const code = name.charCodeAt(i);
    if (isLetterOrDigit(code) || (i > 0 && (code === 0x5f || code === 0x2d || code === 0x2e))) continue;
    const character = String.fromCodePoint(name.codePointAt(i)!);
    findings.push(
      stsFinding('policy-name-character', { span: { start: start + i, end: start + i + character.length }, values: { name, character } }),
    );
    return false;
  }
  if (name.length <= longestName) return true;
  const sizes = { length: String(name.length), limit: String(longestName) };
  findings.push(stsFinding('policy-name-too-long', { span: { start, end: start + name.length }, values: { name, ...sizes } }));
  return false;
}

/** sts-policy-ext-value, which the values of known fields fit as well: at least one character, UTF-8, no controls; spaces inside only. */
function isValue(name: string, value: string, start: number, valueStart: number, findings: Finding[]): boolean {
  if (value === '') {
    findings.push(stsFinding('policy-value-empty', { span: { start, end: valueStart }, values: { name } }));
    return false;
  }
  if (/^[ -~]+$/.test(value)) return true;
  const control = value.search(/[\0-\x1f\x7f]/);
  if (control >= 0) {
    const at = valueStart + control;
    findings.push(
      stsFinding('policy-value-character', { span: { start: at, end: at + 1 }, values: { name, character: value.charAt(control) } }),
    );
    return false;
  }
  const lone = loneSurrogateAt(value, 0, value.length);
  if (lone >= 0) findings.push(stsFinding('policy-not-utf-8', { span: { start: valueStart + lone, end: valueStart + lone + 1 } }));
  return lone < 0;
}

/** sts-policy-mx-value */
function readPattern(text: string, line: Line, field: Field, findings: Finding[], toAscii: ToAscii): void {
  const { value, end, isFit } = field;
  const pattern = isFit ? value : withoutOddSpaces(field.rule!, value);
  if (pattern === undefined) {
    line.joined = judgeJoined(text, field.start, end);
    line.badPattern = atValue(field, judgeBadPattern(value, toAscii));
    return;
  }
  if (!isFit) findings.push(oddSpace(field, pattern));
  const remark = judgePattern(pattern);
  if (remark) findings.push(atValue(field, remark));
  line.pattern = lowerCaseAscii(pattern);
}

/** A remark with the place of the value that it is about; the mend puts in what was meant. */
export function atValue({ valueStart, end }: Field, { finding, meant }: Remark): Finding {
  const span = { start: valueStart, end };
  return { ...finding, span, ...(meant !== undefined && { fix: [{ span, text: meant }] }) };
}

/** The finding that a value fits only without characters that nobody sees. */
export function oddSpace(field: Field, plain: string): Finding {
  const { name, value } = field;
  return atValue(field, { finding: stsFinding('policy-odd-space', { values: { value, name } }), meant: plain });
}

/** The edits that take a stretch out of the text. */
export function removal(start: number, end: number): readonly Edit[] {
  return [{ span: { start, end }, text: '' }];
}
