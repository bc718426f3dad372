// The recorded connections that ship: the same octets as in the recordings to download, and as the tests' expected values are about. Each
// field in them has words of its own, in every language.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { captureIds, loadCapture } from '#src/features/player/bytes/captures.ts';
import { explained } from '#src/features/player/bytes/byte-words.ts';
import { flatFields, innermost } from '#src/features/player/bytes/flat-fields.ts';
import { fieldLabel, pieceLabel } from '#src/features/player/bytes/labels.ts';
import { webCiphers } from '#src/features/player/bytes/web-ciphers.ts';
import { decodeWire, type Decoded } from '#src/protocol/tls/bytes/decode.ts';
import { hexOf, type Field } from '#src/protocol/tls/bytes/field-reader.ts';
import { openRecords } from '#src/protocol/tls/bytes/open-records.ts';
import type { Direction } from '#src/protocol/tls/bytes/wire-pieces.ts';
import { languages, loadWords } from '#src/words/load.ts';
import { allFields, captureIds as knownIds, captureOf, chunksOf } from '../../../protocol/tls/bytes/captures.ts';

const folder = join(import.meta.dirname, '../../../../src/features/player/bytes/captures');

/** What TCP carried in a .pcap of the loopback device: Ethernet, IPv4, in order, nothing lost. */
function streamsOf(pcap: Buffer): Record<Direction, string> {
  expect(pcap.readUInt32LE(0)).toBe(0xa1b2c3d4);
  const streams = { sender: '', receiver: '' };
  const next: Partial<Record<Direction, number>> = {};
  for (let at = 24; at < pcap.length; at += 16 + pcap.readUInt32LE(at + 8)) {
    const ip = pcap.subarray(at + 16 + 14, at + 16 + pcap.readUInt32LE(at + 8));
    const tcp = ip.subarray((ip[0]! & 15) * 4, ip.readUInt16BE(2));
    const from: Direction = tcp.readUInt16BE(2) === 25 ? 'sender' : 'receiver';
    const payload = tcp.subarray((tcp[12]! >> 4) * 4);
    const sequence = tcp.readUInt32BE(4);
    if (payload.length === 0 || sequence < (next[from] ?? 0)) continue;
    next[from] = sequence + payload.length;
    streams[from] += payload.toString('hex');
  }
  return streams;
}

describe.each(knownIds)('%s', (id) => {
  it('has the octets that were decoded independently', async () => {
    const { chunks, keyLog } = await loadCapture(id);
    const known = captureOf(id);
    const side = (list: typeof chunks, from: Direction) =>
      list
        .filter((each) => each.from === from)
        .map(({ octets }) => hexOf(octets))
        .join('');
    for (const from of ['sender', 'receiver'] as const) expect(side(chunks, from)).toBe(side(chunksOf(known), from));
    expect(keyLog).toBe(known.keylog?.join('\n'));
  });
});

describe.each(captureIds)('%s', (id) => {
  it('has the octets of the recording to download', async () => {
    const { streams } = decodeWire((await loadCapture(id)).chunks);
    const recorded = streamsOf(readFileSync(join(folder, `${id}.pcap`)));
    expect(recorded).toEqual({ sender: hexOf(streams.sender), receiver: hexOf(streams.receiver) });
  });
});

describe('keyed-tls13', () => {
  it('opens to the lines that were said, and to the certificate that nobody else saw', async () => {
    const { chunks, keyLog } = await loadCapture('keyed-tls13');
    const decoded = decodeWire(chunks);
    const { opened, isComplete } = await openRecords(decoded, keyLog!, webCiphers()!);
    expect(isComplete).toBe(true);
    const inside = [...opened].map(([at, { fields }]) => ({ from: decoded.pieces[at]!.from, fields: allFields(fields) }));
    const said = inside
      .filter(({ from }) => from === 'sender')
      .flatMap(({ fields }) => fields.filter(({ name }) => name === 'application_data'));
    const lines = said.flatMap(({ value }) => value as readonly string[]);
    expect(lines.slice(0, 4)).toEqual([
      'EHLO out.sender.example',
      'MAIL FROM:<alice@sender.example>',
      'RCPT TO:<bob@nosts.example>',
      'DATA',
    ]);
    expect(lines).toContain('The offer is 41 000. Do not forward.');
    const names = inside.flatMap(({ fields }) => fields.filter(({ name }) => name === 'certificate.names')).map(({ value }) => value);
    expect(names).toEqual([['mx1.good.example', 'mx1.testing.example', 'mx1.nosts.example']]);
    expect(decoded.pieces.flatMap(({ fields }) => allFields(fields)).some(({ name }) => name === 'certificate.names')).toBe(false);
  });
});

/** All fields of all recordings, in clear and inside. */
async function everyField(): Promise<Field[]> {
  const found: Field[] = [];
  for (const id of captureIds) {
    const { chunks, keyLog } = await loadCapture(id);
    const decoded = decodeWire(chunks);
    found.push(...decoded.pieces.flatMap(({ fields }) => allFields(fields)));
    const { opened } = await openRecords(decoded, keyLog ?? '', webCiphers()!);
    found.push(...[...opened.values()].flatMap(({ fields }) => allFields(fields)));
  }
  return found;
}

describe.each(languages())('in %s', (language) => {
  it('each field has words of its own', async () => {
    const { bytes } = (await loadWords(['bytes'], language)).pages;
    const names = [...new Set((await everyField()).map(({ name }) => name))];
    expect(names.length).toBeGreaterThan(50);
    expect(names.filter((name) => !(name in bytes.explained))).toEqual([]);
    for (const name of names) expect(explained(bytes, name).says).toMatch(/^[\p{L}\d].*\.$/u);
  });

  it('what has none gets those of its kind', async () => {
    const { bytes } = (await loadWords(['bytes'], language)).pages;
    expect(explained(bytes, 'extension.cookie')).toBe(bytes.explained['extension.other']);
    expect(explained(bytes, 'key_update')).toBe(bytes.explained['handshake.other']);
  });
});

describe('what is shown of a record', () => {
  const decoded: Decoded = decodeWire(chunksOf(captureOf('postfix-sts-tls13')));
  const hello = decoded.pieces.find(({ fields }) => fields.some(({ name }) => name === 'client_hello'))!;
  const size = hello.end - hello.start;
  const flat = flatFields(hello.fields, hello.start, size);

  it('each octet belongs to the innermost field around it', () => {
    const owners = innermost(flat, size);
    expect([...owners].filter((owner) => owner < 0)).toEqual([]);
    owners.forEach((owner, at) => {
      const around = flat.filter(({ from, to }) => from <= at && at < to);
      expect(flat[owner]).toBe(around.at(-1));
    });
  });

  it('names are short, and a listener sees which record holds what', async () => {
    const { bytes } = (await loadWords(['bytes'], 'en')).pages;
    expect(
      decoded.pieces
        .slice(15, 20)
        .map((piece) => pieceLabel(bytes, piece, piece.fields))
        .map(({ text, after }) => `${text}, ${after}`),
    ).toEqual([
      'sender: ClientHello, 517 octets',
      'receiver: ServerHello, 127 octets',
      'receiver: Change of cipher, 6 octets',
      'receiver: encrypted, 28 octets',
      'receiver: encrypted, 982 octets',
    ]);
    const name = flat.find(({ field }) => field.name === 'server_name.name')!;
    expect(fieldLabel(bytes, name)).toEqual({ text: 'Host name', after: 'mx1.good.example', depth: 3 });
  });
});
