// Why a TXT record is not one of the standard's (RFC 8461 section 3.1, RFC 8460 section 3). The more it looks like one that should
// count, the closer the explanation; each comes with the mend that would make it count, if there is one.
import type { Edit, Finding } from '../finding.ts';
import { txtFinding, type TxtStandard } from './txt-codes.ts';
import { isDelimiterAt, skipSpace } from './txt-fields.ts';

/** How much of a record is looked at, and quoted. */
const glance = 80;

/** The codes that say why. */
type DiscardCode =
  | `txt-version-${'case' | 'unknown' | 'no-delimiter' | 'not-first' | 'space'}`
  | `txt-${'unrelated' | 'leading-space' | 'quoted' | 'escaped-semicolon'}`;

type Discarded = { readonly code: DiscardCode; readonly start?: number; readonly end: number; readonly fix?: readonly Edit[] };

/** The one finding about a record that does not count. */
export function explainDiscarded(standard: TxtStandard, text: string, record: number): Finding {
  const known = standard.explain?.(text, record);
  if (known) return known;
  const { version } = standard;
  const head = text.slice(0, glance);
  if (head.startsWith(version) && isDelimiterAt(text, version.length)) return spaceBeforeDelimiter(standard, text, record);
  const discarded = head.startsWith(version)
    ? afterVersion(text, head, version)
    : (beforeVersion(text, head, version) ?? otherVersion(text, head, version));
  const { code, start = 0, end, fix } = discarded;
  return txtFinding(standard, code, {
    record,
    span: { start, end },
    values: { found: text.slice(start, end), version },
    fix,
  });
}

/** White space before the first ";": harmless in a lone record, fatal beside others. */
export function spaceBeforeDelimiter(standard: TxtStandard, text: string, record: number): Finding {
  const span = { start: standard.version.length, end: skipSpace(text, standard.version.length) };
  return txtFinding(standard, 'txt-space-before-delimiter', { record, span, fix: [{ span, text: '' }] });
}

/** The version is there, and what follows is not a delimiter. */
function afterVersion(text: string, head: string, version: string): Discarded {
  const at = version.length;
  if (head.startsWith('\\;', at)) return { code: 'txt-escaped-semicolon', start: at, end: at + 1, fix: without(text, /\\(?=;)/g) };
  if (/^[\w.-]/.test(head.slice(at))) return { code: 'txt-version-unknown', end: /^[^\s;,]*/.exec(head)![0].length };
  const odd = /^\s*[,:.]?\s*/.exec(head.slice(at))![0].length;
  if (at + odd === text.length) return { code: 'txt-version-no-delimiter', end: at };
  return { code: 'txt-version-no-delimiter', end: at, fix: [{ span: { start: at, end: at + odd }, text: '; ' }] };
}

/** The version is there, but something stands before it, in it, or it is written in another case. */
function beforeVersion(text: string, head: string, version: string): Discarded | undefined {
  const isAt = (at: number) => head.slice(at, at + version.length).toLowerCase() === version.toLowerCase();
  const indent = /^\s*/.exec(head)![0].length;
  if (/^["']/.test(head) && isAt(1)) return { code: 'txt-quoted', end: 1, fix: without(text, /"[ \t]*"|["']/g) };
  if (indent > 0 && isAt(indent)) return { code: 'txt-leading-space', end: indent, fix: [{ span: { start: 0, end: indent }, text: '' }] };
  if (isAt(0) && !/^[\w.-]/.test(head.slice(version.length))) {
    const span = { start: 0, end: version.length };
    return { code: 'txt-version-case', end: span.end, fix: [{ span, text: version }] };
  }
  const spaced = /^v\s*=\s*/i.exec(head)?.[0].length ?? 0;
  if (spaced > 2 && head.startsWith(version.slice(2), spaced)) {
    return { code: 'txt-version-space', end: spaced, fix: [{ span: { start: 0, end: spaced }, text: 'v=' }] };
  }
  return undefined;
}

/** Another version of the standard, its version word in another place, or no record of the standard at all. */
function otherVersion(text: string, head: string, version: string): Discarded {
  const stem = version.slice(2).replace(/v\d+$/, '').toLowerCase();
  const other = /^v=([\w.-]+)/i.exec(head);
  if (other?.[1]!.toLowerCase().startsWith(stem)) return { code: 'txt-version-unknown', end: other[0].length };
  const later = text.indexOf(version);
  if (later > 0) return { code: 'txt-version-not-first', start: later, end: later + version.length };
  return { code: 'txt-unrelated', end: head.length };
}

/** Edits that take every match out of the text. */
function without(text: string, what: RegExp): Edit[] {
  return Array.from(text.matchAll(what), (match) => ({ span: { start: match.index, end: match.index + match[0].length }, text: '' }));
}
