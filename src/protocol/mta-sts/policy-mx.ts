// The `mx` values of a policy (RFC 8461 section 3.2): `["*."] Domain`, where Domain is that of RFC 5321 section 4.1.2. A good one is
// taken as it is; of a bad one the reason is found, and the value that was meant, where only one can be.
import { fitsDns, isIpv4, longestLabel, longestName, lowerCaseAscii } from '../dns/names.ts';
import { isMxPattern } from './mx-pattern.ts';
import { addAtValue, addPolicy, type Draft, type Field } from './policy-draft.ts';
import type { StsCode } from './codes.ts';

/**
 * A run of lines with patterns of which there is nothing to say: lower case, two labels or more, one space. Most lines of most policies
 * are like that, and one match takes all of them, at half the price of looking at every character here. A match keeps its way in mind,
 * so a longer run takes several.
 */
const plainLines = /(?:mx: (?:\*\.)?[a-z0-9][a-z0-9-]*(?:\.[a-z0-9][a-z0-9-]*)+(?<!-)\r?\n){1,128}/y;

/** Whether a label may end with a hyphen inside a name. That is the one fault which the match above does not see. */
export function mayHaveHyphenBeforeDot(text: string): boolean {
  return text.includes('-.');
}

/** Takes the run of plain patterns that starts at the position, in a text without `-.`, and gives the position behind it. */
export function takePlainPatterns(draft: Draft, start: number): number {
  const { text, mx } = draft;
  if (text.charCodeAt(start) !== 0x6d || text.charCodeAt(start + 1) !== 0x78) return start;
  plainLines.lastIndex = start;
  if (!plainLines.test(text)) return start;
  const end = plainLines.lastIndex;
  for (let at = start; at < end;) {
    const feed = text.indexOf('\n', at);
    const last = text.charCodeAt(feed - 1) === 0x0d ? feed - 1 : feed;
    // What may be an address, or too long for DNS, is not that plain.
    if (last - at > longestLabel || text.charCodeAt(last - 1) < 0x3a) readPattern(draft, at + 4, last);
    else mx.push(text.slice(at + 4, last));
    at = feed + 1;
  }
  draft.seen.mx = true;
  return end;
}

/** Takes the value of an `mx` field, if it is well-formed or only has foreign spaces about it. */
export function takePattern(draft: Draft, field: Field): boolean {
  const { value, valueStart, end } = field;
  if (readPattern(draft, valueStart, end)) return true;
  const plain = withoutOddSpaces(value);
  if (plain === value || !isMxPattern(plain)) return false;
  addAtValue(draft, 'policy-odd-space', field, { name: 'mx' }, plain);
  draft.mx.push(lowerCaseAscii(plain));
  return true;
}

/** Takes the pattern between two positions if it is well-formed, and says what is unwise about it: that it matches no host, or too many. */
function readPattern(draft: Draft, start: number, end: number): boolean {
  const value = draft.text.slice(start, end);
  if (!isMxPattern(value)) return false;
  draft.mx.push(lowerCaseAscii(value));
  const isWild = value.startsWith('*.');
  const name = isWild ? value.slice(2) : value;
  const values = { pattern: value, name: String(longestName), label: String(longestLabel) };
  // The shortest label that "*" can stand for has one letter, and its dot.
  if (!fitsDns(isWild ? `x.${name}` : name)) addPolicy(draft, 'policy-mx-too-long', start, end, values);
  else if (isWild && !name.includes('.')) addPolicy(draft, 'policy-mx-star-top-level', start, end, values);
  else if (isIpv4(value)) addPolicy(draft, 'policy-mx-ipv4', start, end, values);
  else if (!value.includes('.')) addPolicy(draft, 'policy-mx-single-label', start, end, values);
  return true;
}

/** The value without spaces outside ASCII and without characters that nobody sees. */
export function withoutOddSpaces(value: string): string {
  return value.replace(/[\u00a0\u00ad\u2000-\u200f\u2028-\u202f\u2060\u3000\ufeff]+/g, '');
}

type Fault = { readonly code: StsCode; readonly meant?: string | undefined };

/** Says why the values of `mx` lines are malformed. A fix is offered only for what would be well-formed. */
export function judgeBadPatterns(draft: Draft): void {
  for (const field of draft.badMx) {
    const { code, meant } = faultOf(field.value, draft);
    addAtValue(draft, code, field, undefined, meant?.split('\nmx: ').every(isMxPattern) ? meant : undefined);
  }
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
