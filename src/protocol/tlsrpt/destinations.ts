// The `rua` field of a TLSRPT record (RFC 8460 section 3): URIs (RFC 3986) between commas, white space allowed around a comma only.
// "!", "," and ";" must be percent-encoded. Two schemes can be used: mailto and https.
import type { Edit } from '../finding.ts';
import { isSpace, skipSpace, type TxtField, type TxtReading } from '../dns/txt-fields.ts';
import { isHostName } from '../dns/names.ts';
import { isUri } from '../uri.ts';
import { tlsrptCodes, tlsrptFinding, type TlsrptCode } from './codes.ts';

/** Reads the URIs of one field and adds them to `rua`, good or bad, in order; `seen` holds those of all fields. */
export function readDestinations(reading: TxtReading, field: TxtField, rua: string[], seen: Set<string>): void {
  const { value, valueStart, start, end } = field;
  if (value === '') add(reading, 'tlsrpt-rua-empty', start, end);
  const hasUri = /[^\s,]/.test(value);
  for (let at = 0; value !== '' && at <= value.length;) {
    const comma = value.indexOf(',', at);
    const next = comma < 0 ? value.length : comma;
    const from = Math.min(skipSpace(value, at), next);
    let to = next;
    while (to > from && isSpace(value.charCodeAt(to - 1))) to--;
    const uri = value.slice(from, to);
    const uriStart = valueStart + from;
    if (uri === '') judgeGap(reading, field, at, next, hasUri);
    else {
      judgeUri(reading, uri, uriStart, uriStart + uri.length);
      if (seen.has(uri)) add(reading, 'tlsrpt-uri-repeated', uriStart, uriStart + uri.length, { uri });
      seen.add(uri);
      rua.push(uri);
    }
    at = next + 1;
  }
}

/** A comma with nothing before or behind it. */
function judgeGap(reading: TxtReading, { value, valueStart }: TxtField, at: number, comma: number, hasUri: boolean): void {
  const span =
    comma < value.length
      ? { start: valueStart + at, end: valueStart + comma + 1 }
      : { start: valueStart + at - 1, end: valueStart + comma };
  add(reading, 'tlsrpt-list-gap', span.start, span.end, undefined, hasUri ? [{ span, text: '' }] : undefined);
}

function judgeUri(reading: TxtReading, uri: string, start: number, end: number): void {
  const scheme = /^[A-Za-z][A-Za-z0-9+.-]*(?=:)/.exec(uri)?.[0].toLowerCase();
  if (judgeForm(reading, uri, scheme, start, end)) return;
  if (scheme === 'mailto') judgeMailto(reading, uri, start, end);
  else if (scheme === 'https') {
    const host = /^https:\/\/(?:[^/?#@]*@)?(\[[^\]]*\]|[^/?#:]*)/i.exec(uri)?.[1];
    if (!host) add(reading, 'tlsrpt-https-no-host', start, end, { uri });
  } else add(reading, 'tlsrpt-uri-scheme', start, end, { uri, scheme: scheme! });
}

/** Says why the text is no URI; true if it is none. Every mend is offered only if a URI that can be used comes of it. */
function judgeForm(reading: TxtReading, uri: string, scheme: string | undefined, start: number, end: number): boolean {
  const span = { start, end };
  const tell = (code: TlsrptCode, meant: string | undefined, values: Readonly<Record<string, string>> = { uri }): boolean => {
    const isMend = meant !== undefined && isUsable(meant);
    add(reading, code, start, end, values, isMend ? [{ span, text: meant }] : undefined);
    return true;
  };
  const parts = uri.split(/[ \t]+/);
  if (parts.length > 1) {
    const isList = parts.every(isUsable);
    add(reading, 'tlsrpt-list-space', start, end, { uri }, isList ? [{ span, text: parts.join(',') }] : undefined);
    return true;
  }
  if (/^<.*>$/.test(uri)) return tell('tlsrpt-uri-brackets', uri.slice(1, -1));
  const bang = uri.indexOf('!');
  if (bang >= 0)
    return tell('tlsrpt-uri-exclamation', /^![0-9]+[kmgt]?$/i.test(uri.slice(bang)) ? uri.slice(0, bang) : uri.replaceAll('!', '%21'));
  const percent = /%(?![0-9A-Fa-f]{2})/.exec(uri);
  if (percent) return tell('tlsrpt-uri-percent', uri.replace(/%(?![0-9A-Fa-f]{2})/g, '%25'));
  if (scheme === undefined) return tell('tlsrpt-uri-no-scheme', uri.includes('@') ? `mailto:${uri}` : undefined);
  if (isUri(uri)) return false;
  const odd = oddCharacterAt(uri, scheme.length + 1);
  // Outside ASCII, the character is a finding already.
  if (uri.charCodeAt(odd) < 0x80) add(reading, 'tlsrpt-uri-character', start + odd, start + odd + 1, { uri, character: uri.charAt(odd) });
  return true;
}

/** Where that stands in a text which makes it no URI. `from` is the end of the scheme. */
function oddCharacterAt(uri: string, from: number): number {
  const authority = /^\/\/[^/?#]*/.exec(uri.slice(from))?.[0] ?? '';
  if (!isUri(`x:${authority}`)) return from + 2 + Math.max(0, authority.slice(2).search(/[^A-Za-z0-9\-._~$&'()*+=%]/));
  const path = from + authority.length;
  const rest = /[^A-Za-z0-9\-._~:/?@$&'()*+=%#]|#(?=.*#)/.exec(uri.slice(path));
  return path + (rest?.index ?? 0);
}

/** Whether reports could be sent there: a URI of a supported scheme with an address or a host. */
function isUsable(uri: string): boolean {
  return isUri(uri) && (/^https:\/\/[^/?#]/i.test(uri) || (/^mailto:/i.test(uri) && mailtoFault(uri) === undefined));
}

function judgeMailto(reading: TxtReading, uri: string, start: number, end: number): void {
  const code = mailtoFault(uri);
  if (code) add(reading, code, start, end, { uri });
}

/** A mailto URI (RFC 6068) names an address before its "?". */
function mailtoFault(uri: string): 'tlsrpt-mailto-no-address' | 'tlsrpt-mailto-address' | undefined {
  const address = uri.slice('mailto:'.length).replace(/\?.*$/, '');
  if (address === '') return 'tlsrpt-mailto-no-address';
  const at = address.lastIndexOf('@');
  return at > 0 && isHostName(address.slice(at + 1)) && address.slice(at + 1).includes('.') ? undefined : 'tlsrpt-mailto-address';
}

function add(
  reading: TxtReading,
  code: TlsrptCode,
  start: number,
  end: number,
  values?: Readonly<Record<string, string>>,
  fix?: readonly Edit[],
): void {
  if (!reading.findings.hasRoomFor(tlsrptCodes[code].severity)) return;
  reading.findings.keep(
    tlsrptFinding(code, { record: reading.record, span: { start, end }, ...(values && { values }), ...(fix && { fix }) }),
  );
}
