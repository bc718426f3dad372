// What of free play comes when the reader opens it.
import { addWords, useWords } from '#src/ui/words.ts';
import { loadWords } from '#src/words/load.ts';

let words: Promise<void> | undefined;

/** The part, once the words of such parts are there too. Where they could not be loaded, they are asked for again with the next part. */
export async function opened<T>(part: Promise<T>): Promise<T> {
  words ??= loadWords(['play-opened'], useWords().lang).then(addWords);
  const [loaded] = await Promise.all([part, words.catch((failure: unknown) => ((words = undefined), Promise.reject(failure)))]);
  return loaded;
}
