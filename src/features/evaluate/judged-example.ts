// The example that a visitor of the evaluator finds, judged when the site is built, with the words for what is found in it. Read at build
// time only: what is typed over it is judged by the worker.
import { pickExplanations } from '#src/explanations/index.ts';
import { judgeTexts } from '#src/inspector/pasted/judge-texts.ts';
import { mendTexts } from '#src/inspector/pasted/mend-texts.ts';
import { examples } from './examples.ts';

/** The props of the page. */
export async function judgedExample(language: string) {
  const judgement = judgeTexts(examples.typo);
  const codes = Object.values(judgement.findings).flatMap((findings) => findings.map(({ code }) => code));
  return { example: { judgement, mended: mendTexts(judgement) }, explains: await pickExplanations('findings', codes, language) };
}
