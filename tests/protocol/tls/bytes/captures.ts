// The captures that the tests know, with what an independent decoder (tshark 4.0.17) read in them: entries are
// stretches of octets of one side, layers are the fields in them. `mx` is the receiver.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { decodeWire, type Decoded, type Piece } from '#src/protocol/tls/bytes/decode.ts';
import type { Field } from '#src/protocol/tls/bytes/field-reader.ts';
import type { Chunk, Direction } from '#src/protocol/tls/bytes/wire-pieces.ts';

export interface Layer {
  readonly name: string;
  readonly start: number;
  readonly end: number;
  readonly value?: unknown;
  readonly fact?: string;
}

export interface Capture {
  readonly id: string;
  readonly tls: string;
  readonly suite: string;
  readonly entries: readonly {
    readonly from: 'sender' | 'mx';
    readonly t: number;
    readonly hex: string;
    readonly layers: readonly Layer[];
  }[];
  readonly keylog?: readonly string[];
  readonly inner?: readonly Inner[];
}

/** A record opened with the key: `record` is its offset in its entry. */
export interface Inner {
  readonly from: 'sender' | 'mx';
  readonly record: number;
  readonly kind: string;
  readonly octets: number;
  readonly messages?: readonly { readonly hex?: string; readonly layers: readonly Layer[] }[];
  readonly lines?: readonly string[];
  readonly alert?: string;
}

const folder = join(import.meta.dirname, 'captures');
export const captureIds = ['postfix-tls13', 'postfix-tls12', 'postfix-sts-tls13', 'postfix-dane-tls13', 'keyed-tls12'] as const;
export const captureOf = (id: string): Capture => JSON.parse(readFileSync(join(folder, `${id}.json`), 'utf8'));

export const directionOf = (from: 'sender' | 'mx'): Direction => (from === 'mx' ? 'receiver' : 'sender');
export const octetsOf = (hex: string): Uint8Array => Uint8Array.from(Buffer.from(hex, 'hex'));
export const chunksOf = ({ entries }: Capture): Chunk[] =>
  entries.map(({ from, t, hex }) => ({ from: directionOf(from), at: t, octets: octetsOf(hex) }));

/** The layers with their places counted from the beginning of the side's stream, as the decoder counts. */
export function expectedLayers({ entries }: Capture): (Layer & { from: Direction })[] {
  const lengths = { sender: 0, receiver: 0 };
  return entries.flatMap(({ from: name, hex, layers }) => {
    const from = directionOf(name);
    const base = lengths[from];
    lengths[from] += hex.length / 2;
    return layers.map((layer) => ({ ...layer, from, start: base + layer.start, end: base + layer.end }));
  });
}

/** All fields of a piece, each before its parts. */
export const allFields = (fields: readonly Field[]): Field[] => fields.flatMap((field) => [field, ...allFields(field.parts)]);
export const fieldsOf = (pieces: readonly Piece[]): (Field & { from: Direction })[] =>
  pieces.flatMap(({ from, fields }) => allFields(fields).map((field) => ({ ...field, from })));

export const decodeCapture = (capture: Capture): Decoded => decodeWire(chunksOf(capture));
