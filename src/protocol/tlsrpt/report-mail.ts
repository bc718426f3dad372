// Finds the TLS report inside the mail that carries it (RFC 8460 section 5.3; MIME: RFC 2045, 2046): a part whose media type
// or file name says so, at any depth of multipart. Leaves out encoded words, charsets and signatures; checks no DKIM.

/** The report's part, its transfer encoding undone. */
export interface ReportPart {
  readonly mediaType: string;
  readonly content: Uint8Array;
}

/** A part of a mail that may hold reports. */
export interface MailPart extends ReportPart {
  /** As the mail gives it; empty if it gives none. */
  readonly fileName: string;
}

const nestingLimit = 16;
/** Header fields that are longer carry nothing that is needed here. */
const fieldLimit = 65_536;
const noParameters: ReadonlyMap<string, string> = new Map();

/** What may stand before the first header field: a byte order mark, empty lines, the "From " of a mailbox file. */
const opening = /^(?:\xef\xbb\xbf)?[\r\n]*(?:From [^\r\n]*\r?\n)?/;

/**
 * Whether a file looks like a mail: its first line is a header field, or it opens as saved mails do. `text`: one character for each octet.
 */
export function isMail(text: string): boolean {
  return /^[a-z0-9-]+[ \t]*:/i.test(text.slice(0, 2000).replace(opening, ''));
}

/**
 * The first part that can be a report, undefined if there is none. `text`: the mail, one character (U+0000 to U+00FF) for each octet.
 * Linear; never throws.
 */
export function findReportPart(text: string): ReportPart | undefined {
  for (const part of leavesOf(text.replace(opening, ''), 0)) if (isReport(part)) return decoded(part);
  return undefined;
}

/** Every part that has a file name or is no text, and those that say that they are reports. */
export function* attachmentsIn(text: string): Generator<MailPart> {
  for (const part of leavesOf(text.replace(opening, ''), 0)) {
    if (part.fileName !== '' || isReport(part) || !/^(?:text|multipart|message)\//.test(part.mediaType)) yield decoded(part);
  }
}

/** When a mail says that it was written, in seconds since 1970. */
export function mailDate(text: string): number | undefined {
  const { fields } = splitHeader(text.replace(opening, ''));
  const time = Date.parse(fields.get('date') ?? '');
  return Number.isNaN(time) ? undefined : Math.floor(time / 1000);
}

interface Leaf {
  readonly mediaType: string;
  readonly fileName: string;
  readonly encoding: string;
  readonly body: string;
}

/** The parts that hold no other parts, in order. */
function* leavesOf(text: string, depth: number): Generator<Leaf> {
  const { fields, body } = splitHeader(text);
  const type = parseParameters(fields.get('content-type') ?? 'text/plain');
  const boundary = type.parameters.get('boundary');
  if (type.value.startsWith('multipart/') && boundary !== undefined) {
    if (depth < nestingLimit) for (const part of splitParts(body, boundary)) yield* leavesOf(part, depth + 1);
    return;
  }
  if (type.value === 'message/rfc822' && depth < nestingLimit) return yield* leavesOf(body, depth + 1);
  const disposition = parseParameters(fields.get('content-disposition') ?? '');
  const fileName = disposition.parameters.get('filename') ?? type.parameters.get('name') ?? '';
  yield { mediaType: type.value, fileName, encoding: fields.get('content-transfer-encoding') ?? '', body };
}

function isReport({ mediaType, fileName }: Leaf): boolean {
  return /^application\/(?:tlsrpt\+gzip|tlsrpt\+json|json|gzip|x-gzip)$/.test(mediaType) || /\.json(?:\.gz)?$/i.test(fileName);
}

function decoded({ mediaType, fileName, body, encoding }: Leaf): MailPart {
  return { mediaType, fileName, content: decodeBody(body, encoding) };
}

/** The header fields by lower-case name, unfolded, the first of each; and what follows the empty line. */
function splitHeader(text: string): { fields: Map<string, string>; body: string } {
  const fields = new Map<string, string>();
  const ending = /^\r?\n|\r?\n\r?\n/.exec(text);
  const header = ending ? text.slice(0, ending.index) : text;
  for (const line of header.replace(/\r?\n[ \t]+/g, ' ').split(/\r?\n/)) {
    const colon = line.indexOf(':');
    const name = line.slice(0, Math.max(colon, 0)).trimEnd().toLowerCase();
    if (name && !fields.has(name)) fields.set(name, line.slice(colon + 1).trim());
  }
  return { fields, body: ending ? text.slice(ending.index + ending[0].length) : '' };
}

/** `application/x; name="a b"` as its lower-case value and its parameters, quotation marks undone. */
function parseParameters(field: string): { value: string; parameters: ReadonlyMap<string, string> } {
  if (!field.includes(';') || field.length > fieldLimit) return { value: field.trim().toLowerCase(), parameters: noParameters };
  const parameters = new Map<string, string>();
  for (const [, name, quoted, plain] of field.matchAll(/;[ \t]*([^\s;="]+)[ \t]*=[ \t]*(?:"([^"\\]*(?:\\.[^"\\]*)*)"|([^;\s"]*))/g)) {
    if (!parameters.has(name!.toLowerCase())) parameters.set(name!.toLowerCase(), quoted?.replace(/\\(.)/g, '$1') ?? plain ?? '');
  }
  return { value: field.split(';', 1)[0]!.trim().toLowerCase(), parameters };
}

/** The texts between the lines `--boundary`, up to `--boundary--` or the end. */
function splitParts(body: string, boundary: string): string[] {
  const parts: string[] = [];
  const marker = `\n--${boundary}`;
  const text = `\n${body}`;
  let at = text.indexOf(marker);
  while (at >= 0) {
    const lineEnd = text.indexOf('\n', at + marker.length);
    const rest = text.slice(at + marker.length, lineEnd < 0 ? undefined : lineEnd).trimEnd();
    const next = text.indexOf(marker, at + marker.length);
    if (rest === '--' || lineEnd < 0) break;
    // A longer boundary that begins with this one is another's.
    if (rest === '') parts.push(text.slice(lineEnd + 1, next < 0 ? undefined : next).replace(/\r$/, ''));
    at = next;
  }
  return parts;
}

function decodeBody(body: string, encoding: string): Uint8Array {
  const word = encoding.toLowerCase();
  if (word === 'base64') return decodeBase64(body);
  return octetsOf(word === 'quoted-printable' ? body.replace(/=[ \t]*\r?\n/g, '') : body, word === 'quoted-printable');
}

/** The octets of a text; with `isQuoted`, "=41" stands for one (RFC 2045 section 6.7). */
function octetsOf(text: string, isQuoted: boolean): Uint8Array {
  const octets = new Uint8Array(text.length);
  let length = 0;
  for (let index = 0; index < text.length; index += 1) {
    const escape = isQuoted && text[index] === '=' ? text.slice(index + 1, index + 3) : '';
    const isEscape = /^[0-9a-f]{2}$/i.test(escape);
    octets[length] = isEscape ? parseInt(escape, 16) : text.charCodeAt(index);
    if (isEscape) index += 2;
    length += 1;
  }
  return octets.subarray(0, length);
}

/** RFC 2045 section 6.8: characters outside the alphabet are passed over, "=" ends the data. */
function decodeBase64(text: string): Uint8Array {
  const octets = new Uint8Array(Math.ceil((text.length * 3) / 4));
  let [length, buffer, bits] = [0, 0, 0];
  for (let index = 0; index < text.length && text[index] !== '='; index += 1) {
    const value = base64Value(text.charCodeAt(index));
    if (value < 0) continue;
    buffer = ((buffer << 6) | value) & 0xffff;
    bits += 6;
    if (bits >= 8) {
      bits -= 8;
      octets[length] = (buffer >> bits) & 0xff;
      length += 1;
    }
  }
  return octets.subarray(0, length);
}

function base64Value(code: number): number {
  if (code >= 65 && code <= 90) return code - 65;
  if (code >= 97 && code <= 122) return code - 71;
  if (code >= 48 && code <= 57) return code + 4;
  if (code === 43) return 62;
  return code === 47 ? 63 : -1;
}
