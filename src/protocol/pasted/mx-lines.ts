// MX names as people have them on hand: a name on a line, with its preference before or behind it, the whole record as a zone file, `dig`,
// `host` or `nslookup` shows it (RFC 1035 section 3.3.9), a list, a value of JSON or Terraform. What stands about them is passed over.
import { isIpv4, normaliseName } from '../dns/names.ts';
import type { Span } from '../finding.ts';
import { findLiterals } from '../passage.ts';

/** One host: its name as it is compared, and where it stands. */
export interface MxLine {
  readonly host: string;
  readonly span: Span;
}

const ttl = String.raw`\d[\dsmhdw]*[ \t]+`;
/** What may stand before the name: owner, TTL and class, the words of a tool, the preference. */
const before = new RegExp(
  String.raw`^[ \t]*(?:(?:[^\s;,]+[ \t]+)?(?:${ttl})?(?:IN[ \t]+)?(?:${ttl})?MX[ \t]+(?:preference[ \t]*=[ \t]*\d+,?[ \t]*)?|` +
    String.raw`\S+[ \t]+mail is handled by[ \t]+|mx[ \t]*:[ \t]*|(?:-[ \t]+)?(?:exchange|host|value|target)[ \t]*:[ \t]*)?` +
    String.raw`(?:(?:\S+[ \t]+)?mail exchanger[ \t]*=[ \t]*)?(?:\d{1,5}(?:[ \t]+|[ \t]*[,;:][ \t]*|(?=[ \t]*$)))?`,
  'i',
);
/** What may stand behind it: a preference, a comment. */
const behind = /(?:[ \t]*[,;:]?[ \t]+\(?\d{1,5}\)?)?[ \t]*(?:(?:;|[ \t]#|[ \t]\/\/).*)?$/;
const toolLines = [
  /^\s*(?:;|#|\/\/|\$[A-Z]+\s|[-\s]+$)/,
  /^\s*(?:\S{0,40}[$%#>]\s*)?(?:dig|kdig|drill|host|nslookup|Resolve-DnsName)\s/i,
  /^\s*(?:Server|Address(?:es)?|Aliases|Name|type|ttl|preference|priority)\s*:|^(?:Non-a|A)uthoritative answers?|^Name\s+Type\s+TTL/i,
  /^\s*\S*\s+(?:\d+\s+)?(?:IN\s+)?(?:SOA|NS|A|AAAA|TXT|CNAME|CAA|TLSA|RRSIG|PTR|SRV|DNAME)\s/,
];
const hostKeys = /^(?:exchange|mailexchange|mail_?server|host(?:name)?|target|content|value|data|rdata|answers?|records?|mx|rrdatas)$/i;

/** The hosts of a text, in its order. `toAscii` gives the A-labels of a name with U-labels. Never throws. */
export function readMxLines(text: string, toAscii?: (name: string) => string | undefined): MxLine[] {
  const hostOf = (name: string) => {
    const host = /[^\0-\x7f]/.test(name) ? (toAscii?.(name) ?? name) : name;
    return name === '.' ? name : normaliseName(host);
  };
  return placesOf(text).map((span) => ({ host: hostOf(text.slice(span.start, span.end)), span }));
}

function placesOf(text: string): Span[] {
  const values = findLiterals(text).filter(({ isValue, key }) => isValue && (key === '' || hostKeys.test(key)));
  if (values.length > 0) return values.flatMap((value) => namesIn(value.text, 0).map(value.place));
  return Array.from(text.matchAll(/[^\n]+/g)).flatMap((line) => namesIn(line[0].replace(/\r$/, ''), line.index));
}

/** The names of one line that begins at `at`: one, or a list with commas. */
function namesIn(line: string, at: number): Span[] {
  if (toolLines.some((form) => form.test(line))) return [];
  const list = line.split(',');
  if (list.length > 1 && list.every((item) => /^[ \t"']*[\w*.-]+\.[\w.-]+[ \t"']*$|^[ \t]*$/.test(item))) {
    return list.flatMap((item, index) => nameIn(item, at + list.slice(0, index).reduce((sum, { length }) => sum + length + 1, 0)));
  }
  return nameIn(line, at);
}

function nameIn(line: string, at: number): Span[] {
  const table = /^[ \t]*\S+[ \t]+MX[ \t]+\d+[ \t]+Answer[ \t]+(\S+)[ \t]+\d+[ \t]*$/d.exec(line) ?? undefined;
  if (table) return [{ start: at + table.indices![1]![0], end: at + table.indices![1]![1] }];
  const start = before.exec(line)?.[0].length ?? 0;
  const rest = line.slice(start);
  const end = start + rest.length - (isIpv4(rest.trim()) ? 0 : behind.exec(rest)![0].length);
  const name = line.slice(start, end);
  const quote = /^["']?/.exec(name)![0].length;
  const kept = name
    .slice(quote)
    .replace(quote > 0 ? /["'][ \t]*$/ : /[ \t]+$/, '')
    .trimEnd();
  return kept === '' ? [] : [{ start: at + start + quote, end: at + start + quote + kept.length }];
}
