// The keys of a lesson's beats: arrows go on and back, 1 to 4 lay the letter. They work wherever the reader is, but for fields, and leave
// the keys of the browser alone. Pure.
import type { Beat } from '#src/lessons/beat.ts';

export type BeatKey = 'next' | 'back' | { readonly place: string };

/** What a key does; undefined for all that it does not. `isAside`: a what-if is open. */
export function beatKey(key: KeyboardEvent, { acts, guess, ending }: Beat, isAside: boolean): BeatKey | undefined {
  const target = key.target as Element | null;
  if (key.defaultPrevented || key.ctrlKey || key.altKey || key.metaKey || target?.matches?.('input, select, textarea, summary'))
    return undefined;
  if (key.key === 'ArrowLeft') return 'back';
  if (key.key === 'ArrowRight') return acts || guess || ending || isAside ? undefined : 'next';
  const place = isAside ? undefined : guess?.[Number(key.key) - 1];
  return place && { place };
}
