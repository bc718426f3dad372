// Components get their words from the page; in tests from here.
import { provideWords } from '#src/ui/words.ts';
import { en } from '#src/words/en.ts';

provideWords(en);
