import { expect, test } from 'vitest';
import { isReached } from '#src/features/home/reached.ts';
import { lessonBySlug } from '#src/lessons/index.ts';
import { routes } from '#src/lessons/routes.ts';

test.each([
  [undefined, false],
  [{}, false],
  [{ missions: { '': 'won' } } as const, true],
  [{ missions: { a: 'seen', b: 'won' } } as const, true],
  [{ missions: { a: 'seen' }, ended: true } as const, false],
  [{ ended: true } as const, true],
  [{ ended: true, answer: { choice: 0, right: false } } as const, false],
  [{ answer: { choice: 0, right: true } } as const, false],
])('%o is reached: %s', (done, is) => expect(isReached(done)).toBe(is));

test.each(Object.entries(routes))('%s leads to lessons that there are, each once', (_, slugs) => {
  expect(slugs.filter((slug) => !lessonBySlug(slug))).toEqual([]);
  expect(new Set(slugs).size).toBe(slugs.length);
});
