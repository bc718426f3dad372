// Every statement about a real sender, server or browser has evidence. A text that names one says beside it which claim it makes
// (src/explanations/claims.ts) or draws on a dated fact; each claim is made somewhere, and its evidence is there.
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { claims, type Claim } from '#src/explanations/claims.ts';
import { recordedDifferences } from '#src/explanations/recorded-differences.ts';

const root = new URL('../../', import.meta.url);
const read = (path: string) => readFileSync(new URL(path, root), 'utf8');
const all = Object.entries<Claim>(claims);

/** The programs that texts name; those that only help to make or to test something are not said to behave in any way. */
const programs = [...new Set(all.map(([, { software }]) => software)), 'Haraka', 'sendmail', 'qmail', 'Stalwart', 'Halon'];

/** A stretch of a text that may name a program, and the claims that stand beside it. */
interface Stretch {
  readonly place: string;
  readonly text: string;
  readonly claimed: readonly string[];
}

const keysIn = (text: string) =>
  [...text.matchAll(/(?:<!--|\/\/) claim: ([\w-]+(?:, [\w-]+)*)/g)].flatMap(([, keys = '']) => keys.split(', '));

/** The sections of a Markdown text. */
function sectionsOf(file: string): Stretch[] {
  return read(file)
    .split(/^(?=## )/m)
    .map((text) => ({ place: `${file} ${text.split('\n')[0]!}`, text: text.replace(/<!--.*?-->/g, ''), claimed: keysIn(text) }));
}

/** The sentences of a file of words: texts that end in a full stop. What is shorter is a label. */
function sentencesOf(file: string): Stretch[] {
  const lines = read(file).split('\n');
  return lines.flatMap((text, index) =>
    /\.['"`],?$/.test(text) ? [{ place: `${file}:${index + 1}`, text, claimed: keysIn(`${lines[index - 1]}\n${lines[index - 2]}`) }] : [],
  );
}

const files = (folder: string, pattern: RegExp) =>
  readdirSync(new URL(folder, root), { recursive: true, encoding: 'utf8' }).flatMap((path) =>
    pattern.test(path) ? [`${folder}${path}`] : [],
  );
const stretches = [
  ...files('src/explanations/en/', /\.md$/).flatMap(sectionsOf),
  ...files('src/explanations/pages/en/', /\.md$/).flatMap(sectionsOf),
  ...files('src/lessons/', /\/en\.md$/).flatMap(sectionsOf),
  ...files('src/words/en/', /\.ts$/).flatMap(sentencesOf),
];

describe('texts that name a program', () => {
  // Lists of sources name documents.
  const naming = stretches.filter(({ place, text }) => !place.endsWith('## sources') && programs.some((program) => text.includes(program)));
  test('are found', () => expect(naming.length).toBeGreaterThan(15));
  test.each(naming.map((stretch) => [stretch.place, stretch] as const))('%s', (_, { text, claimed }) => {
    const named = programs.filter((program) => new RegExp(`(?<![\\w-])${program}(?![\\w-])`).test(text));
    const proved = claimed.flatMap((key) => {
      const claim = all.find(([name]) => name === key)?.[1];
      return claim ? [claim.software, ...programs.filter((program) => claim.does.en.includes(program))] : [];
    });
    expect(named.filter((program) => !proved.includes(program))).toEqual([]);
  });
});

describe('claims', () => {
  const made = new Set(stretches.flatMap(({ claimed }) => claimed));
  test('none is made that is not there', () => expect([...made].filter((key) => !Object.hasOwn(claims, key))).toEqual([]));
  test('each is made by a text, or by the table of recorded differences', () => {
    const shown = recordedDifferences.map(({ recording }) => recording);
    const idle = all.filter(
      ([key, { evidence }]) => !made.has(key) && !evidence.some((one) => 'recording' in one && shown.includes(one.recording)),
    );
    expect(idle.map(([key]) => key)).toEqual([]);
  });
  test.each(all)('%s has evidence that is there', (_, { version, does, evidence }) => {
    expect(version).toMatch(/\w/);
    expect([does.en, does.de].every((text) => text.length > 10)).toBe(true);
    expect(evidence.length).toBeGreaterThan(0);
    for (const one of evidence) {
      if ('recording' in one) expect(existsSync(new URL(`tests/recordings/${one.recording}.json`, root))).toBe(true);
      else if ('capture' in one) expect(existsSync(new URL(`src/features/player/bytes/captures/${one.capture}.json`, root))).toBe(true);
      else if ('test' in one) expect(existsSync(new URL(one.test, root))).toBe(true);
      else expect([one.source, one.repository, one.version].every((part) => part.length > 3)).toBe(true);
    }
  });
});
