import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { escapeTxt, readTxtLines } from '#src/protocol/dns/txt-lines.ts';

// A loaded machine is slow, not wrong.
vi.setConfig({ testTimeout: 60_000 });

describe('TXT records as people have them', () => {
  it.each<[string, string[][]]>([
    ['', []],
    ['\n \n', []],
    ['v=STSv1; id=1;', [['v=STSv1; id=1;']]],
    ['v=STSv1; id=1;\r\nv=STSv1; id=2;\n', [['v=STSv1; id=1;'], ['v=STSv1; id=2;']]],
    [' v=STSv1; id=1; ', [[' v=STSv1; id=1; ']]],
    ['"v=STSv1; id=1;"', [['v=STSv1; id=1;']]],
    ['  "v=STSv1; " "id=1;"  ', [['v=STSv1; ', 'id=1;']]],
    ['""', [['']]],
    ['_mta-sts.example.org. 3600 IN TXT "v=STSv1; id=1;" ; ours', [['v=STSv1; id=1;']]],
    ['_mta-sts IN 3600 TXT "a"', [['a']]],
    ['TXT "a"', [['a']]],
    ['\tIN TXT "a"', [['a']]],
    ['_mta-sts TXT ( "v=STSv1; " ; first\n   "id=1;" )\n"b"', [['v=STSv1; ', 'id=1;'], ['b']]],
    ['"a\\"b\\\\c\\059d"', [['a"b\\c;d']]],
    ['( "a"', [['a']]],
    // Not well-formed: as it stands.
    ['"v=STSv1; id=1;', [['"v=STSv1; id=1;']]],
    ['"a" b', [['"a" b']]],
    ['_mta-sts TX v=STSv1', [['_mta-sts TX v=STSv1']]],
    ['( a', [['( a']]],
  ])('%j', (text, strings) => {
    expect(readTxtLines(text).map((line) => line.strings)).toEqual(strings);
  });

  it('finds places again, escapes and quotation marks included', () => {
    const text = 'x\n_m TXT "v=a\\"" "\\098c"';
    const line = readTxtLines(text)[1]!;
    expect(line.strings.join('')).toBe('v=a"bc');
    const at = (start: number, end: number) => text.slice(line.place({ start, end }).start, line.place({ start, end }).end);
    expect(at(0, 3)).toBe('v=a');
    expect(at(3, 4)).toBe('\\"');
    expect(at(3, 5)).toBe('\\"" "\\098');
    expect(at(5, 6)).toBe('c');
    expect(line.place({ start: 6, end: 6 })).toEqual({ start: text.length - 1, end: text.length - 1 });
  });

  it('reads back what was escaped, and never throws', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary' }).filter((text) => !text.includes('\n')),
        (text) => {
          expect(readTxtLines(`"${escapeTxt(text)}"`)[0]!.strings).toEqual([text]);
        },
      ),
    );
    const piece = fc.constantFrom('"', '\\', ' ', '\n', '(', ')', ';', 'TXT ', 'IN ', '60 ', 'a', '\\059');
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
        const text = pieces.join('');
        for (const { strings, place } of readTxtLines(text)) {
          const { length } = strings.join('');
          const { start, end } = place({ start: 0, end: length });
          expect(start).toBeGreaterThanOrEqual(0);
          expect(end).toBeGreaterThanOrEqual(start);
          expect(end).toBeLessThanOrEqual(text.length);
        }
      }),
    );
  });
});
