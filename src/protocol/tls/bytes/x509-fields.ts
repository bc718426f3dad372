// What a listener can read in a certificate: who issued it, for how long, for whom, which names (RFC 5280 section 4.1 and 4.2.1.6, in
// DER). Judges nothing (match.ts does), and knows no extension but subjectAltName.
import { decodeUtf8 } from '../../utf-8.ts';
import { derOf, type Der } from './der.ts';
import type { FieldName } from './field-names.ts';
import { hexOf, type FieldReader, type FieldValue } from './field-reader.ts';

const attributes: Readonly<Record<string, string>> = {
  '550403': 'CN',
  '550406': 'C',
  '550407': 'L',
  '550408': 'ST',
  '55040a': 'O',
  '55040b': 'OU',
};
const subjectAltName = '551d11';
const dnsName = 0x82;
const version = 0xa0;
const extensions = 0xa3;

/** Marks the fields of the certificate that fills the reader, in their order. What is no certificate stops the reader. */
export function readCertificateFields(reader: FieldReader): void {
  const { octets } = reader.source;
  const whole = derOf(octets, reader.at, reader.end);
  const [body, , signature] = whole && whole.end === reader.end ? whole.children() : [];
  const parts = body?.children() ?? [];
  const [, , issuer, validity, subject, publicKey, ...more] = parts[0]?.tag === version ? parts.slice(1) : parts;
  if (!issuer || !validity || !subject || !publicKey || !signature) return reader.stop('certificate.entry', 'not-der');
  mark(reader, 'certificate.issuer', issuer, nameOf(issuer));
  mark(reader, 'certificate.validity', validity, validity.children().map(timeOf));
  mark(reader, 'certificate.subject', subject, nameOf(subject));
  mark(reader, 'certificate.public_key', publicKey, String(publicKey.end - publicKey.start));
  const names = more
    .find(({ tag }) => tag === extensions)
    ?.children()[0]
    ?.children()
    .find(isSubjectAltName);
  if (names) mark(reader, 'certificate.names', names, dnsNames(names));
  mark(reader, 'certificate.signature', signature, String(signature.end - signature.start));
  reader.at = reader.end;
}

function mark(reader: FieldReader, name: FieldName, { start, end }: Der, value: FieldValue): void {
  reader.at = start;
  reader.octets(name, end - start, () => value);
}

/** "O=MTA-STS lab, CN=Lab root" of a Name. */
function nameOf(name: Der): string {
  const pairs = name.children().flatMap((set) => set.children());
  return pairs
    .map((pair) =>
      pair
        .children()
        .map((part, at) => (at === 0 ? attributeName(part) : textOf(part)))
        .join('='),
    )
    .join(', ');
}

const attributeName = (type: Der): string => attributes[hexOf(type.body)] ?? hexOf(type.body);
const textOf = (text: Der): string => decodeUtf8(text.body).text;

/** "2026-01-31 12:00:00" of a UTCTime or GeneralizedTime; UTCTime from 50 on means the last century (RFC 5280 section 4.1.2.5.1). */
function timeOf(time: Der): string {
  const text = textOf(time);
  const long = time.tag === 0x17 ? (text < '50' ? '20' : '19') + text : text;
  return long.replace(/^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)Z$/, '$1-$2-$3 $4:$5:$6');
}

const isSubjectAltName = (extension: Der): boolean => hexOf(extension.children()[0]?.body ?? new Uint8Array()) === subjectAltName;

function dnsNames(extension: Der): string[] {
  const value = extension.children().at(-1)?.children()[0];
  return (value?.children() ?? []).filter(({ tag }) => tag === dnsName).map(textOf);
}
