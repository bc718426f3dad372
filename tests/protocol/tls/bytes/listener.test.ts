// What a listener learns from each recorded connection, as its description says beforehand.
import { describe, expect, it } from 'vitest';
import { decodeWire } from '#src/protocol/tls/bytes/decode.ts';
import { learnedFrom, type Learned } from '#src/protocol/tls/bytes/listener.ts';
import { captureIds, captureOf, chunksOf, decodeCapture } from './captures.ts';

const table: Record<(typeof captureIds)[number], Omit<Learned, 'suite' | 'hidden' | 'certificateNames'>> = {
  'postfix-tls13': {
    version: 'TLS 1.3',
    greeting: 'mx1.nosts.example',
    serverName: undefined,
    certificate: 'hidden',
    offersAnonymous: true,
  },
  'postfix-tls12': { version: 'TLS 1.2', greeting: 'mx1.nosts.example', serverName: undefined, certificate: 'none', offersAnonymous: true },
  'postfix-sts-tls13': {
    version: 'TLS 1.3',
    greeting: 'mx1.good.example',
    serverName: 'mx1.good.example',
    certificate: 'hidden',
    offersAnonymous: false,
  },
  'postfix-dane-tls13': {
    version: 'TLS 1.3',
    greeting: 'mx1.dane.example',
    serverName: 'mx1.dane.example',
    certificate: 'hidden',
    offersAnonymous: false,
  },
  'keyed-tls12': {
    version: 'TLS 1.2',
    greeting: 'mx1.nosts.example',
    serverName: 'mx1.nosts.example',
    certificate: 'clear',
    offersAnonymous: false,
  },
};

describe.each(captureIds)('%s', (id) => {
  const learned = learnedFrom(decodeCapture(captureOf(id)));

  it('says what was described', () => expect(learned).toMatchObject(table[id]));

  it('has the certificate’s names only where it is in clear', () => {
    expect(learned.certificateNames.length > 0).toBe(table[id].certificate === 'clear');
  });

  it('counts what is encrypted after the handshake', () => {
    const hidden = captureOf(id)
      .entries.filter(({ from }) => from === 'sender')
      .flatMap(({ layers }) => layers.filter(({ fact }) => fact?.startsWith('encrypted')));
    expect(learned.hidden.records).toBe(hidden.length - 1);
    expect(learned.hidden.octets).toBeGreaterThan(100);
  });
});

it('of lines in clear it says nothing of TLS', () => {
  const lines = chunksOf(captureOf('postfix-tls13')).slice(0, 3);
  expect(learnedFrom(decodeWire(lines))).toMatchObject({
    version: undefined,
    suite: undefined,
    certificate: undefined,
    offersAnonymous: false,
  });
});
