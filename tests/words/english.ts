// All of the interface's words in English, as one object.
import { english } from '#src/words/en.ts';
import { mergeWords } from '#src/words/load.ts';

export const en = mergeWords(Object.values(english));
