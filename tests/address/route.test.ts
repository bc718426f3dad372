import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { attacks, senders } from '#src/simulator/world/names.ts';
import { formatFragment, parseFragment, type Route } from '#src/address/route.ts';

describe('the fragment', () => {
  it.each<[string, Route]>([
    ['', {}],
    ['#step=ehlo-1/250-STARTTLS', { step: 'ehlo-1/250-STARTTLS' }],
    ['sender=sts-enforce&attack=strip-starttls', { sender: 'sts-enforce', attack: 'strip-starttls' }],
    [
      'moves=drop:ehlo-1/250-STARTTLS,damage:tls-1/hello',
      {
        moves: [
          { do: 'drop', event: 'ehlo-1/250-STARTTLS' },
          { do: 'damage', event: 'tls-1/hello' },
        ],
      },
    ],
    ['moves=replace:mx-1/answer%0A10%20a%2Cb', { moves: [{ do: 'replace', event: 'mx-1/answer', text: '10 a,b' }] }],
    [
      'domain=example.org&resolver=https://a.example/q&resolver=https://b.example/q',
      { domain: 'example.org', resolvers: ['https://a.example/q', 'https://b.example/q'] },
    ],
    [
      'record=v%3DSTSv1%3B%20id%3D1%3B&policy=version:%20STSv1%0A%EF%BB%BF&mx=a.example%0Ab.example&tlsrpt=v%3DTLSRPTv1',
      { record: 'v=STSv1; id=1;', policy: 'version: STSv1\n\ufeff', mx: 'a.example\nb.example', tlsrpt: 'v=TLSRPTv1' },
    ],
  ])('%s', (fragment, route) => {
    expect(parseFragment(fragment)).toEqual({ route, problems: [] });
    expect(parseFragment(formatFragment(route)).route).toEqual(route);
  });

  it.each([
    ['step', 'step'],
    ['step=%E0%A4%A', 'step'],
    ['attack=none-such', 'attack'],
    ['moves=drop', 'moves'],
    ['moves=replace:x', 'moves'],
    ['moves=drop:a,,drop:b', 'moves'],
    ['colour=red', 'colour'],
    [`step=${'x'.repeat(300_000)}`, '#'],
  ])('%.40s: names what does not fit', (fragment, name) => {
    expect(parseFragment(fragment).problems.map((problem) => problem.name)).toEqual([name]);
  });

  it('never throws, and reads back what it wrote', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => void parseFragment(text)));
    const text = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 6 });
    const event = fc.stringMatching(/^[a-z0-9/ -]{1,20}$/);
    const move = fc.oneof(
      fc.record({ do: fc.constantFrom('drop' as const, 'damage' as const), event }),
      fc.record({ do: fc.constantFrom('replace' as const, 'inject' as const), event, text: fc.string({ unit: 'grapheme' }) }),
    );
    const route = fc.record(
      {
        step: text,
        domain: text,
        record: text,
        policy: text,
        sender: fc.constantFrom(...senders),
        attack: fc.constantFrom(...attacks),
        moves: fc.array(move, { minLength: 1 }),
        resolvers: fc.array(text, { minLength: 1 }),
      },
      { requiredKeys: [] },
    );
    fc.assert(
      fc.property(route, (value) => {
        expect(parseFragment(formatFragment(value as Route)).route).toEqual(value);
      }),
    );
  });
});
