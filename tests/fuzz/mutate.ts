// Mutations of known texts: what a grammar-made input never holds. Seeded, so that a failure comes again.

/** How many inputs each parser gets: 100,000 in `npm test`, more by the environment. */
export const runs = Number(process.env['FUZZ_RUNS'] ?? 100_000);

/** A small generator of numbers in [0, 1) (mulberry32). */
export function random(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

const spice = [
  ...[
    '',
    ' ',
    '\t',
    '\r',
    '\n',
    '\r\n',
    ';',
    '; ',
    ' ;',
    ';;',
    '=',
    ':',
    ': ',
    ',',
    '.',
    '..',
    '*',
    '*.',
    '-',
    '_',
    '!',
    '%',
    '%2C',
    '"',
    '#',
    '@',
    '/',
  ],
  ...[
    '\u0000',
    '\u001b[31m',
    '\u007f',
    '\u0085',
    '\u00e9',
    '\u2028',
    '\ufeff',
    '\ud800',
    '\u{1f4e7}',
    '0',
    '31557600',
    '31557601',
    '9999999999',
    '00',
    'A',
    'z',
  ],
  ...[
    'v=STSv1',
    'v=STSv1;',
    'v=TLSRPTv1;',
    'id=',
    'id=a1',
    'rua=',
    'mailto:a@example.com',
    'https://example.com/x',
    'version: STSv1',
    'mode: none',
    'mode: testing',
  ],
  ...[
    'mode:',
    'max_age: 1',
    'mx: ',
    'mx: *.example.com',
    'example',
    'example.com',
    'xn--bcher-kva.example',
    '192.0.2.1',
    'x'.repeat(33),
    'x'.repeat(64),
    'a.'.repeat(130),
  ],
];

/** One to four changes to `text`: insert, delete, double, swap, splice with another seed. */
export function mutate(text: string, seeds: readonly string[], next: () => number): string {
  let result = text;
  for (let times = 1 + Math.floor(next() * 4); times > 0; times--) result = change(result, seeds, next);
  return result;
}

function change(text: string, seeds: readonly string[], next: () => number): string {
  const at = Math.floor(next() * (text.length + 1));
  const length = Math.floor(next() * 6);
  const pick = (list: readonly string[]) => list[Math.floor(next() * list.length)]!;
  switch (Math.floor(next() * 7)) {
    case 0:
    case 1:
      return text.slice(0, at) + pick(spice) + text.slice(at);
    case 2:
      return text.slice(0, at) + text.slice(at + length);
    case 3:
      return text.slice(0, at) + text.slice(at, at + length).repeat(2) + text.slice(at + length);
    case 4:
      return text.slice(0, at) + String.fromCharCode(Math.floor(next() * 128)) + text.slice(at + 1);
    case 5: {
      const other = pick(seeds);
      return text.slice(0, at) + other.slice(Math.floor(next() * other.length));
    }
    default: {
      const lines = text.split('\n');
      const [a, b] = [Math.floor(next() * lines.length), Math.floor(next() * lines.length)];
      [lines[a], lines[b]] = [lines[b]!, lines[a]!];
      return lines.join('\n');
    }
  }
}

/** Calls `check` with `count` inputs: the seeds themselves first, then mutations of them. A failure names its input. */
export function fuzz(seeds: readonly string[], check: (input: string, next: () => number) => void, count = runs): void {
  const next = random(20180926);
  for (let run = 0; run < count; run++) {
    const input = run < seeds.length ? seeds[run]! : mutate(seeds[run % seeds.length]!, seeds, next);
    try {
      check(input, next);
    } catch (error) {
      throw new Error(`input ${run}: ${JSON.stringify(input)}`, { cause: error });
    }
  }
}
