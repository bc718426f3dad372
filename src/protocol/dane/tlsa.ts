// TLSA records in presentation form, `3 1 1 HEX` (RFC 6698 section 2.2; the names of RFC 7218 for the numbers are read too),
// and which of them a sender of mail can use (RFC 7672 section 3.1). Wire form and zone-file brackets are left out.
import type { Finding, Judgement, Span, ValuesOf } from '../finding.ts';
import { daneFinding, type DaneCode } from './codes.ts';

type UnusableCode = Exclude<DaneCode, 'dane-record-syntax' | 'dane-field-range' | 'dane-data-not-hex'>;

/** The three numbers are 0 to 255; `data` is lower-case hexadecimal of whole octets. */
export interface Tlsa {
  readonly usage: number;
  readonly selector: number;
  readonly matchingType: number;
  readonly data: string;
}

const fields = [
  { name: 'usage', words: ['pkix-ta', 'pkix-ee', 'dane-ta', 'dane-ee'] },
  { name: 'selector', words: ['cert', 'spki'] },
  { name: 'matching type', words: ['full', 'sha2-256', 'sha2-512'] },
] as const;

/** The name at which the records of a host stand: `_25._tcp.HOST` (RFC 7672 section 2.2.3). */
export function tlsaName(host: string, port = 25): string {
  return `_${port}._tcp.${host}`;
}

const record = /^[ \t\r\n]*([^ \t\r\n]+)[ \t\r\n]+([^ \t\r\n]+)[ \t\r\n]+([^ \t\r\n]+)[ \t\r\n]+([^ \t\r\n][^]*)$/d;

/** Reads one record. Bad input gives error findings and no value; a record that no sender can use gives a value and warnings. */
export function parseTlsa(text: string): Judgement<Tlsa> {
  const match = record.exec(text);
  if (!match) return { findings: [daneFinding('dane-record-syntax', { span: { start: 0, end: text.length } })] };
  const findings: Finding[] = [];
  const spans = match.indices!.slice(1).map((place): Span => ({ start: place![0], end: place![1] })) as [Span, Span, Span, Span];
  const numbers = fields.map(({ name, words }, index) => {
    const word = match[index + 1]!;
    const known = (words as readonly string[]).indexOf(word.toLowerCase());
    const number = /^\d{1,3}$/.test(word) ? Number(word) : 256;
    const value = known >= 0 ? known : number;
    if (value > 255) findings.push(daneFinding('dane-field-range', { span: spans[index]!, values: { field: name, value: word } }));
    return value;
  });
  const data = match[4]!.replace(/[ \t\r\n]+/g, '').toLowerCase();
  if (!/^[0-9a-f]+$/.test(data) || data.length % 2 !== 0) findings.push(daneFinding('dane-data-not-hex', { span: spans[3] }));
  if (findings.length > 0) return { findings };
  const [usage, selector, matchingType] = numbers as [number, number, number];
  const value = { usage, selector, matchingType, data };
  const code = whyUnusable(value);
  return { value, findings: code ? [daneFinding(code, { span: spans[placeOf(code)]!, values: valuesOf(value) })] : [] };
}

/** Writes a record so that `parseTlsa` gives it back. */
export function formatTlsa({ usage, selector, matchingType, data }: Tlsa): string {
  return `${usage} ${selector} ${matchingType} ${data}`;
}

/**
 * Why a sender of mail leaves a record aside, or null when it is usable. Usages 0 and 1 lean on public authorities, which
 * SMTP has not agreed on (RFC 7672 section 3.1.3); unknown numbers and digests of the wrong length can never match.
 */
export function whyUnusable({ usage, selector, matchingType, data }: Tlsa): UnusableCode | null {
  if (usage < 2) return 'dane-usage-pkix';
  if (usage > 3) return 'dane-usage-unknown';
  if (selector > 1) return 'dane-selector-unknown';
  if (matchingType > 2) return 'dane-matching-type-unknown';
  return data.length > 0 && (matchingType === 0 || data.length === 64 * matchingType) ? null : 'dane-data-length';
}

/** Whether a sender of mail can use the record. */
export function isUsableTlsa(record: Tlsa): boolean {
  return whyUnusable(record) === null;
}

/** Which of the four parts a code is about. */
function placeOf(code: UnusableCode): number {
  if (code === 'dane-usage-pkix' || code === 'dane-usage-unknown') return 0;
  if (code === 'dane-selector-unknown') return 1;
  return code === 'dane-matching-type-unknown' ? 2 : 3;
}

function valuesOf({ usage, selector, matchingType, data }: Tlsa): ValuesOf<UnusableCode> {
  return { usage: `${usage}`, selector: `${selector}`, matchingType: `${matchingType}`, octets: `${data.length / 2}` };
}
