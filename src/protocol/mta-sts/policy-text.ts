// The text of a policy before its lines are read: what it is when it is no policy at all (RFC 8461 section 3.2), its size (section 3.3),
// and line ends that are neither LF nor CRLF.
import type { Edit } from '../finding.ts';
import { utf8Length } from '../utf-8.ts';
import { stsFinding, type StsCode } from './codes.ts';
import { addPolicy, type Draft, type Line } from './policy-draft.ts';
import { policySizeLimit } from './policy-model.ts';

/** Beyond so many edits no mend is offered: a file like that is made anew. */
const editsLimit = 10_000;

/**
 * Judges the text as a whole. `invalidAt` is where it was no UTF-8. Gives the position at which the first line starts, or undefined when
 * there are no lines worth reading.
 */
export function judgeWholeText(draft: Draft, invalidAt: number | undefined): number | undefined {
  const { text } = draft;
  if (looksLikeUtf16(text)) {
    addPolicy(draft, 'policy-utf-16', 0, 2);
    return undefined;
  }
  if (invalidAt !== undefined) addPolicy(draft, 'policy-not-utf-8', invalidAt, invalidAt + 1);
  // Almost all policies are ASCII, where this costs nothing.
  const replaced = invalidAt === undefined ? text.indexOf('\ufffd') : -1;
  if (replaced >= 0) addPolicy(draft, 'policy-replacement-character', replaced, replaced + 1);
  const start = text.charCodeAt(0) === 0xfeff ? 1 : 0;
  if (start === 1) addPolicy(draft, 'policy-bom', 0, 1, undefined, [{ span: { start: 0, end: 1 }, text: '' }]);
  // "version", "mode" and "mx" need no closer look.
  if (!/^(?:ve|mo|mx)/.test(text) && isNoPolicy(draft, start)) return undefined;
  return start;
}

/** Says what the text is when it is something else. */
function isNoPolicy(draft: Draft, start: number): boolean {
  const { text } = draft;
  const told = (code: StsCode, from: number, to: number): true => {
    addPolicy(draft, code, from, to);
    return true;
  };
  const at = start + text.slice(start).search(/\S/);
  if (at < start) return told('policy-empty', start, text.length);
  const head = text.slice(at, at + 20);
  if (head.startsWith('<')) return told('policy-html', at, at + 1);
  if (head.startsWith('{') || head.startsWith('[')) return told('policy-json', at, at + 1);
  return /^"?v\s*=\s*sts/i.test(head) && told('policy-is-record', at, lineEnd(text, at));
}

/**
 * The lines of a text in which carriage returns stand where none may: alone between lines (they are taken for line ends), or beside a
 * line end (they are left out). One finding for each kind, with the edits that put all of them right.
 */
export function linesWithStrayCrs(draft: Draft, from: number): Line[] {
  const { text } = draft;
  const lines: Line[] = [];
  const alone: Edit[] = [];
  const beside: Edit[] = [];
  const edit = (at: number, by: string): Edit => ({ span: { start: at, end: at + 1 }, text: by });
  for (let start = from; start < text.length;) {
    if (text[start] === '\r' && text[start - 1] === '\n' && text[start + 1] !== '\n') {
      beside.push(edit(start++, ''));
      continue;
    }
    let end = start;
    while (end < text.length && text[end] !== '\n' && text[end] !== '\r') end++;
    let next = end;
    while (text[next] === '\r' && text[next + 1] === '\r' && text[next + 2] === '\n') beside.push(edit(next++, ''));
    if (text[next] === '\r' && text[next + 1] !== '\n') alone.push(edit(next, '\n'));
    next += text[next] === '\r' && text[next + 1] === '\n' ? 2 : 1;
    lines.push({ start, end, next: Math.min(next, text.length) });
    start = next;
  }
  const told = (code: 'policy-cr-line-end' | 'policy-stray-cr', edits: readonly Edit[]): void => {
    if (edits.length === 0) return;
    addPolicy(
      draft,
      code,
      edits[0]!.span.start,
      edits[0]!.span.end,
      { count: String(edits.length) },
      edits.length > editsLimit ? undefined : edits,
    );
  };
  told('policy-cr-line-end', alone);
  told('policy-stray-cr', beside);
  return lines;
}

/**
 * Several fields in one line: separated by spaces or ";", or by a "\n" that was written out instead of made. True if it was so.
 */
export function judgeJoinedFields(draft: Draft, line: Line): boolean {
  const content = draft.text.slice(line.start, line.end);
  const written = /\\n *(?:version|mode|max_age|mx):/.test(content);
  const joints = Array.from(
    content.matchAll(written ? /(?:\\r)?\\n */g : /(?<=[ \t,;])(?:version|mode|max_age|mx):/g),
    ({ index, 0: found }) =>
      written ? { start: index, end: index + found.length } : { start: separatorsBefore(content, index), end: index },
  );
  if (joints.length === 0) return false;
  const edits = joints.map(({ start, end }) => ({
    span: { start: line.start + start, end: line.start + end },
    text: end === content.length ? '' : '\n',
  }));
  addPolicy(
    draft,
    written ? 'policy-literal-newline' : 'policy-one-line',
    line.start,
    line.end,
    undefined,
    edits.length > editsLimit ? undefined : edits,
  );
  return true;
}

function separatorsBefore(content: string, end: number): number {
  let start = end;
  while (start > 0 && ' \t,;'.includes(content.charAt(start - 1))) start--;
  return start;
}

/** Judges the size of a text that was read to its end. `octets` is the size if known. */
export function judgeSize(draft: Draft, octets: number | undefined): void {
  const { text, isAscii } = draft;
  // Few texts come near the limit, and most are ASCII, of which a unit is an octet.
  if (text.length * 3 <= policySizeLimit || (text.length <= policySizeLimit && isAscii)) return;
  const size = octets ?? utf8Length(text);
  if (size <= policySizeLimit) return;
  draft.findings.insist(stsFinding('policy-over-64-kib', { values: { size: String(size), limit: String(policySizeLimit) } }));
}

/** Every other character is NUL, as when UTF-16 is read as something else. */
function looksLikeUtf16(text: string): boolean {
  if (text.charCodeAt(2) !== 0 && text.charCodeAt(3) !== 0) return false;
  const nuls = [0, 1, 2, 3, 4, 5].filter((at) => text.charCodeAt(at) === 0);
  return nuls.length >= 2 && nuls.every((at, i) => i === 0 || at - nuls[i - 1]! === 2);
}

function lineEnd(text: string, at: number): number {
  const end = text.slice(at, at + 500).search(/[\r\n]/);
  return end < 0 ? text.length : at + end;
}
