// Damaged octets: cut, flipped, doubled, left out, swapped. The decoder never throws, gives every octet a place, keeps its fields inside
// their streams, and names where it stopped.
import { describe, expect, it } from 'vitest';
import { webCiphers } from '#src/features/player/bytes/web-ciphers.ts';
import { decodeWire, type Decoded } from '#src/protocol/tls/bytes/decode.ts';
import type { Field } from '#src/protocol/tls/bytes/field-reader.ts';
import { openRecords } from '#src/protocol/tls/bytes/open-records.ts';
import { directions, type Chunk } from '#src/protocol/tls/bytes/wire-pieces.ts';
import { random, runs } from '../../../fuzz/mutate.ts';
import { captureIds, captureOf, chunksOf } from './captures.ts';

const captures = captureIds.map((id) => chunksOf(captureOf(id)));

function inside(field: Field, start: number, end: number): void {
  if (!(start <= field.start && field.start < field.end && field.end <= end))
    throw new Error(`${field.name} at ${field.start}-${field.end}, inside ${start}-${end}`);
  for (const part of field.parts) inside(part, field.start, field.end);
}

function check({ pieces, streams, stops }: Decoded): void {
  const at = { sender: 0, receiver: 0 };
  for (const { from, start, end, fields, kind, isHidden } of pieces) {
    if (start !== at[from] || end <= start) throw new Error(`a piece of ${from} at ${start}-${end} after ${at[from]}`);
    at[from] = end;
    for (const field of fields) inside(field, start, streams[from].length);
    if (kind === 'record' && !isHidden && fields.length === 0) throw new Error('a record without its header');
  }
  for (const from of directions) if (at[from] !== streams[from].length) throw new Error(`${from}: ${at[from]} of ${streams[from].length}`);
  for (const { from, at: place } of stops)
    if (place < 0 || place > streams[from].length) throw new Error(`stopped at ${place} of ${streams[from].length}`);
}

const damages: ((octets: Uint8Array, at: number, next: () => number) => Uint8Array)[] = [
  (octets, at, next) => octets.map((octet, index) => (index === at ? Math.floor(next() * 256) : octet)),
  (octets, at, next) => octets.map((octet, index) => (index === at ? octet ^ (1 << Math.floor(next() * 8)) : octet)),
  (octets, at) => octets.subarray(0, at),
  (octets, at, next) => Uint8Array.of(...octets.subarray(0, at), ...octets.subarray(at + 1 + Math.floor(next() * 8))),
  (octets, at, next) => Uint8Array.of(...octets.subarray(0, at), ...octets.subarray(at - Math.floor(next() * 8))),
  (octets, at, next) => octets.map((octet, index) => (index >= at && index < at + 1 + next() * 3 ? 255 : octet)),
];

function damage(chunks: readonly Chunk[], next: () => number): Chunk[] {
  const damaged = [...chunks];
  for (let times = 1 + Math.floor(next() * 3); times > 0; times--) {
    // The handshake is in the first half, and there is more to break in it.
    const which = Math.floor(next() ** 2 * damaged.length);
    const chunk = damaged[which]!;
    const change = damages[Math.floor(next() * damages.length)]!;
    damaged[which] = { ...chunk, octets: change(chunk.octets, Math.floor(next() * chunk.octets.length), next) };
  }
  if (next() < 0.05) damaged.splice(Math.floor(next() * damaged.length), 1);
  return damaged;
}

describe('damaged octets', () => {
  const count = Math.max(2000, runs / 20);

  it(`${count} connections`, () => {
    const next = random(20_260_101);
    let stopped = 0;
    for (let run = 0; run < count; run++) {
      const decoded = decodeWire(damage(captures[run % captures.length]!, next));
      check(decoded);
      if (decoded.stops.length > 0) stopped++;
    }
    expect(stopped).toBeGreaterThan(count / 10);
  }, 120_000);

  it('with the key: what does not open stays shut', async () => {
    const next = random(7);
    const capture = captureOf('keyed-tls12');
    const keyLog = capture.keylog!.join('\n');
    for (let run = 0; run < 150; run++) {
      const decoded = decodeWire(damage(chunksOf(capture), next));
      const { opened } = await openRecords(decoded, keyLog, webCiphers()!);
      expect(opened.size).toBeLessThanOrEqual(decoded.pieces.filter(({ isHidden }) => isHidden).length);
    }
  });

  it('pure noise', () => {
    const next = random(3);
    for (let run = 0; run < 2000; run++) {
      const octets = Uint8Array.from({ length: Math.floor(next() * 300) }, () => Math.floor(next() * 256));
      if (run % 2 && octets.length > 5) octets.set([22, 3, 1, 0, Math.floor(next() * 255), [1, 2, 4, 11, 12, 16][run % 6]!]);
      check(decodeWire([{ from: 'sender', at: 0, octets }]));
    }
  });
});

describe('where the reading stopped', () => {
  const chunks = captures[0]!;
  const hello = chunks.findIndex(({ octets }) => octets[0] === 22);
  const before = chunks.filter(({ from }, at) => from === 'sender' && at < hello).reduce((sum, { octets }) => sum + octets.length, 0);
  const withHello = (change: (octets: Uint8Array) => Uint8Array) =>
    decodeWire(chunks.slice(0, hello + 1).map((chunk, at) => (at === hello ? { ...chunk, octets: change(chunk.octets) } : chunk)));
  const set = (at: number, value: number) => (octets: Uint8Array) => octets.map((octet, index) => (index === at ? value : octet));

  it('a record that is cut off: its last octet, and the field that would go on', () => {
    const { stops } = withHello((octets) => octets.subarray(0, 60));
    expect(stops).toEqual([
      { from: 'sender', at: before + 60, in: 'record.length', why: 'cut-off' },
      { from: 'sender', at: before + 60, in: 'client_hello.session_id', why: 'cut-off' },
    ]);
  });

  it('no record: its first octet', () => {
    expect(withHello(set(0, 99)).stops).toEqual([{ from: 'sender', at: before, in: 'record.type', why: 'not-a-record' }]);
  });

  it('a length that leads beyond its field: the next extensions are read all the same', () => {
    // The name of the extension at 256 (postfix-tls13) holds a list; its inner length is made too small.
    const { stops, pieces } = withHello(set(260, 2));
    expect(stops).toEqual([{ from: 'sender', at: before + 263, in: 'extension.ec_point_formats', why: 'surplus' }]);
    const names = pieces
      .at(-1)!
      .fields.at(-1)!
      .parts.at(-1)!
      .parts.map(({ name }) => name);
    expect(names).toContain('extension.key_share');
  });
});
