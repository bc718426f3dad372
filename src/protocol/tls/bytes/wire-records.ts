// The records of a connection one by one, as they lie on the wire: for whoever shows what a listener holds in its hands.
import { recordTypeName } from './code-points.ts';
import { decodeWire } from './decode.ts';
import type { FieldName } from './field-names.ts';
import type { Chunk, Direction } from './wire-pieces.ts';

/** One TLS record (RFC 8446 section 5.1). */
export interface WireRecord {
  readonly from: Direction;
  /** Milliseconds from the first octet of the connection. */
  readonly at: number;
  /** What its header says: "handshake", "application_data". */
  readonly type: string;
  /** Octets of content, which the header says; `octets` has the five of the header, too. */
  readonly length: number;
  readonly octets: Uint8Array;
  /** Nothing but type, length and time can be read without the key. */
  readonly isHidden: boolean;
  /** The messages of the handshake that begin in it, where it is not hidden: "client_hello". */
  readonly messages: readonly FieldName[];
}

/** All records of a connection in the order of time; lines before TLS, and what is no record, are left out. Never throws. */
export function wireRecords(chunks: readonly Chunk[]): readonly WireRecord[] {
  const { pieces, streams } = decodeWire(chunks);
  return pieces
    .filter(({ kind }) => kind === 'record')
    .map(({ from, at, start, end, type, isHidden, fields }) => ({
      from,
      at,
      type: recordTypeName(type),
      length: Math.max(end - start - 5, 0),
      octets: streams[from].subarray(start, end),
      isHidden,
      messages: fields.filter(({ parts }) => parts[0]?.name === 'handshake.type').map(({ name }) => name),
    }));
}
