import { expect, it } from 'vitest';
import { firstNotes } from '#src/features/player/note.ts';
import { strippedSession } from './stripped-session.ts';

it('gives each note where its heading comes first, and no note where there is none', () => {
  const { events } = strippedSession();
  const noteFor = ({ explains }: { explains: string }) =>
    explains === 'quit' ? undefined : { heading: explains, body: [], citations: [] };
  const first = firstNotes(events, noteFor);
  expect(first.has('ehlo/SIZE')).toBe(true);
  expect(first.has('ehlo/CHUNKING')).toBe(false);
  expect(first.has('quit')).toBe(false);
  expect(first.size).toBe(new Set(events.map(({ explains }) => explains)).size - 1);
});
