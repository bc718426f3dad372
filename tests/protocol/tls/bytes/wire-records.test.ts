// The records one by one, against the independent list.
import { describe, expect, it } from 'vitest';
import { hexOf } from '#src/protocol/tls/bytes/field-reader.ts';
import { wireRecords } from '#src/protocol/tls/bytes/wire-records.ts';
import { captureIds, captureOf, chunksOf, expectedLayers } from './captures.ts';

describe.each(captureIds)('%s', (id) => {
  const capture = captureOf(id);
  const records = wireRecords(chunksOf(capture));

  it('has every record with its type, its length and its octets', () => {
    const said = expectedLayers(capture).filter(({ name }) => name === 'tls.record');
    const inOrder = records.map(({ from, type, length, isHidden }) => ({ from, type, length, isHidden }));
    expect(inOrder).toEqual(
      said.map(({ from, value, fact }) => {
        const [, type, length] = /^(\w+) \(\d+\), .* (\d+) octets$/.exec(value as string)!;
        return { from, type, length: Number(length), isHidden: fact?.startsWith('encrypted') ?? false };
      }),
    );
    for (const { octets, length } of records) expect(octets.length).toBe(length + 5);
    const all = capture.entries.filter(({ layers }) => layers.some(({ name }) => name === 'tls.record')).map(({ hex }) => hex);
    expect(records.map(({ octets }) => hexOf(octets)).join('')).toBe(all.join(''));
  });

  it('names the messages that are in clear', () => {
    expect(records.flatMap(({ messages }) => messages).slice(0, 2)).toEqual(['client_hello', 'server_hello']);
  });
});
