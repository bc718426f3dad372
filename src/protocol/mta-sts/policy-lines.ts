// The lines of a policy (RFC 8461 section 3.2): each is `name: value`, white space allowed after the colon and at the end of the line.
import { isLetterOrDigit } from '../dns/names.ts';
import { isSpace, skipSpace } from '../dns/txt-fields.ts';
import { loneSurrogateAt } from '../utf-8.ts';
import { addPolicy, policyKeys, withoutLine, type Draft, type Field, type Line, type PolicyKey } from './policy-draft.ts';
import { resembledKey } from './policy-keys.ts';
import { mayHaveHyphenBeforeDot, takePattern, takePlainPatterns } from './policy-mx.ts';
import { linesWithStrayCrs } from './policy-text.ts';

const longestName = 32;

/** Reads every line from the position on. */
export function readLines(draft: Draft, from: number): void {
  const { text } = draft;
  if (hasStrayCr(text, from)) {
    for (const { start, end, next } of linesWithStrayCrs(draft, from)) readLine(draft, start, end, next);
    return;
  }
  const hasRuns = !mayHaveHyphenBeforeDot(text);
  let start = from;
  while (start < text.length) {
    if (hasRuns) start = takePlainPatterns(draft, start);
    if (start === text.length) return;
    const feed = text.indexOf('\n', start);
    const next = feed < 0 ? text.length : feed + 1;
    let end = feed < 0 ? text.length : feed;
    if (feed > start && text.charCodeAt(feed - 1) === 0x0d) end--;
    readLine(draft, start, end, next);
    start = next;
  }
}

/** Whether a carriage return stands anywhere but before a line feed. */
function hasStrayCr(text: string, from: number): boolean {
  for (let at = text.indexOf('\r', from); at >= 0; at = text.indexOf('\r', at + 1)) {
    if (text.charCodeAt(at + 1) !== 0x0a) return true;
  }
  return false;
}

function readLine(draft: Draft, start: number, lineEnd: number, next: number): void {
  const { text } = draft;
  let end = lineEnd;
  while (end > start && isSpace(text.charCodeAt(end - 1))) end--;
  const line = { start, end, next };
  if (start === end) addPolicy(draft, 'policy-blank-line', start, next, undefined, withoutLine(line));
  else if (!isLetterOrDigit(text.charCodeAt(start)) && isComment(text.slice(start, end))) {
    addPolicy(draft, 'policy-comment', start, end, undefined, withoutLine(line));
    draft.isAscii = false;
  } else {
    const field = fieldOf(draft, line);
    if (field) readField(draft, field);
    else draft.isAscii = false;
  }
}

/** There is no comment syntax; these are the forms in which people try it. */
function isComment(content: string): boolean {
  return /^[ \t]*(?:[#;]|\/\/)/.test(content);
}

/** The line as a field, if it has a colon and a well-formed name. White space in the wrong place is left out, with a finding. */
function fieldOf(draft: Draft, line: Line): Field | undefined {
  const { text } = draft;
  const { start, end } = line;
  const key = keyAt(text, start);
  if (key) return makeField(text, line, key, start, start + key.length);
  const nameStart = skipSpace(text, start);
  if (nameStart > start) {
    const span = { start, end: nameStart };
    addPolicy(draft, 'policy-leading-space', span.start, span.end, undefined, [{ span, text: '' }]);
  }
  let colon = nameStart;
  while (colon < end && text.charCodeAt(colon) !== 0x3a) colon++;
  if (colon === end) {
    addPolicy(draft, 'policy-no-colon', nameStart, end, { line: text.slice(nameStart, end) });
    return undefined;
  }
  let nameEnd = colon;
  while (nameEnd > nameStart && isSpace(text.charCodeAt(nameEnd - 1))) nameEnd--;
  if (nameEnd < colon && nameEnd > nameStart) {
    const span = { start: nameEnd, end: colon };
    addPolicy(draft, 'policy-space-before-colon', span.start, span.end, undefined, [{ span, text: '' }]);
  }
  const name = text.slice(nameStart, nameEnd);
  if (!isGoodName(draft, name, nameStart)) return undefined;
  return makeField(text, line, policyKeys.find((known) => known === name) ?? name, nameStart, colon);
}

/** The known name, with its colon, that stands at the position. */
function keyAt(text: string, at: number): PolicyKey | undefined {
  switch (text.charCodeAt(at)) {
    case 0x76:
      return text.startsWith('version:', at) ? 'version' : undefined;
    case 0x6d:
      if (text.startsWith('mx:', at)) return 'mx';
      if (text.startsWith('mode:', at)) return 'mode';
      return text.startsWith('max_age:', at) ? 'max_age' : undefined;
    default:
      return undefined;
  }
}

function makeField(text: string, line: Line, name: string, start: number, colon: number): Field {
  const valueStart = Math.min(skipSpace(text, colon + 1), line.end);
  return { start, end: line.end, name, value: text.slice(valueStart, line.end), valueStart, line };
}

/** A letter or digit, then up to 31 of letters, digits, "_", "-" and ".". */
function isGoodName(draft: Draft, name: string, start: number): boolean {
  if (name === '') {
    addPolicy(draft, 'policy-name-empty', start, start + 1);
    return false;
  }
  for (let i = 0; i < name.length; i++) {
    const code = name.charCodeAt(i);
    if (isLetterOrDigit(code) || (i > 0 && (code === 0x5f || code === 0x2d || code === 0x2e))) continue;
    const character = String.fromCodePoint(name.codePointAt(i)!);
    addPolicy(draft, 'policy-name-character', start + i, start + i + character.length, { name, character });
    return false;
  }
  if (name.length <= longestName) return true;
  addPolicy(draft, 'policy-name-too-long', start, start + name.length, { name, length: String(name.length), limit: String(longestName) });
  return false;
}

function readField(draft: Draft, field: Field): void {
  const isWellFormed = judgeForm(draft, field);
  const { seen } = draft;
  switch (field.name) {
    case 'version':
      if (isFirst(draft, field, seen.version) && isWellFormed) draft.version = field;
      seen.version = true;
      break;
    case 'mode':
      if (isFirst(draft, field, seen.mode) && isWellFormed) draft.mode = field;
      seen.mode = true;
      break;
    case 'max_age':
      if (isFirst(draft, field, seen.max_age) && isWellFormed) draft.max_age = field;
      seen.max_age = true;
      break;
    case 'mx':
      if (isWellFormed && !takePattern(draft, field)) draft.badMx.push(field);
      seen.mx = true;
      break;
    default:
      if (isWellFormed) readExtension(draft, field);
  }
}

/** Of a field that may stand once, all entries but the first are ignored. */
function isFirst(draft: Draft, { name, value, start, end, line }: Field, isSeen: boolean): boolean {
  if (isSeen) addPolicy(draft, 'policy-key-repeated', start, end, { name, ignored: value }, withoutLine(line));
  return !isSeen;
}

function readExtension(draft: Draft, field: Field): void {
  const { name, value, start, end } = field;
  draft.extensions ??= new Map();
  if (draft.extensions.has(name)) {
    addPolicy(draft, 'policy-extension-repeated', start, end, { name }, withoutLine(field.line));
    return;
  }
  draft.extensions.set(name, value);
  const key = resembledKey(name);
  if (key) draft.suspects.push({ field, key });
  else addPolicy(draft, 'policy-extension', start, end, { name });
}

/** The form that every value has, also one that is ignored: at least one character, no controls, no tab; spaces inside only. */
function judgeForm(draft: Draft, { name, value, valueStart, start, end }: Field): boolean {
  if (value === '') {
    addPolicy(draft, 'policy-value-empty', start, end, { name });
    return false;
  }
  let isAscii = true;
  for (let i = valueStart; i < end; i++) {
    const code = draft.text.charCodeAt(i);
    if (code > 0x7f) isAscii = false;
    if (code >= 0x20 && code !== 0x7f) continue;
    addPolicy(draft, 'policy-value-character', i, i + 1, { name, character: draft.text.charAt(i) });
    draft.isAscii = false;
    return false;
  }
  if (!isAscii) draft.isAscii = false;
  const lone = isAscii ? -1 : loneSurrogateAt(draft.text, valueStart, end);
  if (lone >= 0) addPolicy(draft, 'policy-not-utf-8', lone, lone + 1);
  return lone < 0;
}
