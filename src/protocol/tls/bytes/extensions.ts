// The extensions of a hello and of EncryptedExtensions (RFC 8446 section 4.2, RFC 6066 section 3), each taken apart as far as a
// reader learns something from it; what is not listed stays octets.
import { decodeUtf8 } from '../../utf-8.ts';
import { extensionName, groupName, hexNumber, signatureName, versionName, type ExtensionName } from './code-points.ts';
import { hexOf, type FieldReader, type FieldValue } from './field-reader.ts';
import type { FieldName } from './field-names.ts';

/** In whose message an extension stands decides how it is written. */
export type ExtensionPlace = 'client_hello' | 'server_hello' | 'hello_retry_request' | 'encrypted_extensions';

/** The values of extensions by name: by some of them later messages are read. */
export type Announced = Map<ExtensionName, FieldValue>;

const pointFormats = ['uncompressed', 'ansiX962_compressed_prime', 'ansiX962_compressed_char2'];
const pskModes = ['psk_ke', 'psk_dhe_ke'];
const textOf = (octets: Uint8Array): string => decodeUtf8(octets).text;

/** Reads a list of numbers behind a length, and says each. */
const list =
  (lengthSize: number, itemSize: number, say: (value: number) => string) =>
  (reader: FieldReader): FieldValue => {
    reader.number('length', lengthSize);
    return reader.items(itemSize, say);
  };

const readers: Partial<Record<ExtensionName, (reader: FieldReader, place: ExtensionPlace) => FieldValue>> = {
  server_name: readServerName,
  supported_groups: list(2, 2, groupName),
  ec_point_formats: list(1, 1, (format) => pointFormats[format] ?? String(format)),
  signature_algorithms: list(2, 2, signatureName),
  signature_algorithms_cert: list(2, 2, signatureName),
  application_layer_protocol_negotiation: readProtocols,
  supported_versions: (reader, place) =>
    place === 'client_hello' ? list(1, 2, versionName)(reader) : reader.items(2, versionName).join(' '),
  psk_key_exchange_modes: list(1, 1, (mode) => pskModes[mode] ?? String(mode)),
  key_share: readKeyShares,
  renegotiation_info: (reader) => {
    reader.number('length', 1);
    return hexOf(reader.rest());
  },
};

/** Reads extensions up to the reader's end. Gives what each announces. */
export function readExtensions(reader: FieldReader, place: ExtensionPlace): Announced {
  const announced: Announced = new Map();
  while (reader.left > 0) {
    const known = extensionName(reader.peek(2));
    const name: FieldName = known ? `extension.${known}` : 'extension.other';
    reader.group(name, 4 + reader.peek(2, 2), (inner) => {
      const type = inner.number('extension.type', 2, (each) => extensionName(each) ?? hexNumber(each));
      const size = inner.number('length', 2);
      const read = known && readers[known];
      const value = read && size > 0 ? read(inner, place) : hexOf(inner.rest());
      if (known) announced.set(known, value);
      return known ? value : [hexNumber(type), ...(value ? [String(value)] : [])];
    });
  }
  return announced;
}

/** RFC 6066 section 3: one name, of type host_name. */
function readServerName(reader: FieldReader): FieldValue {
  const names: string[] = [];
  reader.number('length', 2);
  while (reader.left > 0) {
    reader.number('server_name.type', 1, (type) => (type === 0 ? 'host_name' : String(type)));
    const size = reader.number('length', 2);
    const name = reader.octets('server_name.name', size, textOf);
    if (!reader.stopped) names.push(textOf(name));
  }
  return names.join(' ');
}

function readProtocols(reader: FieldReader): FieldValue {
  const names: string[] = [];
  reader.number('length', 2);
  while (reader.left > 0) names.push(textOf(reader.octets('protocol.name', reader.number('length', 1), textOf)));
  return names;
}

function readKeyShares(reader: FieldReader, place: ExtensionPlace): FieldValue {
  const found: string[] = [];
  if (place === 'client_hello') reader.number('length', 2);
  while (reader.left > 0) {
    found.push(groupName(reader.number('key_share.group', 2, groupName)));
    if (place === 'hello_retry_request') break;
    reader.octets('key_share.key', reader.number('length', 2));
  }
  return found;
}
