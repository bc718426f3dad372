// Each field that an independent decoder found in the captures, at the same octets and with the same value.
import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { decodeWire } from '#src/protocol/tls/bytes/decode.ts';
import { handshakeName } from '#src/protocol/tls/bytes/code-points.ts';
import { hexOf, type Field } from '#src/protocol/tls/bytes/field-reader.ts';
import { captureIds, captureOf, chunksOf, decodeCapture, expectedLayers, fieldsOf, octetsOf, type Layer } from './captures.ts';

type Found = Field & { from: 'sender' | 'receiver' };

/** "postfix said" and "the decoder says" in the same words; a layer that has no such words is compared by its place alone. */
const sameValue: Record<string, (field: Found, octets: Uint8Array) => unknown> = {
  'client_hello.compression_methods': ({ value }) => (value as string[]).map((method) => (method === 'null' ? 0 : method)),
  'server_hello.compression_method': ({ value }) => (value === 'null' ? 0 : value),
  'client_hello.extensions': ({ value }) => `${value} extensions`,
  'server_hello.extensions': ({ value }) => `${value} extensions`,
  'extension.padding': ({ value }) => `${(value as string).length / 2} octets`,
  'extension.key_share': ({ parts }) => {
    const of = (name: string) => parts.filter((part) => part.name === name).map(({ value }) => value as string);
    return of('key_share.key').map((key, at) => ({ group: of('key_share.group')[at], octets: key.length / 2, key }));
  },
  'certificate.list': ({ start, end }) => `${end - start - 3} octets`,
  'certificate.entry': ({ value, parts, start, end }, octets) => {
    const of = (name: string) => parts.find((part) => part.name === name)?.value;
    const [notBefore, notAfter] = (of('certificate.validity') as string[]).map((time) => Date.parse(`${time}Z`));
    const names = of('certificate.names') as string[] | undefined;
    const sha256 = createHash('sha256')
      .update(octets.subarray(start + 3, end))
      .digest('hex');
    const san = names ? names.map((name) => `DNS:${name}`).join(', ') : null;
    return {
      octets: Number(value),
      subject: of('certificate.subject'),
      san,
      issuer: of('certificate.issuer'),
      notBefore,
      notAfter,
      sha256,
    };
  },
  'server_key_exchange.curve': ({ value }) => `named_curve ${value}`,
  'server_key_exchange.p': ({ start, end }) => `${end - start - 2} octets`,
  'server_key_exchange.g': ({ start, end }) => `${end - start - 2} octets`,
  'server_key_exchange.signature': ({ value }) => `${value} octets`,
};

const expectedValue = ({ name, value }: Layer) => {
  if (value === 'empty') return '';
  if (name !== 'certificate.entry') return value;
  const { notBefore, notAfter, ...rest } = value as { notBefore: string; notAfter: string };
  return { ...rest, notBefore: Date.parse(notBefore), notAfter: Date.parse(notAfter) };
};

/** Layers that say how long a key is: it is the last part of the field. */
const keyLength = ({ start, end }: Found, lengthSize: number) => `${end - start - lengthSize} octets`;

describe.each(captureIds)('%s', (id) => {
  const capture = captureOf(id);
  const { pieces, streams, progress, stops } = decodeCapture(capture);
  const fields = fieldsOf(pieces);
  const layers = expectedLayers(capture);
  const at = ({ from, start, end }: Layer & { from: string }, name: string) =>
    fields.find((field) => field.from === from && field.name === name && field.start === start && field.end === end);

  it('is read to its end', () => expect(stops).toEqual([]));

  it('has the version and the suite', () => {
    expect(progress.settled).toMatchObject({ version: capture.tls === 'TLS 1.3' ? 0x0304 : 0x0303, suite: capture.suite });
  });

  it('loses no octet and counts none twice', () => {
    for (const from of ['sender', 'receiver'] as const) {
      const own = pieces.filter((piece) => piece.from === from);
      expect(own.map(({ start }) => start)).toEqual([0, ...own.slice(0, -1).map(({ end }) => end)]);
      const hex = capture.entries.filter((entry) => (entry.from === 'mx') === (from === 'receiver')).map((entry) => entry.hex);
      expect(hexOf(streams[from])).toBe(hex.join(''));
    }
  });

  it('has the lines in clear', () => {
    const said = layers.filter(({ name }) => name === 'smtp.line').map(({ from, start, end, value }) => ({ from, start, end, value }));
    expect(fields.filter(({ name }) => name === 'smtp.line').map(({ from, start, end, value }) => ({ from, start, end, value }))).toEqual(
      said,
    );
  });

  it('has the records', () => {
    const found = pieces
      .filter(({ kind }) => kind === 'record')
      .map(({ from, start, end, fields: own, isHidden }) => {
        const [type, version, length] = own.map(({ value }) => value as string);
        return { from, start, end, value: `${type}, version ${version!.slice(0, 6)}, ${length} octets`, isHidden };
      });
    const records = layers.filter(({ name }) => name === 'tls.record');
    expect(found).toEqual(
      records.map(({ from, start, end, value, fact }) => ({ from, start, end, value, isHidden: fact?.startsWith('encrypted') ?? false })),
    );
  });

  it('has the messages', () => {
    const messages = layers.filter(({ name }) => name === 'handshake');
    expect(messages.length).toBeGreaterThan(1);
    for (const message of messages) {
      const [, name, type, size] = /^(\w+) \((\d+)\), (\d+) octets$/.exec(message.value as string)!;
      const field = at(message, name!);
      expect(field?.parts.slice(0, 2).map(({ value }) => value)).toEqual([handshakeName(Number(type)), size]);
    }
    const known = fields.filter(({ name }) => name === 'handshake.type');
    expect(known).toHaveLength(messages.length);
  });

  it('has every field, and no other of its kind', () => {
    const wanted = layers.filter(({ name }) => name.includes('.') && !/^(smtp|tls)\.|no_alpn$/.test(name));
    for (const layer of wanted) {
      const field = at(layer, layer.name);
      expect(field, `${layer.name} at ${layer.start}`).toBeDefined();
      if (!field) continue;
      if (/public_key$/.test(layer.name)) expect([1, 2].map((size) => keyLength(field, size))).toContain(layer.value);
      else expect((sameValue[layer.name] ?? (() => field.value))(field, streams[field.from]), layer.name).toEqual(expectedValue(layer));
    }
    const names = new Set(wanted.map(({ name }) => name));
    const count = (list: readonly { name: string }[], name: string) => list.filter((each) => each.name === name).length;
    for (const name of names) expect(count(fields, name), name).toBe(count(wanted, name));
    expect(fields.filter(({ name }) => name.startsWith('extension.') && name !== 'extension.type' && !names.has(name))).toEqual([]);
  });

  it('has the ticket in clear under TLS 1.2', () => {
    for (const layer of layers.filter(({ name }) => name === 'new_session_ticket')) {
      const [lifetime, ticket] = fields.filter(({ name }) => /^new_session_ticket\.(lifetime|ticket)$/.test(name));
      expect(lifetime!.start).toBe(layer.start);
      expect(ticket!.end).toBe(layer.end);
      expect(layer.value).toBe(`lifetime hint ${lifetime!.value}, ticket of ${ticket!.value} octets`);
    }
  });

  it('has no ALPN where there is none', () => {
    expect(layers.some(({ name }) => name === 'client_hello.no_alpn')).toBe(true);
    expect(fields.some(({ name }) => name === 'extension.application_layer_protocol_negotiation')).toBe(false);
  });

  it('nests fields: parts lie inside, in order, and do not overlap', () => {
    for (const { start, end, parts } of fields) {
      let last = start;
      for (const part of parts) {
        expect(part.start).toBeGreaterThanOrEqual(last);
        last = part.end;
      }
      expect(last).toBeLessThanOrEqual(end);
    }
  });

  it('reads the same however the octets came', () => {
    const chunks = chunksOf(capture);
    const single = chunks.flatMap(({ from, at: time, octets }) =>
      Array.from(octets, (octet) => ({ from, at: time, octets: Uint8Array.of(octet) })),
    );
    expect(decodeWire(single).pieces).toEqual(pieces);
  });
});

describe('messages and records', () => {
  const chunks = chunksOf(captureOf('postfix-tls13'));
  const hello = chunks.findIndex(({ octets }) => octets[0] === 22);
  const whole = chunks[hello]!.octets;
  const body = whole.subarray(5);
  const record = (content: Uint8Array) => [22, 3, 1, content.length >> 8, content.length & 255, ...content];
  const withHello = (octets: readonly number[]) =>
    chunks.map((chunk, at) => (at === hello ? { ...chunk, octets: Uint8Array.from(octets) } : chunk));

  it('joins a message that goes over three records', () => {
    const parts = [body.subarray(0, 3), body.subarray(3, 200), body.subarray(200)];
    const { pieces, stops } = decodeWire(withHello(parts.flatMap(record)));
    expect(stops).toEqual([]);
    const [first, ...others] = pieces.filter(({ kind, from, isHidden }) => kind === 'record' && from === 'sender' && !isHidden);
    expect(others[0]?.fields.map(({ name }) => name)).toEqual(['record.type', 'record.version', 'record.length']);
    const message = first!.fields.at(-1)!;
    expect(message.name).toBe('client_hello');
    expect(message.end - message.start).toBe(body.length + 10);
    const suites = fieldsOf(pieces).find(({ name }) => name === 'client_hello.cipher_suites');
    expect(suites?.value).toEqual(fieldsOf(decodeWire(chunks).pieces).find(({ name }) => name === 'client_hello.cipher_suites')?.value);
  });

  it('goes on with lines where STARTTLS is refused', () => {
    const text = (from: 'sender' | 'receiver', line: string) => ({ from, at: 0, octets: octetsOf(Buffer.from(line).toString('hex')) });
    const { pieces } = decodeWire([
      text('receiver', '220 mx\r\n'),
      text('sender', 'STARTTLS\r\n'),
      text('receiver', '454 no\r\n'),
      text('sender', 'QUIT\r\n'),
    ]);
    expect(pieces.map(({ kind }) => kind)).toEqual(['line', 'line', 'line', 'line']);
  });
});
