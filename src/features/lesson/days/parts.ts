// The parts of a strip of days with their words: loaded with the first beat that has one.
import { addWords } from '#src/ui/words.ts';
import { loadWords } from '#src/words/load.ts';

export { default as DaysDials } from './DaysDials.svelte';
export { DaysState } from './days.svelte.ts';
export { default as DaysStrip } from './DaysStrip.svelte';

export async function loadDaysWords(language: string): Promise<void> {
  addWords(await loadWords(['days'], language));
}
