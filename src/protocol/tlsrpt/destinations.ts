// The `rua` field of a TLSRPT record (RFC 8460 section 3): URIs (RFC 3986) between commas, white space allowed around a comma only.
// "!", "," and ";" must be percent-encoded. Two schemes can be used: mailto and https.
import type { Finding } from '../finding.ts';
import { isSpace, placeIn, skipSpace, type TxtField, type TxtReading } from '../dns/txt-fields.ts';
import { isHostName } from '../dns/names.ts';
import { isUri } from '../uri.ts';
import { tlsrptFinding } from './codes.ts';

/** Reads the URIs of one field and adds them to `rua`, good or bad, in order; `seen` holds those of all fields. */
export function readDestinations(reading: TxtReading, field: TxtField, rua: string[], seen: Set<string>): void {
  const { findings } = reading;
  const { value, valueStart } = field;
  if (value === '') findings.add(tlsrptFinding('tlsrpt-rua-empty', placeIn(reading, field)));
  const hasUri = /[^\s,]/.test(value);
  for (let at = 0; value !== '' && at <= value.length;) {
    const comma = value.indexOf(',', at);
    const next = comma < 0 ? value.length : comma;
    const from = Math.min(skipSpace(value, at), next);
    let to = next;
    while (to > from && isSpace(value.charCodeAt(to - 1))) to--;
    const uri = value.slice(from, to);
    if (uri === '') findings.add(gap(reading, field, at, next, hasUri));
    else {
      const place = placeIn(reading, { start: valueStart + from, end: valueStart + to });
      const wrong = judgeUri(uri, place);
      if (wrong) findings.add(wrong);
      if (seen.has(uri)) findings.add(tlsrptFinding('tlsrpt-uri-repeated', { ...place, values: { uri } }));
      seen.add(uri);
      rua.push(uri);
    }
    at = next + 1;
  }
}

/** A comma with nothing before or behind it. */
function gap(reading: TxtReading, { value, valueStart }: TxtField, at: number, comma: number, hasUri: boolean): Finding {
  const span =
    comma < value.length
      ? { start: valueStart + at, end: valueStart + comma + 1 }
      : { start: valueStart + at - 1, end: valueStart + comma };
  return tlsrptFinding('tlsrpt-list-gap', { ...placeIn(reading, span), fix: hasUri ? [{ span, text: '' }] : undefined });
}

type Place = ReturnType<typeof placeIn>;

/** What is wrong with the text of one destination. */
function judgeUri(uri: string, place: Place): Finding | undefined {
  const scheme = /^[A-Za-z][A-Za-z0-9+.-]*(?=:)/.exec(uri)?.[0].toLowerCase();
  // A URI may have "!", but not here.
  if (scheme === undefined || !isUri(uri) || uri.includes('!')) return judgeForm(uri, scheme, place);
  if (scheme === 'mailto') {
    const code = mailtoFault(uri);
    return code && tlsrptFinding(code, { ...place, values: { uri } });
  }
  if (scheme !== 'https') return tlsrptFinding('tlsrpt-uri-scheme', { ...place, values: { uri, scheme } });
  const host = /^https:\/\/(?:[^/?#@]*@)?(\[[^\]]*\]|[^/?#:]*)/i.exec(uri)?.[1];
  return host ? undefined : tlsrptFinding('tlsrpt-https-no-host', { ...place, values: { uri } });
}

/** Says why the text is no URI. Every mend is offered only if URIs that can be used come of it. */
function judgeForm(uri: string, scheme: string | undefined, place: Place): Finding | undefined {
  const { span, record } = place;
  const finding = (code: `tlsrpt-uri-${'brackets' | 'exclamation' | 'percent' | 'no-scheme'}`, meant: string | undefined): Finding => {
    const isMend = meant !== undefined && isUsableDestination(meant);
    return tlsrptFinding(code, { ...place, values: { uri }, fix: isMend ? [{ span, text: meant }] : undefined });
  };
  const parts = uri.split(/[ \t]+/);
  if (parts.length > 1) {
    const fix = parts.every(isUsableDestination) ? [{ span, text: parts.join(',') }] : undefined;
    return tlsrptFinding('tlsrpt-list-space', { ...place, values: { uri }, fix });
  }
  if (/^<.*>$/.test(uri)) return finding('tlsrpt-uri-brackets', uri.slice(1, -1));
  const bang = uri.indexOf('!');
  if (bang >= 0) {
    const isSize = /^![0-9]+[kmgt]?$/i.test(uri.slice(bang));
    return finding('tlsrpt-uri-exclamation', isSize ? uri.slice(0, bang) : uri.replaceAll('!', '%21'));
  }
  const percent = /%(?![0-9A-Fa-f]{2})/.exec(uri);
  if (percent) return finding('tlsrpt-uri-percent', uri.replace(/%(?![0-9A-Fa-f]{2})/g, '%25'));
  if (scheme === undefined) return finding('tlsrpt-uri-no-scheme', uri.includes('@') ? `mailto:${uri}` : undefined);
  const odd = oddCharacterAt(uri, scheme.length + 1);
  // Outside ASCII, the character is a finding already.
  if (!(uri.charCodeAt(odd) < 0x80)) return undefined;
  const at = { start: span.start + odd, end: span.start + odd + 1 };
  return tlsrptFinding('tlsrpt-uri-character', { record, span: at, values: { uri, character: uri.charAt(odd) } });
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
export function isUsableDestination(uri: string): boolean {
  return isUri(uri) && (/^https:\/\/[^/?#]/i.test(uri) || (/^mailto:/i.test(uri) && mailtoFault(uri) === undefined));
}

/** A mailto URI (RFC 6068) names an address before its "?". */
function mailtoFault(uri: string): 'tlsrpt-mailto-no-address' | 'tlsrpt-mailto-address' | undefined {
  const address = uri.slice('mailto:'.length).replace(/\?.*$/, '');
  if (address === '') return 'tlsrpt-mailto-no-address';
  const at = address.lastIndexOf('@');
  return at > 0 && isHostName(address.slice(at + 1)) && address.slice(at + 1).includes('.') ? undefined : 'tlsrpt-mailto-address';
}
