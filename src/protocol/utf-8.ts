// UTF-8 as RFC 3629 section 4 has it, decoded without a TextDecoder: the pure layers have none, and it would hide where the fault is.

/** The text of the octets; what is no UTF-8 becomes U+FFFD, one for each stray octet, and `invalidAt` is the first of them in the text. */
export interface Decoded {
  readonly text: string;
  readonly invalidAt?: number;
}

const chunk = 8192;

/** Decodes octets. A byte order mark stays in the text. */
export function decodeUtf8(octets: Uint8Array): Decoded {
  const parts: string[] = [];
  let units: number[] = [];
  let length = 0;
  let invalidAt: number | undefined;
  for (let at = 0; at < octets.length;) {
    const size = sequenceLength(octets, at);
    if (size === 0) invalidAt ??= length + units.length;
    const code = size === 0 ? 0xfffd : codePoint(octets, at, size);
    if (code > 0xffff) units.push(0xd7c0 + (code >> 10), 0xdc00 + (code & 0x3ff));
    else units.push(code);
    at += size || 1;
    if (units.length < chunk) continue;
    parts.push(String.fromCharCode(...units));
    length += units.length;
    units = [];
  }
  const text = parts.join('') + String.fromCharCode(...units);
  return invalidAt === undefined ? { text } : { text, invalidAt };
}

/** How many octets the text takes in UTF-8; a lone surrogate counts three, as U+FFFD would. */
export function utf8Length(text: string): number {
  let length = text.length;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    // Each half of a pair counts one unit and one more: four octets for the two.
    if (code > 0x7ff) length += isPaired(text, i, code) ? 1 : 2;
    else if (code > 0x7f) length += 1;
  }
  return length;
}

/** Where the first surrogate without its other half stands, at or after `from` and before `to`; -1 if there is none. */
export function loneSurrogateAt(text: string, from: number, to: number): number {
  for (let i = from; i < to; i++) {
    const code = text.charCodeAt(i);
    if (code >= 0xd800 && code <= 0xdfff && !isPaired(text, i, code)) return i;
  }
  return -1;
}

function isPaired(text: string, at: number, code: number): boolean {
  if (code >= 0xd800 && code <= 0xdbff) return isBetween(text.charCodeAt(at + 1), 0xdc00, 0xdfff);
  return code >= 0xdc00 && code <= 0xdfff && isBetween(text.charCodeAt(at - 1), 0xd800, 0xdbff);
}

/**
 * The length of the well-formed sequence at the position, 0 where there is none: no overlong forms, no surrogates, nothing over U+10FFFF.
 */
function sequenceLength(octets: Uint8Array, at: number): number {
  const first = octets[at]!;
  if (first < 0x80) return 1;
  const second = octets[at + 1] ?? 0;
  if (first >= 0xc2 && first <= 0xdf) return isTail(second) ? 2 : 0;
  if (first >= 0xe0 && first <= 0xef) {
    const low = first === 0xe0 ? 0xa0 : 0x80;
    const high = first === 0xed ? 0x9f : 0xbf;
    return isBetween(second, low, high) && isTail(octets[at + 2]) ? 3 : 0;
  }
  if (first < 0xf0 || first > 0xf4) return 0;
  const low = first === 0xf0 ? 0x90 : 0x80;
  const high = first === 0xf4 ? 0x8f : 0xbf;
  return isBetween(second, low, high) && isTail(octets[at + 2]) && isTail(octets[at + 3]) ? 4 : 0;
}

function codePoint(octets: Uint8Array, at: number, size: number): number {
  let code = size === 1 ? octets[at]! : octets[at]! & (0xff >> (size + 1));
  for (let i = 1; i < size; i++) code = (code << 6) | (octets[at + i]! & 0x3f);
  return code;
}

function isTail(octet: number | undefined): boolean {
  return isBetween(octet ?? 0, 0x80, 0xbf);
}

function isBetween(value: number, low: number, high: number): boolean {
  return value >= low && value <= high;
}
