// The text of a policy about its lines: what it is when it is no policy at all (RFC 8461 section 3.2), its size (section 3.3), and its line
// ends, which are LF or CRLF: others, and those that are missing.
import type { Edit, Finding } from '../../finding.ts';
import { utf8Length } from '../../utf-8.ts';
import { stsFinding } from '../codes.ts';
import { policyKeys } from './values.ts';

/** The size of a policy beyond which senders may stop reading (section 3.3), in octets. */
export const policySizeLimit = 65_536;

/** Beyond so many edits no mend is offered: a file like that is made anew. */
const editsLimit = 10_000;

/** Judges the text as a whole. `invalidAt` is where its octets were no UTF-8; no lines are worth reading in what is something else. */
export function judgeWhole(
  text: string,
  invalidAt: number | undefined,
): { readonly findings: readonly Finding[]; readonly isOther: boolean } {
  if (looksLikeUtf16(text)) return { findings: [stsFinding('policy-utf-16', { span: { start: 0, end: 2 } })], isOther: true };
  const findings: Finding[] = [];
  if (invalidAt !== undefined) findings.push(stsFinding('policy-not-utf-8', { span: { start: invalidAt, end: invalidAt + 1 } }));
  const replaced = invalidAt === undefined ? text.indexOf('\ufffd') : -1;
  if (replaced >= 0) findings.push(stsFinding('policy-replacement-character', { span: { start: replaced, end: replaced + 1 } }));
  const from = startOfLines(text);
  if (from > 0)
    findings.push(stsFinding('policy-bom', { span: { start: 0, end: from }, fix: [{ span: { start: 0, end: from }, text: '' }] }));
  const other = otherFormat(text, from);
  if (other) findings.push(other);
  return { findings, isOther: other !== undefined };
}

/** Where the first line starts: behind a byte order mark. */
export function startOfLines(text: string): number {
  return text.charCodeAt(0) === 0xfeff ? 1 : 0;
}

/** Every other character is NUL, as when UTF-16 is read as something else. */
function looksLikeUtf16(text: string): boolean {
  if (text.charCodeAt(2) !== 0 && text.charCodeAt(3) !== 0) return false;
  const nuls = [0, 1, 2, 3, 4, 5].filter((at) => text.charCodeAt(at) === 0);
  return nuls.length >= 2 && nuls.every((at, i) => i === 0 || at - nuls[i - 1]! === 2);
}

/** Says what the text is when it is something else than a policy. */
function otherFormat(text: string, from: number): Finding | undefined {
  const [head, space, start] = /^(\s*)($|[<{[]|"?v\s*=\s*sts)/i.exec(text.slice(from)) ?? [];
  if (head === undefined) return undefined;
  if (start === '') return stsFinding('policy-empty', { span: { start: from, end: text.length } });
  const at = from + space!.length;
  if (start === '<') return stsFinding('policy-html', { span: { start: at, end: at + 1 } });
  if (start === '{' || start === '[') return stsFinding('policy-json', { span: { start: at, end: at + 1 } });
  const end = text.slice(at, at + 500).search(/[\r\n]/);
  return stsFinding('policy-is-record', { span: { start: at, end: end < 0 ? text.length : at + end } });
}

/** The size in octets. */
export function sizeOf(body: string | Uint8Array): number {
  if (typeof body !== 'string') return body.length;
  // Few texts come near the limit, and most are ASCII, of which a unit is an octet.
  return body.length * 3 <= policySizeLimit || !/[^\0-\x7f]/.test(body) ? body.length : utf8Length(body);
}

/** The lines that end within the limit; without a line end there, what is within. A sender that stops reading has no more. */
export function withinLimit(body: string): string;
export function withinLimit(body: Uint8Array): Uint8Array;
export function withinLimit(body: string | Uint8Array): string | Uint8Array;
export function withinLimit(body: string | Uint8Array): string | Uint8Array {
  if (sizeOf(body) <= policySizeLimit) return body;
  if (typeof body === 'string') {
    const text = body.slice(0, unitsWithin(body, policySizeLimit));
    return text.slice(0, text.lastIndexOf('\n') + 1 || text.lastIndexOf('\r') + 1 || text.length);
  }
  const octets = body.subarray(0, octetsWithin(body, policySizeLimit));
  return octets.subarray(0, octets.lastIndexOf(0x0a) + 1 || octets.lastIndexOf(0x0d) + 1 || octets.length);
}

/** How many units of the text fit into so many octets, whole characters only. */
function unitsWithin(text: string, octets: number): number {
  let left = octets;
  let at = 0;
  for (const character of text) {
    left -= utf8Length(character);
    if (left < 0) break;
    at += character.length;
  }
  return at;
}

/** The same for octets: none of a sequence whose first is left out. */
function octetsWithin(octets: Uint8Array, limit: number): number {
  let end = limit;
  while (end > limit - 4 && (octets[end]! & 0xc0) === 0x80) end--;
  return end;
}

/** Judges the size in octets. */
export function judgeSize(size: number): Finding | undefined {
  if (size <= policySizeLimit) return undefined;
  return stsFinding('policy-over-64-kib', { values: { size: String(size), limit: String(policySizeLimit) } });
}

/** Whether a carriage return stands anywhere but before a line feed. */
function hasStrayCr(text: string): boolean {
  for (let at = text.indexOf('\r'); at >= 0; at = text.indexOf('\r', at + 1)) {
    if (text.charCodeAt(at + 1) !== 0x0a) return true;
  }
  return false;
}

/** sts-policy-term, and what is taken for it where carriage returns stand that may not: alone, or beside it. */
const strayTerm = /\r{0,2}\n(?:\r(?!\n))?|\r/g;

/** Where the line ends that the position is in: behind its sts-policy-term. */
export function lineEnd(text: string, start: number, hasStrayCrs: boolean): number {
  if (!hasStrayCrs) return text.indexOf('\n', start) + 1 || text.length;
  strayTerm.lastIndex = start;
  return strayTerm.test(text) ? strayTerm.lastIndex : text.length;
}

/** The carriage returns that stand where none may: one finding for each kind, with the edits that put all of them right. */
export function judgeStrayCrs(text: string): readonly Finding[] {
  if (!hasStrayCr(text)) return [];
  const alone: Edit[] = [];
  const beside: Edit[] = [];
  const edit = (at: number, by: string): Edit => ({ span: { start: at, end: at + 1 }, text: by });
  for (const { index, 0: term } of text.matchAll(new RegExp(strayTerm))) {
    if (term === '\r') alone.push(edit(index, '\n'));
    if (term.startsWith('\r\r')) beside.push(edit(index, ''));
    if (term.endsWith('\n\r')) beside.push(edit(index + term.length - 1, ''));
  }
  return [...strayCrs('policy-cr-line-end', alone), ...strayCrs('policy-stray-cr', beside)];
}

function strayCrs(code: 'policy-cr-line-end' | 'policy-stray-cr', edits: readonly Edit[]): readonly Finding[] {
  const [first] = edits;
  if (!first) return [];
  const { start, end } = first.span;
  return [
    stsFinding(code, { span: { start, end }, values: { count: String(edits.length) }, fix: edits.length > editsLimit ? undefined : edits }),
  ];
}

const anyKey = `(?:${policyKeys.join('|')}):`;
const writtenOut = new RegExp(String.raw`\\n *${anyKey}`);
const furtherField = new RegExp(String.raw`(?<![ \t,;])[ \t,;]+(?=${anyKey})`, 'g');

/** Several fields in one line: separated by spaces, "," or ";", or by a "\n" that was written out instead of made. */
export function judgeJoined(text: string, start: number, end: number): Finding | undefined {
  const content = text.slice(start, end);
  const isWritten = writtenOut.test(content);
  const edits = Array.from(content.matchAll(isWritten ? /(?:\\r)?\\n */g : furtherField), ({ index, 0: { length } }) => ({
    span: { start: start + index, end: start + index + length },
    text: index + length === content.length ? '' : '\n',
  }));
  if (edits.length === 0) return undefined;
  const code = isWritten ? 'policy-literal-newline' : 'policy-one-line';
  return stsFinding(code, { span: { start, end }, fix: edits.length > editsLimit ? undefined : edits });
}
