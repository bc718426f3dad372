// What the types of the words promise: parts together are what each of them says, in every language; and a page's words are those that a
// page of its kind loads.
import { expect, expectTypeOf, test } from 'vitest';
import { usePageWords } from '#src/ui/words.ts';
import { english, type Part, type Words } from '#src/words/en.ts';
import { languages, loadAllWords, loadWords } from '#src/words/load.ts';

const parts = Object.keys(english) as Part[];
const keysOf = (part: object) => Object.keys(part).toSorted();

test.each(languages())('in %s each part has what its type says', async (language) => {
  for (const part of parts) {
    const words = await loadWords([part], language);
    expect(keysOf(words), part).toEqual(keysOf({ pages: {}, ...english[part] }));
  }
});

test('parts together have the keys of each, under `pages` too', async () => {
  const words = await loadAllWords('en');
  const merged: Words<'frame' | 'play' | 'matrix'> = await loadWords(['frame', 'play', 'matrix'], 'en');
  expect(merged.pages.play).toBe(english.play.pages.play);
  expect(merged.pages.matrix).toBe(english.matrix.pages.matrix);
  for (const part of parts) expect(words).toMatchObject({ ...english[part], pages: words.pages });
});

test('a part that a page does not load is an error of types', () => {
  expectTypeOf(usePageWords<'home', 'home' | 'learn'>).returns.toEqualTypeOf<Words<'frame' | 'home' | 'learn'>>();
  // @ts-expect-error The page for free play loads no words of the list of lessons.
  expectTypeOf(usePageWords<'play', 'lessons'>).toBeFunction();
  // @ts-expect-error There is no such page.
  expectTypeOf(usePageWords<'nothing', 'frame'>).toBeFunction();
  // @ts-expect-error There is no such part.
  expectTypeOf(loadWords<'nothing'>).toBeFunction();
});
