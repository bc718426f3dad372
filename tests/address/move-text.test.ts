import { expect, it } from 'vitest';
import type { Move } from '#src/simulator/network/move.ts';
import { formatMove, parseMove } from '#src/address/move-text.ts';
import { formatFragment, parseFragment } from '#src/address/route.ts';

const moves: Move[] = [
  { do: 'pass', event: 'ehlo-1/250-STARTTLS' },
  { do: 'drop', event: 'connect' },
  { do: 'damage', event: 'mail-from-1' },
  { do: 'replace', event: 'mx/receiver.example/answer', text: 'receiver.example MX 10 a.example\nreceiver.example MX 20 b.example' },
  { do: 'replace', event: 'message-1', text: 'Our last word is 14 500.', line: 7 },
  { do: 'inject', event: 'greeting', text: '' },
  { do: 'answer', event: 'starttls-1', text: '454 4.7.0 no, not now' },
  { do: 'certificate', event: 'tls-1/certificate', certificate: { names: ['mx1.receiver.example'], issuer: 'self-signed', notAfter: 1 } },
];

it.each(moves)('$do is read back', (move) => expect(parseMove(formatMove(move))).toEqual(move));

it('all of them are read back from an address', () => {
  expect(parseFragment(formatFragment({ moves, day: 3, message: 0, compare: '2016' }))).toEqual({
    route: { moves, day: 3, message: 0, compare: '2016' },
    problems: [],
  });
});

it.each([
  'certificate:x\n',
  'certificate:x\n{}',
  'certificate:x\nnull',
  'certificate:x\n{"names":["a b"]}',
  'certificate:x\n{"names":[],"issuer":"me"}',
  'certificate:x\n{"names":[],"notAfter":-1}',
  'certificate:x\n{"names":[],"spki":"zz"}',
  'certificate:x\n{"names":[],"colour":"red"}',
  'replace-0:x\ny',
  'steal:x',
  'drop:',
])('%j is no move', (text) => expect(parseMove(text)).toBeUndefined());

it.each(['day=-1', 'day=x', 'message=1.5', 'compare=2018'])('%s is named', (fragment) =>
  expect(parseFragment(fragment).problems).toHaveLength(1),
);
