// TXT records as people have them on hand: bare, one on a line; as a zone file or `dig` shows them, in quoted strings or without, with or
// without owner, TTL and class, over several lines in parentheses (RFC 1035 section 5.1); as `host` and `nslookup` print them; as a value
// in JSON, Terraform or YAML. What stands about them is passed over. Places in what the strings say can be found again in the text.
import type { Span } from '../finding.ts';
import { findLiterals, joinPieces, plainPassage, within, type Literal, type Passage, type Piece } from '../passage.ts';

/** One record. `place` maps a stretch of the joined strings to where it stands in the text; `write` makes text fit to stand there. */
export interface TxtLine {
  readonly strings: readonly string[];
  readonly place: (span: Span) => Span;
  readonly write: (text: string) => string;
  /** In quotation marks: what is put into it has to be escaped. */
  readonly isQuoted: boolean;
}

const ttl = String.raw`\d[\dsmhdw]*[ \t]+`;
const owner = String.raw`(?:update[ \t]+add[ \t]+)?(?:[^\s";]+[ \t]+)?(?:${ttl})?(?:IN[ \t]+)?(?:${ttl})?TXT[ \t]+`;
const printed = String.raw`(?:[^\s";]+[ \t]+)?(?:descriptive text|text =)[ \t]+`;
const zoneStart = new RegExp(String.raw`[ \t]*(?:${owner}|${printed})?(\()?(?=\s*")`, 'iy');
const bareStart = new RegExp(String.raw`^[ \t]*(?:${owner}|${printed})(?=\S)`, 'i');
const keyedStart =
  /^[ \t]*(?:-[ \t]+)?(?:["']?[\w-]{1,20}["']?[ \t]*:|(?:content|value|data|rdata|text|txt|records?)[ \t]*=)[ \t]*[{[]?['"]?(?=v[ \t]*=)/i;
const tableStart = /^[^\s{}]+[ \t]+TXT[ \t]+\d+[ \t]+\w+[ \t]+\{(?=v[ \t]*=)/i;
const quotedString = /"((?:[^"\\\n]|\\[^\n])*)"/y;
const gap = /[ \t]*/y;
const gapInParentheses = /(?:\s|;[^\n]*)*/y;
const lineEnd = /\)?[ \t]*(?:;[^\n]*)?\r?(?:\n|$)/y;
const versionWord = /(?:^|[\s"';{])v\s*=/i;

/** The records of a text; empty lines are none. What is not well-formed as quoted strings is taken as it stands. Never throws. */
export function readTxtLines(text: string): TxtLine[] {
  const values = findLiterals(text).filter((literal) => literal.isValue && versionWord.test(literal.text));
  const lines: TxtLine[] = [];
  const others: Bare[] = [];
  for (let at = 0; at < text.length;) {
    const quoted = readQuoted(text, at);
    if (quoted) lines.push(quoted.line);
    const feed = text.indexOf('\n', at);
    const next = quoted?.end ?? (feed < 0 ? text.length : feed + 1);
    const inside = quoted ? [] : values.filter(({ span }) => span.start >= at && span.start < next);
    lines.push(...inside.map(ofLiteral));
    const bare = quoted || inside.length > 0 ? undefined : readBare(text.slice(at, next).replace(/\r?\n$/, ''), at);
    if (bare) {
      lines.push(bare.line);
      others.push(bare);
    }
    at = next;
  }
  // Beside a value that says its name, what else stands in the file is not a record.
  if (values.length === 0 && !others.some(({ isNamed }) => isNamed)) return lines;
  const about = new Set(others.filter(({ isNamed, line }) => !isNamed && !versionWord.test(line.strings[0]!)).map(({ line }) => line));
  return lines.filter((line) => !about.has(line));
}

/** Text made fit to stand between quotation marks. */
export function escapeTxt(text: string): string {
  return text.replace(/["\\]/g, '\\$&');
}

function lineOf(passage: Passage, strings: readonly string[] = [passage.text], isQuoted = false): TxtLine {
  return { strings, place: passage.place, write: passage.write, isQuoted };
}

/** A value of JSON or Terraform: the record, or the record as a zone file has it. */
function ofLiteral(literal: Literal): TxtLine {
  const quoted = readQuoted(literal.text, 0);
  if (quoted?.end !== literal.text.length) return lineOf(literal);
  const { line } = quoted;
  const inner = within(literal, { text: line.strings.join(''), place: line.place, write: line.write });
  return lineOf(inner, line.strings, true);
}

interface Bare {
  readonly line: TxtLine;
  /** Something before it says that it is a value. */
  readonly isNamed: boolean;
}

/** A line without quotation marks of its own; undefined where it is no record but what a tool prints about one. */
function readBare(line: string, at: number): Bare | undefined {
  if (line.trim() === '' || isAbout(line)) return undefined;
  const table = tableStart.exec(line)?.[0].length;
  const zone = table === undefined ? bareStart.exec(line)?.[0].length : undefined;
  if (zone !== undefined)
    return { line: lineOf(joinPieces(unescaped(line.slice(zone), at + zone), at + line.length, escapeBare)), isNamed: true };
  const start = table ?? keyedStart.exec(line)?.[0].length ?? 0;
  if (start === 0 && !/\\\d{3}/.test(line)) return { line: lineOf(plainPassage(line, at)), isNamed: false };
  const rest = start === 0 ? line : line.slice(start).replace(/[ \t]*['"]?[\]}]?,?[ \t]*$/, '');
  return { line: lineOf(joinPieces(unescaped(rest, at + start), at + start + rest.length, escapeBare)), isNamed: start > 0 };
}

const otherTypes = /^\s*\S*\s+(?:\d+\s+)?(?:IN\s+)?(?:SOA|NS|A|AAAA|MX|CNAME|CAA|TLSA|RRSIG|PTR|SRV|DNAME)\s/;
const toolLines = [
  // Comments of zone files and `dig`, directives, prompts, rulers, the heads of nslookup and Resolve-DnsName.
  /^\s*(?:;|\$[A-Z]+\s|[-\s]+$)/,
  /^\s*(?:\S{0,40}[$%#>]\s*)?(?:dig|kdig|drill|host|nslookup|curl|Resolve-DnsName)\s/i,
  /^\s*(?:Server|Address(?:es)?|Aliases|Name)\s*:|^(?:Non-a|A)uthoritative answers?|^Name\s+Type\s+TTL/i,
  /^\s*(?:\S+\s+)?text\s*=\s*$/i,
  otherTypes,
];

function isAbout(line: string): boolean {
  return !(versionWord.test(line) && !/^\s*;(?!\s*v\s*=)/.test(line)) && toolLines.some((form) => form.test(line));
}

function readQuoted(text: string, from: number): { readonly line: TxtLine; readonly end: number } | undefined {
  const start = matchAt(zoneStart, text, from);
  if (!start) return undefined;
  const between = start[1] ? gapInParentheses : gap;
  const strings: string[] = [];
  const pieces: Piece[] = [];
  let at = from + start[0].length;
  for (;;) {
    at += matchAt(between, text, at)![0].length;
    const found = matchAt(quotedString, text, at);
    if (!found) break;
    const inside = [...unescaped(found[1]!, at + 1)];
    pieces.push(...inside);
    strings.push(inside.map(({ meant }) => meant).join(''));
    at += found[0].length;
  }
  const end = matchAt(lineEnd, text, at);
  if (!end || strings.length === 0) return undefined;
  const passage = joinPieces(pieces, from + start[0].length, escapeTxt);
  return { line: lineOf(passage, strings, true), end: at + end[0].length };
}

/** Undoes `\X` and `\DDD`, and keeps the place of every character. */
function* unescaped(raw: string, at: number): Generator<Piece> {
  for (const found of raw.matchAll(/\\(\d{3})|\\([^])|[^]/g)) {
    const [whole, octet, character] = found;
    const start = at + found.index;
    const meant = octet === undefined ? (character ?? whole) : String.fromCharCode(Number(octet) & 0xff);
    yield { start, end: start + whole.length, meant };
  }
}

function escapeBare(text: string): string {
  return text.replace(/\\/g, '\\$&');
}

function matchAt(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at;
  return pattern.exec(text);
}
