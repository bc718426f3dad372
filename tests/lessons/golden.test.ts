// The golden transcript of each lesson: as it stands and, where its text asks for moves, after them. Read the difference before you accept
// one with `vitest -u`: each line is a statement about the protocols.
import { readdirSync } from 'node:fs';
import { expect, test } from 'vitest';
import { lessons } from '../../src/lessons/index.ts';
import { simulate } from '../../src/simulator/simulate.ts';
import { formatTranscript } from '#src/simulator/session/transcript.ts';

test.each(lessons.map((lesson) => [lesson.slug, lesson] as const))('%s', async (slug, { scenario, suggested }) => {
  const asked = suggested ? `\n--- after the moves that the text asks for\n${formatTranscript(simulate(scenario, suggested))}` : '';
  await expect(formatTranscript(simulate(scenario)) + asked).toMatchFileSnapshot(`../golden/lessons/${slug}.txt`);
});

test('there is no transcript without its lesson', () => {
  const files = readdirSync(new URL('../golden/lessons/', import.meta.url));
  expect(files.sort()).toEqual(lessons.map(({ slug }) => `${slug}.txt`).sort());
});
