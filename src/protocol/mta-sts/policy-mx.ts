// The `mx` values of a policy (RFC 8461 section 3.2): `["*."] Domain`, where Domain is that of RFC 5321 section 4.1.2. A good one is
// taken in one pass over its characters; of a bad one the reason is found, and the value that was meant, where only one can be.
import { fitsDns, isIpv4, longestLabel, longestName, lowerCaseAscii } from '../dns/names.ts';
import { isSpace } from '../dns/txt-fields.ts';
import { isMxPattern } from './mx-pattern.ts';
import { addAtValue, addPolicy, withoutLine, type Draft, type Field } from './policy-draft.ts';
import type { StsCode } from './codes.ts';

/**
 * Reads the value of an `mx` line, from `from` to `end`, if it is well-formed, and says what is unwise about it. False when it is not:
 * then nothing was done. `lineStart` and `next` are the bounds of the line.
 */
export function readPattern(draft: Draft, lineStart: number, from: number, end: number, next: number): boolean {
  const { text } = draft;
  let start = from;
  while (isSpace(text.charCodeAt(start))) start++;
  const isWild = text.charCodeAt(start) === 0x2a && text.charCodeAt(start + 1) === 0x2e;
  let before = 0x2e;
  let labels = 1;
  let labelStart = isWild ? start + 2 : start;
  let hasUpperCase = false;
  let hasLetter = false;
  let isLong = end - start > longestName;
  for (let i = labelStart; i < end; i++) {
    const code = text.charCodeAt(i);
    if (code >= 0x61 && code <= 0x7a) hasLetter = true;
    else if (code === 0x2e) {
      if (before === 0x2e || before === 0x2d) return false;
      if (i - labelStart > longestLabel) isLong = true;
      labelStart = i + 1;
      labels++;
    } else if (code === 0x2d) {
      if (before === 0x2e) return false;
    } else if (code >= 0x41 && code <= 0x5a) hasLetter = hasUpperCase = true;
    else if (code < 0x30 || code > 0x39) return false;
    before = code;
  }
  if (before === 0x2e || before === 0x2d) return false;
  if (end - labelStart > longestLabel) isLong = true;
  const value = text.slice(start, end);
  draft.mx.push(hasUpperCase ? value.toLowerCase() : value);
  draft.mxLines.push(lineStart, next);
  if (labels === 1 || isLong || !hasLetter) judgeGood(draft, value, start, labels, isLong);
  return true;
}

/** What is unwise about a well-formed value: it can match no host, or too many. */
function judgeGood(draft: Draft, value: string, start: number, labels: number, isLong: boolean): void {
  const end = start + value.length;
  if (isLong) addPolicy(draft, 'policy-mx-too-long', start, end, { label: String(longestLabel), name: String(longestName) });
  else if (value.startsWith('*.')) {
    if (labels === 1) addPolicy(draft, 'policy-mx-star-top-level', start, end, { pattern: value });
  } else if (isIpv4(value)) addPolicy(draft, 'policy-mx-ipv4', start, end, { pattern: value });
  else if (labels === 1) addPolicy(draft, 'policy-mx-single-label', start, end, { pattern: value });
}

/** As readPattern, for a field that stands in an unusual line, or that has foreign spaces about it. */
export function takePattern(draft: Draft, field: Field): boolean {
  const { line, value, valueStart, end } = field;
  draft.seen.add('mx');
  if (readPattern(draft, line.start, valueStart, end, line.next)) return true;
  const plain = withoutOddSpaces(value);
  if (plain === value || !isMxPattern(plain)) return false;
  addAtValue(draft, 'policy-odd-space', field, { name: 'mx' }, plain);
  draft.mx.push(lowerCaseAscii(plain));
  draft.mxLines.push(line.start, line.next);
  return true;
}

/** The value without spaces outside ASCII and without characters that nobody sees. */
export function withoutOddSpaces(value: string): string {
  return value.replace(/[\u00a0\u00ad\u2000-\u200f\u2028-\u202f\u2060\u3000\ufeff]+/g, '');
}

type Fault = { readonly code: StsCode; readonly meant?: string | undefined };

/** Says why the values of `mx` lines are malformed. A fix is offered only for what would be well-formed and new. */
export function judgeBadPatterns(draft: Draft): void {
  for (const field of draft.badMx) {
    const { code, meant } = faultOf(field.value, draft);
    const fixed = meant !== undefined && areWelcome(draft, meant.split('\nmx: ')) ? meant : undefined;
    addAtValue(draft, code, field, undefined, fixed);
  }
}

/** Whether patterns could be added with nothing to say about them. */
export function areWelcome(draft: Draft, patterns: readonly string[]): boolean {
  if (draft.meantMode === 'none') return false;
  const names = new Set([...draft.mx, ...patterns.map(lowerCaseAscii)]);
  return (
    names.size === new Set(draft.mx).size + patterns.length &&
    patterns.every((pattern) => isMxPattern(pattern) && fitsDns(pattern) && !isIpv4(pattern) && /\..*\.|^[^*].*\./.test(pattern)) &&
    ![...names].some((name) => names.has(widened(name)))
  );
}

/** The pattern with a wildcard that covers the name; empty for a single label, and for what is a wildcard itself. */
function widened(name: string): string {
  const dot = name.indexOf('.');
  return dot > 0 && !name.startsWith('*') ? `*${name.slice(dot)}` : '';
}

/** The faults, the more telling first. */
function faultOf(value: string, draft: Draft): Fault {
  const preference = /^\d+ +(\S+)$/.exec(value);
  if (preference) return { code: 'policy-mx-preference', meant: preference[1] };
  if (/[ ,;]/.test(value)) {
    return {
      code: 'policy-mx-list',
      meant: value
        .split(/[ ,;]+/)
        .filter(Boolean)
        .join('\nmx: '),
    };
  }
  const url = /^[a-z][a-z0-9+.-]*:\/\/([^/:?#]*)/i.exec(value);
  if (url) return { code: 'policy-mx-url', meant: url[1] };
  if (value.includes('@')) return { code: 'policy-mx-mailbox' };
  if (value.startsWith('[') || value.indexOf(':') !== value.lastIndexOf(':')) return { code: 'policy-mx-address-literal' };
  if (value.includes(':')) return { code: 'policy-mx-port', meant: /^([^:]*):\d*$/.exec(value)?.[1] };
  if (value === '*' || value === '*.') return { code: 'policy-mx-star-alone' };
  if (value.startsWith('.')) return { code: 'policy-mx-leading-dot', meant: `*${value}` };
  if (value.lastIndexOf('*') > 0 || /^\*[^.]/.test(value)) return { code: 'policy-mx-star-misplaced' };
  // eslint-disable-next-line no-control-regex -- the bounds of ASCII
  if (/[^\0-\x7f]/.test(value)) return { code: 'policy-mx-u-label', meant: draft.options.toAscii?.(value) };
  return faultOfLabels(value);
}

function faultOfLabels(value: string): Fault {
  if (/^[A-Za-z0-9*._-]+$/.test(value)) {
    if (value.includes('..')) return { code: 'policy-mx-empty-label' };
    if (value.endsWith('.')) return { code: 'policy-mx-trailing-dot', meant: value.slice(0, -1) };
    return { code: value.includes('_') ? 'policy-mx-underscore' : 'policy-mx-hyphen' };
  }
  return { code: 'policy-mx-character', meant: /^["'<]?([^"'<>]*)["'>]?$/.exec(value)?.[1] };
}

/** Patterns that say nothing new: given before, or covered by one with a wildcard. */
export function judgeSurplus(draft: Draft): void {
  const { mx } = draft;
  if (mx.length < 2) return;
  const names = new Set(mx);
  if (names.size === mx.length && !mx.some((pattern) => pattern.charCodeAt(0) === 0x2a)) return;
  const seen = new Set<string>();
  mx.forEach((pattern, i) => {
    const wider = widened(pattern);
    if (seen.has(pattern)) addSurplus(draft, 'policy-mx-repeated', i, pattern);
    else if (names.has(wider)) addSurplus(draft, 'policy-mx-redundant', i, wider);
    seen.add(pattern);
  });
}

function addSurplus(draft: Draft, code: 'policy-mx-repeated' | 'policy-mx-redundant', i: number, by: string): void {
  const start = draft.mxLines[2 * i]!;
  const next = draft.mxLines[2 * i + 1]!;
  const end = start + draft.text.slice(start, next).trimEnd().length;
  addPolicy(draft, code, start, end, { pattern: draft.mx[i]!, by }, withoutLine({ start, next }));
}
