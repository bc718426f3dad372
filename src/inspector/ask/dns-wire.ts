// The data of the DNS records that the inspector reads, from the wire. RFC 1035 section 3.3, RFC 3596 (AAAA), RFC 6698
// (TLSA), RFC 8659 (CAA). Other types stay bytes (RFC 3597). What is read does not reach beyond the record's own data.
import type { DnsRecord, RecordType } from '#src/protocol/dns/records.ts';

export const typeNumbers = { A: 1, CNAME: 5, MX: 15, TXT: 16, AAAA: 28, TLSA: 52, CAA: 257 } as const satisfies Record<RecordType, number>;

/** A record of a type that is not read: its number and its data in hexadecimal. */
interface OtherRecord {
  readonly type: 'other';
  readonly number: number;
  readonly data: string;
}

/** A resource record of an answer. `name` is in lower case, without root dot; `ttl` in seconds. */
export interface AnswerRecord {
  readonly name: string;
  readonly ttl: number;
  readonly data: DnsRecord | OtherRecord;
}

/** Why a name could not be read; `loop` when compression pointers do not lead backwards. */
export class NameError extends Error {
  readonly loop: boolean;
  constructor(message: string, loop: boolean) {
    super(message);
    this.loop = loop;
  }
}

/** Bytes in lower-case hexadecimal. */
export function hex(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** The bytes that hexadecimal digits stand for; what is no pair of digits is left out. */
export function unhex(text: string): Uint8Array {
  return Uint8Array.from(text.match(/[0-9a-f]{2}/gi) ?? [], (pair) => Number.parseInt(pair, 16));
}

/** Bytes of a character-string as text: UTF-8 where it is that, else one character for each byte, so that nothing is lost. */
export function textOf(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return Array.from(bytes, (byte) => String.fromCharCode(byte)).join('');
  }
}

/**
 * Reads the name at `offset`, following compression pointers, which must lead backwards. Gives the text in lower case (names
 * compare without case) without root dot, "." for the root, and the offset behind the name. Throws NameError; the module
 * around it catches.
 */
export function readName(bytes: Uint8Array, offset: number): { readonly name: string; readonly next: number } {
  const labels: string[] = [];
  let at = offset;
  let next = -1;
  let length = 0;
  let pointedFrom = offset;
  for (;;) {
    const size = bytes[at];
    if (size === undefined) throw new NameError('the name runs over the end', false);
    if ((size & 0xc0) === 0xc0) {
      const low = bytes[at + 1];
      if (low === undefined) throw new NameError('the name runs over the end', false);
      const target = ((size & 0x3f) << 8) | low;
      if (target >= pointedFrom) throw new NameError('a compression pointer does not lead backwards', true);
      if (next < 0) next = at + 2;
      pointedFrom = target;
      at = target;
      continue;
    }
    if (size > 63) throw new NameError('a label has a reserved type', false);
    if (size === 0) break;
    if (at + 1 + size > bytes.length) throw new NameError('the name runs over the end', false);
    length += size + 1;
    if (length > 254) throw new NameError('the name is longer than 255 octets', false);
    labels.push(labelText(bytes.subarray(at + 1, at + 1 + size)));
    at += 1 + size;
  }
  return { name: labels.join('.') || '.', next: next < 0 ? at + 1 : next };
}

function labelText(bytes: Uint8Array): string {
  let text = '';
  for (const byte of bytes) {
    if (byte === 0x2e || byte === 0x5c) text += `\\${String.fromCharCode(byte)}`;
    else if (byte > 0x20 && byte < 0x7f) text += String.fromCharCode(byte);
    else text += `\\${String(byte).padStart(3, '0')}`;
  }
  return text.toLowerCase();
}
