// What a strip of days says in one sentence. Pure.
import type { DaysKind } from '#src/lessons/beat.ts';
import type { Words } from '#src/words/en.ts';
import type { PlayedDays } from './days.svelte.ts';

export function summaryOf(kind: DaysKind, { settings, counts }: PlayedDays, words: Words<'days'>['days']): string {
  const { taken, late, returned, alerted, sent } = counts;
  return kind === 'attack'
    ? words.attackSummary(settings['length'] ?? 0, taken, late, returned, alerted)
    : words.moveSummary(sent, late, returned);
}
