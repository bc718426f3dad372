// What the two ends read, with the key: each encrypted record opened, and its content taken apart like what crosses in clear (RFC 8446
// section 5.2, RFC 5246 section 6.2.3.3). Leaves out key updates, early data, and suites other than AES-GCM.
import { recordTypeName, tls13 } from './code-points.ts';
import { alert, applicationData, handshake, readAlert, type Decoded, type Piece } from './decode.ts';
import { FieldReader, hexOf, type Field, type Source, type Stop } from './field-reader.ts';
import { readHandshakeMessage, type Progress } from './handshake-messages.ts';
import { MessageJoiner, type Joined } from './message-joiner.ts';
import { keyOfSecret, keysOfMaster, secretsOf, type Ciphers, type TrafficKey } from './traffic-keys.ts';
import { decodeUtf8 } from '../../utf-8.ts';
import type { Direction } from './wire-pieces.ts';

/**
 * What was inside one record, which begins at `start` of all that was inside the records of its direction; places in `fields` count
 * from the same point. `type` is the true content type.
 */
export interface Opened {
  readonly start: number;
  readonly octets: Uint8Array;
  readonly type: number;
  readonly fields: readonly Field[];
}

/** The opened records by their place in `Decoded.pieces`. `isComplete` is false where a key was missing or did not fit. */
export interface OpenedWire {
  readonly opened: ReadonlyMap<number, Opened>;
  readonly isComplete: boolean;
}

/** Opens the encrypted records of a connection with its key log. Never throws: what does not open stays out. */
export async function openRecords({ pieces, streams, progress }: Decoded, keyLog: string, ciphers: Ciphers): Promise<OpenedWire> {
  const opened = new Map<number, Opened>();
  const keys = await keysOf(progress, keyLog, ciphers);
  const sides = { sender: keys && new Side('sender', keys, progress), receiver: keys && new Side('receiver', keys, progress) };
  for (const [at, piece] of pieces.entries()) {
    if (!piece.isHidden) continue;
    const content = await sides[piece.from]?.open(piece, streams[piece.from].subarray(piece.start, piece.end), ciphers);
    if (content) opened.set(at, content);
  }
  return { opened, isComplete: pieces.every(({ isHidden }, at) => !isHidden || opened.has(at)) };
}

/** The key of a direction: during the handshake, and after it. */
type Keys = Readonly<Record<'first' | 'later', Readonly<Record<Direction, TrafficKey | undefined>>>>;

async function keysOf({ clientRandom, settled }: Progress, keyLog: string, ciphers: Ciphers): Promise<Keys | undefined> {
  if (!clientRandom || !settled) return undefined;
  const secrets = secretsOf(keyLog, hexOf(clientRandom));
  const { version, suite, random } = settled;
  if (version !== tls13) {
    const master = secrets.get('CLIENT_RANDOM');
    const both = master && (await keysOfMaster(ciphers, suite, master, { client: clientRandom, server: random }));
    return both && { first: both, later: both };
  }
  const keyOf = async (label: string) => {
    const secret = secrets.get(label);
    return secret && keyOfSecret(ciphers, suite, secret);
  };
  return {
    first: { sender: await keyOf('CLIENT_HANDSHAKE_TRAFFIC_SECRET'), receiver: await keyOf('SERVER_HANDSHAKE_TRAFFIC_SECRET') },
    later: { sender: await keyOf('CLIENT_TRAFFIC_SECRET_0'), receiver: await keyOf('SERVER_TRAFFIC_SECRET_0') },
  };
}

class Side {
  #count = 0;
  #start = 0;
  #phase: 'first' | 'later' = 'first';
  #progress: Progress;
  readonly #isNew: boolean;
  readonly #stops: Stop[] = [];
  readonly #joiner = new MessageJoiner(this.#stops);

  constructor(
    readonly direction: Direction,
    readonly keys: Keys,
    progress: Progress,
  ) {
    this.#progress = progress;
    this.#isNew = progress.settled?.version === tls13;
  }

  async open(piece: Piece, record: Uint8Array, ciphers: Ciphers): Promise<Opened | undefined> {
    const key = this.keys[this.#phase][this.direction];
    const plain = key && (await (this.#isNew ? openNew : openOld)(key, this.#count, record, ciphers));
    if (!plain) return undefined;
    this.#count++;
    const start = this.#start;
    this.#start += plain.length;
    // The content type stands behind the content, and zeros behind that (RFC 8446 section 5.2).
    const end = this.#isNew
      ? Math.max(
          plain.findLastIndex((octet) => octet !== 0),
          0,
        )
      : plain.length;
    const type = this.#isNew ? (plain[end] ?? 0) : piece.type;
    return { start, octets: plain, type, fields: this.#read(plain, start, end, type) };
  }

  #read(plain: Uint8Array, start: number, end: number, type: number): Field[] {
    const source: Source = { octets: plain, placeOf: (at) => start + at, stops: this.#stops };
    const reader = new FieldReader(source, 0, end);
    const { fields } = reader;
    if (type === handshake) for (const message of this.#joiner.add(plain.subarray(0, end), start, fields)) this.#readMessage(message);
    else if (type === alert) readAlert(reader);
    else if (type === applicationData) reader.octets('application_data', end, linesOf);
    if (this.#isNew) this.#readTrailer(source, end, fields);
    return fields;
  }

  #readTrailer(source: Source, end: number, fields: Field[]): void {
    const trailer = new FieldReader(source, end, source.octets.length);
    trailer.number('record.inner_type', 1, (value) => `${recordTypeName(value)} (${value})`);
    trailer.octets('record.padding', trailer.left, (octets) => String(octets.length));
    fields.push(...trailer.fields);
  }

  #readMessage({ source, fields }: Joined): void {
    const { name, field, progress } = readHandshakeMessage(source, this.#progress);
    if (field) fields.push(field);
    this.#progress = progress;
    if (name !== 'finished' || !this.#isNew) return;
    this.#phase = 'later';
    this.#count = 0;
  }
}

/** The lines of text that a record holds; a last one without its end is a line, too. */
function linesOf(octets: Uint8Array): string[] {
  return decodeUtf8(octets)
    .text.replace(/\r?\n$/, '')
    .split(/\r?\n/);
}

/** RFC 8446 sections 5.2 and 5.3. */
function openNew({ key, iv }: TrafficKey, count: number, record: Uint8Array, ciphers: Ciphers): Promise<Uint8Array | undefined> {
  const counter = counterOf(count, iv.length);
  const nonce = iv.map((octet, at) => octet ^ counter[at]!);
  return ciphers.openGcm(key, nonce, record.subarray(0, 5), record.subarray(5));
}

/** RFC 5246 section 6.2.3.3: half of the nonce comes with the record, and the length counts the plaintext. */
async function openOld({ key, iv }: TrafficKey, count: number, record: Uint8Array, ciphers: Ciphers): Promise<Uint8Array | undefined> {
  const explicit = record.subarray(5, 13);
  const sealed = record.subarray(13);
  const size = sealed.length - 16;
  if (size < 0) return undefined;
  const associated = Uint8Array.of(...counterOf(count, 8), ...record.subarray(0, 3), size >> 8, size & 0xff);
  return ciphers.openGcm(key, Uint8Array.of(...iv, ...explicit), associated, sealed);
}

/** A number in network order, in so many octets. */
function counterOf(count: number, size: number): Uint8Array {
  return Uint8Array.from({ length: size }, (_, at) => Math.floor(count / 2 ** (8 * (size - 1 - at))) & 0xff);
}
