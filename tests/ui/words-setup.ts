// Components get their words from the page; in tests from here.
import { provideWords } from '#src/ui/words.ts';
import { en } from '../words/english.ts';

provideWords(en);
