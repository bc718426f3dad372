import { expect, test } from 'vitest';
import { judgeLocation, policyDomain } from '#src/protocol/mta-sts/location.ts';

test.each([
  ['example.com', undefined, 'example.com'],
  ['Example.COM.', undefined, 'example.com'],
  ['example.com', 'Relay.example.net', 'relay.example.net'],
  ['[192.0.2.1]', undefined, undefined],
  ['192.0.2.1', undefined, undefined],
  ['', undefined, undefined],
])('policyDomain(%j, %j) is %j', (recipient, smartHost, expected) => expect(policyDomain(recipient, smartHost)).toBe(expected));

const [scheme, host, path] = ['https://', 'mta-sts.example.com', '/.well-known/mta-sts.txt'];
test.each<[string, [part: string, start: number, end: number, mend: string][]]>([
  [`${scheme}${host}${path}`, []],
  [`HTTPS://MTA-STS.Example.com.${path}`, []],
  [`${scheme}${host}:443${path}`, []],
  [`${host}${path}`, [['scheme', 0, 0, scheme]]],
  [
    '9https://x',
    [
      ['scheme', 0, 0, scheme],
      ['host', 0, 6, host],
      ['port', 6, 7, ''],
      ['path', 7, 10, path],
    ],
  ],
  [
    `http://${host}:80${path}`,
    [
      ['scheme', 0, 7, scheme],
      ['port', 26, 29, ''],
    ],
  ],
  [`${scheme}${host}:${path}`, [['port', 27, 28, '']]],
  [`${scheme}a:1:443${path}`, [['host', 8, 11, host]]],
  [`${scheme}${host}?x`, [['path', 27, 29, path]]],
  [
    '',
    [
      ['scheme', 0, 0, scheme],
      ['host', 0, 0, host],
      ['path', 0, 0, path],
    ],
  ],
])('the address %j', (url, expected) =>
  expect(judgeLocation('example.com', url).map(({ code, span, fix }) => [code, span!.start, span!.end, fix![0]!.text])).toEqual(
    expected.map(([part, ...rest]) => [`response-wrong-${part}`, ...rest]),
  ),
);
