// What a listener on the line can read of a connection: SMTP in clear, then the records of TLS 1.2 or 1.3, each field of what is not
// encrypted with its place (RFC 8446 section 2, RFC 5246 section 7.3). Never throws: damaged octets give what is readable, and where the
// reading stopped. Leaves out compression, resumption by early data, and renegotiation.
import { decodeUtf8 } from '../../utf-8.ts';
import { alertName, hexNumber, recordTypeName, tls13, versionName } from './code-points.ts';
import { FieldReader, type Field, type Stop } from './field-reader.ts';
import { readHandshakeMessage, type Progress } from './handshake-messages.ts';
import { MessageJoiner, type Joined } from './message-joiner.ts';
import { cutWire, directions, type Chunk, type Direction, type WirePiece, type WireStop } from './wire-pieces.ts';

/** A line or a record with its fields. */
export interface Piece extends WirePiece {
  readonly fields: readonly Field[];
  /** The content type that the record's header says: 22 is handshake. 0 for what is no record. */
  readonly type: number;
  /** Nothing of its content can be read without the key. */
  readonly isHidden: boolean;
}

export interface Decoded {
  readonly pieces: readonly Piece[];
  readonly streams: Readonly<Record<Direction, Uint8Array>>;
  /** What the hellos settled; missing without TLS, or where no ServerHello was read. */
  readonly progress: Progress;
  readonly stops: readonly WireStop[];
}

const changeCipherSpec = 20;
export const alert = 21;
export const handshake = 22;
export const applicationData = 23;

interface Side {
  readonly joiner: MessageJoiner;
  readonly stops: Stop[];
  isEncrypted: boolean;
}

/** Decodes what crossed one connection, chunk by chunk in the order of time. */
export function decodeWire(chunks: readonly Chunk[]): Decoded {
  const { pieces, streams, stops } = cutWire(chunks);
  const decoder = new Decoder(streams);
  const decoded = pieces.map((piece) => decoder.read(piece));
  decoder.finish();
  return { pieces: decoded, streams, progress: decoder.progress, stops: [...stops, ...decoder.stops()] };
}

class Decoder {
  progress: Progress = {};
  readonly #sides: Record<Direction, Side> = { sender: newSide(), receiver: newSide() };

  constructor(readonly streams: Readonly<Record<Direction, Uint8Array>>) {}

  read(piece: WirePiece): Piece {
    if (piece.kind !== 'record') return { ...piece, fields: this.#lineFields(piece), type: 0, isHidden: false };
    const side = this.#sides[piece.from];
    const reader = this.#reader(piece, side);
    const type = reader.number('record.type', 1, (value) => `${recordTypeName(value)} (${value})`);
    reader.number('record.version', 2, (value) => `${hexNumber(value)} ${versionName(value)}`);
    reader.number('record.length', 2);
    const isHidden = type === applicationData || (side.isEncrypted && type !== changeCipherSpec);
    if (isHidden) this.#readHidden(reader);
    else this.#readContent(type, reader, side);
    return { ...piece, fields: reader.fields, type, isHidden };
  }

  /** What was left unfinished when the connection ended. */
  finish(): void {
    for (const from of directions) {
      const message = this.#sides[from].joiner.remainder();
      if (message) this.#readMessage(message);
    }
  }

  stops(): WireStop[] {
    return directions.flatMap((from) => this.#sides[from].stops.map((stop) => ({ ...stop, from })));
  }

  #reader({ from, start, end }: WirePiece, { stops }: Side): FieldReader {
    return new FieldReader({ octets: this.streams[from], placeOf: (at) => at, stops }, start, end);
  }

  #lineFields({ kind, from, start, end }: WirePiece): Field[] {
    if (kind === 'rest') return [];
    const value = decodeUtf8(this.streams[from].subarray(start, end)).text.trimEnd();
    return [{ name: 'smtp.line', start, end, value, parts: [] }];
  }

  /** Under TLS 1.2 a part of the nonce is in clear with some ciphers: it counts the records (RFC 5246 section 6.2.3.3). */
  #readHidden(reader: FieldReader): void {
    const { settled } = this.progress;
    if (settled && settled.version < tls13 && /_[GC]CM/.test(settled.suite)) reader.octets('record.nonce', Math.min(8, reader.left));
    reader.octets('record.encrypted', reader.left, (octets) => String(octets.length));
  }

  #readContent(type: number, reader: FieldReader, side: Side): void {
    const start = reader.at;
    if (type === handshake) for (const message of side.joiner.add(reader.rest(), start, reader.fields)) this.#readMessage(message);
    else if (type === alert) readAlert(reader);
    else if (type !== changeCipherSpec) reader.octets('record.other', reader.left, (octets) => String(octets.length));
    else {
      reader.number('change_cipher_spec', 1);
      // Under TLS 1.3 it is there for the sake of devices on the way alone (RFC 8446 section 5).
      if (!this.progress.isRetried && this.progress.settled?.version !== tls13) side.isEncrypted = true;
    }
  }

  #readMessage({ source, fields }: Joined): void {
    const { field, progress } = readHandshakeMessage(source, this.progress);
    if (field) fields.push(field);
    this.progress = progress;
    // Everything after a ServerHello of TLS 1.3 is encrypted (RFC 8446 section 2).
    if (progress.settled?.version === tls13) for (const from of directions) this.#sides[from].isEncrypted = true;
  }
}

/** An alert (RFC 8446 section 6): two octets. */
export function readAlert(reader: FieldReader): void {
  reader.number('alert.level', 1, (level) => ['', 'warning', 'fatal'][level] || String(level));
  reader.number('alert.description', 1, alertName);
}

function newSide(): Side {
  const stops: Stop[] = [];
  return { joiner: new MessageJoiner(stops), stops, isEncrypted: false };
}
