import { describe, expect, it } from 'vitest';
import { parseDomainList } from '#src/inspector/ask/domain-list.ts';

describe('parseDomainList', () => {
  it.each([
    ['one a line', 'a.example\nb.example\n', ['a.example', 'b.example']],
    ['the line ends of every system', 'a.example\r\nb.example\rc.example', ['a.example', 'b.example', 'c.example']],
    ['doubles, whatever their case', 'a.example\nA.Example.\n', ['a.example']],
    [
      'the first column of a table with a head',
      'domain,verdict\n"a.example",none\nb.example;x\nc.example\ty\n',
      ['a.example', 'b.example', 'c.example'],
    ],
    ['addresses and web addresses', 'alice@a.example\nhttps://b.example/path\n', ['a.example', 'b.example']],
    ['comments, blanks and a byte order mark', '\ufeff# mine\n\n  a.example # main\n', ['a.example']],
    ['letters outside ASCII', 'bücher.example\n', ['xn--bcher-kva.example']],
  ])('%s', (_, text, domains) => expect(parseDomainList(text)).toEqual({ domains, refused: [] }));

  it('tells what is no domain, with its line', () => {
    const { domains, refused } = parseDomainList('a.example\n192.0.2.1\nexa mple.org\n');
    expect(domains).toEqual(['a.example']);
    expect(refused.map(({ line, text, finding }) => [line, text, finding.code])).toEqual([
      [2, '192.0.2.1', 'input-ip-address'],
      [3, 'exa mple.org', 'input-bad-character'],
    ]);
  });
});
