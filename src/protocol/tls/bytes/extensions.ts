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
  (name: FieldName, lengthSize: number, itemSize: number, say: (value: number) => string) =>
  (reader: FieldReader): FieldValue =>
    reader.within(name, lengthSize, (inner) => inner.items(itemSize, say));

const offeredVersions = list('extension.supported_versions', 1, 2, versionName);

const readers: Partial<Record<ExtensionName, (reader: FieldReader, place: ExtensionPlace) => FieldValue>> = {
  server_name: readServerName,
  supported_groups: list('extension.supported_groups', 2, 2, groupName),
  ec_point_formats: list('extension.ec_point_formats', 1, 1, (format) => pointFormats[format] ?? String(format)),
  signature_algorithms: list('extension.signature_algorithms', 2, 2, signatureName),
  signature_algorithms_cert: list('extension.signature_algorithms_cert', 2, 2, signatureName),
  application_layer_protocol_negotiation: readProtocols,
  supported_versions: (reader, place) => (place === 'client_hello' ? offeredVersions(reader) : reader.items(2, versionName).join(' ')),
  psk_key_exchange_modes: list('extension.psk_key_exchange_modes', 1, 1, (mode) => pskModes[mode] ?? String(mode)),
  key_share: readKeyShares,
  renegotiation_info: (reader) => reader.within('extension.renegotiation_info', 1, (inner) => hexOf(inner.rest())),
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
  return reader.within('extension.server_name', 2, (inner) => {
    const names: string[] = [];
    while (inner.left > 0) {
      inner.number('server_name.type', 1, (type) => (type === 0 ? 'host_name' : String(type)));
      const size = inner.number('length', 2);
      names.push(textOf(inner.octets('server_name.name', size, textOf)));
    }
    return names.join(' ');
  });
}

function readProtocols(reader: FieldReader): FieldValue {
  return reader.within('extension.application_layer_protocol_negotiation', 2, (inner) => {
    const names: string[] = [];
    while (inner.left > 0) names.push(textOf(inner.octets('protocol.name', inner.number('length', 1), textOf)));
    return names;
  });
}

function readKeyShares(reader: FieldReader, place: ExtensionPlace): FieldValue {
  if (place === 'client_hello') return reader.within('extension.key_share', 2, readShares);
  if (place === 'hello_retry_request') return [groupName(reader.number('key_share.group', 2, groupName))];
  return readShares(reader);
}

function readShares(reader: FieldReader): string[] {
  const groups: string[] = [];
  while (reader.left > 0) {
    groups.push(groupName(reader.number('key_share.group', 2, groupName)));
    reader.octets('key_share.key', reader.number('length', 2));
  }
  return groups;
}
