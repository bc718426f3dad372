// The lines of a policy (RFC 8461 section 3.2): each is `name: value`, white space allowed after the colon and at the end of the line.
import { isLetterOrDigit } from '../dns/names.ts';
import { isSpace } from '../dns/txt-fields.ts';
import { loneSurrogateAt } from '../utf-8.ts';
import { addPolicy, withoutLine, type Draft, type Field, type Line } from './policy-draft.ts';
import { resembledKey } from './policy-keys.ts';
import { readPattern, takePattern } from './policy-mx.ts';
import { linesWithStrayCrs } from './policy-text.ts';

const longestName = 32;

/** Reads every line from the position on. */
export function readLines(draft: Draft, from: number): void {
  const { text } = draft;
  if (hasStrayCr(text, from)) {
    for (const { start, end, next } of linesWithStrayCrs(draft, from)) readLine(draft, start, end, next);
    return;
  }
  for (let start = from; start < text.length;) {
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
  // Most lines are patterns, so they are spared the detour by way of a field.
  if (text.startsWith('mx:', start) && readPattern(draft, start, start + 3, end, next)) return;
  const line = { start, end, next };
  if (start === end) addPolicy(draft, 'policy-blank-line', start, next, undefined, withoutLine(line));
  else if (/^[ \t]*(?:[#;]|\/\/)/.test(text.slice(start, end)))
    addPolicy(draft, 'policy-comment', start, end, undefined, withoutLine(line));
  else {
    const field = fieldOf(draft, line);
    if (field) readField(draft, field);
  }
}

/** The line as a field, if it has a colon and a well-formed name. White space in the wrong place is left out, with a finding. */
function fieldOf(draft: Draft, line: Line): Field | undefined {
  const { text } = draft;
  const { end } = line;
  let { start } = line;
  while (isSpace(text.charCodeAt(start))) start++;
  if (start > line.start) {
    const span = { start: line.start, end: start };
    addPolicy(draft, 'policy-leading-space', span.start, span.end, undefined, [{ span, text: '' }]);
  }
  let colon = start;
  while (colon < end && text.charCodeAt(colon) !== 0x3a) colon++;
  if (colon === end) {
    addPolicy(draft, 'policy-no-colon', start, end, { line: text.slice(start, end) });
    return undefined;
  }
  let nameEnd = colon;
  while (nameEnd > start && isSpace(text.charCodeAt(nameEnd - 1))) nameEnd--;
  if (nameEnd < colon && nameEnd > start) {
    const span = { start: nameEnd, end: colon };
    addPolicy(draft, 'policy-space-before-colon', span.start, span.end, undefined, [{ span, text: '' }]);
  }
  let valueStart = colon + 1;
  while (valueStart < end && isSpace(text.charCodeAt(valueStart))) valueStart++;
  const name = text.slice(start, nameEnd);
  return isGoodName(draft, name, start) ? { start, end, name, value: text.slice(valueStart, end), valueStart, line } : undefined;
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
  const { name, value, start, end } = field;
  const isFirst = !draft.seen.has(name);
  const isWellFormed = judgeForm(draft, field);
  if (name === 'version' || name === 'mode' || name === 'max_age') {
    draft.seen.add(name);
    if (!isFirst) addPolicy(draft, 'policy-key-repeated', start, end, { name, ignored: value }, withoutLine(field.line));
    else if (isWellFormed) draft[name === 'max_age' ? 'maxAge' : name] = field;
  } else if (name === 'mx') {
    draft.seen.add(name);
    if (isWellFormed && !takePattern(draft, field)) draft.badMx.push(field);
  } else if (!isWellFormed) return;
  else if (draft.extensions.has(name)) addPolicy(draft, 'policy-extension-repeated', start, end, { name }, withoutLine(field.line));
  else {
    draft.extensions.set(name, value);
    const key = resembledKey(name);
    if (key) draft.suspects.push({ field, key });
    else addPolicy(draft, 'policy-extension', start, end, { name });
  }
}

/** The form that every value has, also one that is ignored: at least one character, no controls, no tab; spaces inside only. */
function judgeForm(draft: Draft, { name, value, valueStart, start, end }: Field): boolean {
  if (value === '') {
    addPolicy(draft, 'policy-value-empty', start, end, { name });
    return false;
  }
  for (let i = 0; i < value.length; i++) {
    const code = value.charCodeAt(i);
    if (code >= 0x20 && code !== 0x7f) continue;
    addPolicy(draft, 'policy-value-character', valueStart + i, valueStart + i + 1, { name, character: value.charAt(i) });
    return false;
  }
  const lone = loneSurrogateAt(draft.text, valueStart, end);
  if (lone >= 0) addPolicy(draft, 'policy-not-utf-8', lone, lone + 1);
  return lone < 0;
}
