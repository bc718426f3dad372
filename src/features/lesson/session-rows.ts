// The rows of the session under the stage, and their words: those that the page shows were drawn at build time; what draws more of them
// comes when the reader turns to the lesson.
import { addWords, useWords } from '#src/ui/words.ts';
import { loadWords } from '#src/words/load.ts';
import type FoldedScore from './FoldedScore.svelte';

let loading: Promise<typeof FoldedScore> | undefined;

/** Once; where it could not be loaded, it is asked for again the next time. */
export function loadRows(): Promise<typeof FoldedScore> {
  return (loading ??= Promise.all([import('./FoldedScore.svelte'), loadWords(['player'], useWords().lang)])
    .then(([rows, words]) => (addWords(words), rows.default))
    .catch((failure: unknown) => ((loading = undefined), Promise.reject(failure))));
}
