// The keys of a lesson's beats: arrows go on and back, numbers lay the letter, or the card in hand. They work wherever the reader is, but
// for fields, and leave the keys of the browser alone. Pure.
import type { Beat } from '#src/lessons/beat.ts';
import { pileId } from './sorting.svelte.ts';

export type BeatKey = 'next' | 'back' | { readonly place: string } | { readonly pile: string };

/** What a key does; undefined for all that it does not. `isAside`: a what-if is open. */
export function beatKey(key: KeyboardEvent, { acts, guess, number, board, ending }: Beat, isAside: boolean): BeatKey | undefined {
  const target = key.target as Element | null;
  if (key.defaultPrevented || key.ctrlKey || key.altKey || key.metaKey || target?.matches?.('input, select, textarea, summary'))
    return undefined;
  if (key.key === 'ArrowLeft') return 'back';
  if (key.key === 'ArrowRight') return acts || guess || number || ending || isAside ? undefined : 'next';
  if (isAside) return undefined;
  const index = Number(key.key) - 1;
  const [place, pile] = [guess?.[index], board?.piles[index]];
  if (place) return { place };
  return pile === undefined ? undefined : { pile: pileId(pile) };
}
