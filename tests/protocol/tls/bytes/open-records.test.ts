// Records opened with their keys: the recorded connection as an independent decoder opened it, and connections of Node's own OpenSSL,
// whose two ends know what they said.
import { X509Certificate } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Duplex } from 'node:stream';
import tls from 'node:tls';
import { describe, expect, it } from 'vitest';
import { webCiphers } from '#src/features/player/bytes/web-ciphers.ts';
import { decodeWire, type Decoded } from '#src/protocol/tls/bytes/decode.ts';
import { hexOf } from '#src/protocol/tls/bytes/field-reader.ts';
import { openRecords, type Opened, type OpenedWire } from '#src/protocol/tls/bytes/open-records.ts';
import { gcmSuite } from '#src/protocol/tls/bytes/traffic-keys.ts';
import type { Chunk, Direction } from '#src/protocol/tls/bytes/wire-pieces.ts';
import { allFields, captureOf, decodeCapture, directionOf } from './captures.ts';

const ciphers = webCiphers()!;
const named = (opened: Opened, name: string) => allFields(opened.fields).filter((field) => field.name === name);

describe('the recorded connection', () => {
  const capture = captureOf('keyed-tls12');
  const decoded = decodeCapture(capture);
  const keyLog = capture.keylog!.join('\n');
  const types: Record<string, number> = { handshake: 22, application_data: 23, alert: 21 };

  it('opens to what was inside', async () => {
    const { opened, isComplete } = await openRecords(decoded, keyLog, ciphers);
    expect(isComplete).toBe(true);
    const found = [...opened].map(([at, each]) => ({ from: decoded.pieces[at]!.from, ...each }));
    expect(found.map(({ from, type, octets }) => ({ from, type, octets: octets.length }))).toEqual(
      capture.inner!.map(({ from, kind, octets }) => ({ from: directionOf(from), type: types[kind], octets })),
    );
    capture.inner!.forEach(({ messages, lines, alert }, at) => {
      const each = found[at]!;
      if (lines) expect(named(each, 'application_data')[0]!.value).toEqual(lines);
      if (alert) expect(each.fields.map(({ value }) => value).join(' ')).toBe(alert);
      for (const { hex } of messages ?? []) expect(hexOf(each.octets)).toBe(hex);
      for (const { value } of messages?.flatMap(({ layers }) => layers).filter(({ name }) => name === 'finished.verify_data') ?? [])
        expect(named(each, 'finished.verify_data')[0]!.value).toBe(value);
    });
  });

  it('stays shut without the key, with another, and with a damaged record', async () => {
    expect((await openRecords(decoded, '', ciphers)).opened.size).toBe(0);
    expect(
      (
        await openRecords(
          decoded,
          keyLog.replace(/.$/, (last) => (last === '0' ? '1' : '0')),
          ciphers,
        )
      ).opened.size,
    ).toBe(0);
    const sender = Uint8Array.from(decoded.streams.sender);
    sender[sender.length - 1]! ^= 1;
    const damaged = await openRecords({ ...decoded, streams: { ...decoded.streams, sender } }, keyLog, ciphers);
    expect(damaged.isComplete).toBe(false);
    expect(damaged.opened.size).toBe(capture.inner!.length - 1);
  });
});

/** Two ends of a wire in memory, which notes what crosses. */
function wire(chunks: Chunk[]): Record<Direction, Duplex> {
  const end = (from: Direction, other: () => Duplex) =>
    new Duplex({
      read() {},
      write(octets: Buffer, _encoding, done) {
        chunks.push({ from, at: chunks.length, octets: Uint8Array.from(octets) });
        setImmediate(() => other().push(octets));
        done();
      },
      final(done) {
        setImmediate(() => other().push(null));
        done();
      },
    });
  const ends: Record<Direction, Duplex> = { sender: end('sender', () => ends.receiver), receiver: end('receiver', () => ends.sender) };
  return ends;
}

const certificates = join(import.meta.dirname, '../../../probe/certificates');
const certificate = { key: readFileSync(join(certificates, 'good.key')), cert: readFileSync(join(certificates, 'good.crt')) };

/** A handshake of OpenSSL with itself, one line each way, and the key log that it wrote. */
async function speak(options: tls.ConnectionOptions & tls.TlsOptions): Promise<{ decoded: Decoded; keyLog: string }> {
  const chunks: Chunk[] = [];
  const ends = wire(chunks);
  let keyLog = '';
  const secureContext = tls.createSecureContext({ ...certificate, ...options });
  const server = new tls.TLSSocket(ends.receiver as never, { ...options, isServer: true, secureContext });
  const client = tls.connect({ ...options, socket: ends.sender as never, servername: 'mx1.receiver.example', rejectUnauthorized: false });
  client.on('keylog', (line: Buffer) => (keyLog += line.toString()));
  server.on('data', () => server.write('250 mx1.receiver.example\r\n'));
  client.write('EHLO out.sender.example\r\n');
  await new Promise((resolve, reject) => client.once('data', resolve).once('error', reject));
  client.destroy();
  server.destroy();
  return { decoded: decodeWire(chunks), keyLog };
}

const linesIn = ({ pieces }: Decoded, { opened }: OpenedWire) =>
  [...opened].flatMap(([at, each]) => named(each, 'application_data').map(({ value }) => [pieces[at]!.from, ...(value as string[])]));

const versions = [
  { minVersion: 'TLSv1.3', ciphers: 'TLS_AES_256_GCM_SHA384' },
  { minVersion: 'TLSv1.3', ciphers: 'TLS_AES_128_GCM_SHA256' },
  { minVersion: 'TLSv1.2', maxVersion: 'TLSv1.2', ciphers: 'ECDHE-ECDSA-AES128-GCM-SHA256' },
  { minVersion: 'TLSv1.2', maxVersion: 'TLSv1.2', ciphers: 'ECDHE-ECDSA-AES256-GCM-SHA384' },
] as const satisfies readonly (tls.ConnectionOptions & tls.TlsOptions)[];

describe.each(versions)('OpenSSL with itself: $minVersion, $ciphers', (options) => {
  it('opens to what both said', async () => {
    const { decoded, keyLog } = await speak(options);
    expect(decoded.stops).toEqual([]);
    const opened = await openRecords(decoded, keyLog, ciphers);
    expect(opened.isComplete).toBe(true);
    expect(linesIn(decoded, opened)).toEqual([
      ['sender', 'EHLO out.sender.example'],
      ['receiver', '250 mx1.receiver.example'],
    ]);
  });
});

describe('inside TLS 1.3', () => {
  it('lie the messages that a listener no longer sees', async () => {
    const { decoded, keyLog } = await speak({ minVersion: 'TLSv1.3', ciphers: 'TLS_AES_128_GCM_SHA256' });
    const { opened } = await openRecords(decoded, keyLog, ciphers);
    const names = (from: Direction) =>
      [...opened].filter(([at]) => decoded.pieces[at]!.from === from).flatMap(([, { fields }]) => fields.map(({ name }) => name));
    const messages = names('receiver').filter((name) => !/^record|application_data/.test(name));
    expect(messages).toEqual([
      'encrypted_extensions',
      'certificate',
      'certificate_verify',
      'finished',
      'new_session_ticket',
      'new_session_ticket',
    ]);
    expect(names('sender')[0]).toBe('finished');
    const inside = [...opened.values()].flatMap(({ fields }) => allFields(fields));
    const valueOf = (name: string) => inside.find((field) => field.name === name)?.value;
    const shown = new X509Certificate(certificate.cert);
    expect((valueOf('certificate.names') as string[]).map((name) => `DNS:${name}`).join(', ')).toBe(shown.subjectAltName);
    expect(valueOf('certificate.subject')).toBe(shown.subject);
    expect(valueOf('certificate.issuer')).toBe(shown.issuer);
    const times = [shown.validFrom, shown.validTo].map((time) => Date.parse(time));
    expect((valueOf('certificate.validity') as string[]).map((time) => Date.parse(`${time}Z`))).toEqual(times);
    expect(valueOf('certificate_verify.signature_algorithm')).toBe('ecdsa_secp256r1_sha256');
    expect(valueOf('record.inner_type')).toBe('handshake (22)');
  });

  it('a second hello follows where the server asks for another group', async () => {
    const chunks: Chunk[] = [];
    const ends = wire(chunks);
    const context = { ...certificate, minVersion: 'TLSv1.3' } as const;
    const server = new tls.TLSSocket(ends.receiver as never, {
      isServer: true,
      secureContext: tls.createSecureContext({ ...context, ecdhCurve: 'P-384' }),
    });
    const client = tls.connect({ socket: ends.sender as never, rejectUnauthorized: false, ecdhCurve: 'X25519:P-384' });
    await new Promise((resolve, reject) => client.once('secureConnect', resolve).once('error', reject));
    client.destroy();
    server.destroy();
    const { pieces, stops } = decodeWire(chunks);
    expect(stops).toEqual([]);
    const messages = pieces.flatMap(({ fields }) => fields.map(({ name }) => name)).filter((name) => /_hello|retry/.test(name));
    expect(messages).toEqual(['client_hello', 'hello_retry_request', 'client_hello', 'server_hello']);
    const asked = allFields(pieces.flatMap(({ fields }) => fields)).find(({ name }) => name === 'key_share.group');
    expect(asked?.value).toBe('x25519');
  });
});

describe('what is not opened here', () => {
  it.each(['TLS_CHACHA20_POLY1305_SHA256', 'TLS_AES_128_CCM_SHA256', 'TLS_ECDHE_RSA_WITH_AES_256_CBC_SHA384'])('%s', (suite) => {
    expect(gcmSuite(suite)).toBeUndefined();
  });

  it('stays shut', async () => {
    const { decoded, keyLog } = await speak({ minVersion: 'TLSv1.3', ciphers: 'TLS_CHACHA20_POLY1305_SHA256' });
    const { opened, isComplete } = await openRecords(decoded, keyLog, ciphers);
    expect([opened.size, isComplete]).toEqual([0, false]);
  });
});
