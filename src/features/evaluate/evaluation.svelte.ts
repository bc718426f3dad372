// The texts on the page of the evaluator, what is to be said about it, and the way back from a mend. Judged as one types: the newest
// text wins.
import { WorkerFailure } from '#src/bridge/worker-failure.ts';
import type { WorkerOwner } from '#src/bridge/worker-owner.ts';
import type { TextsJudgement } from '#src/inspector/pasted/judge-texts.ts';
import type { Mended } from '#src/inspector/pasted/mend-texts.ts';
import { textNames, type PastedTexts, type TextName } from '#src/protocol/pasted/texts.ts';
import { applyEdits } from '#src/protocol/apply-edits.ts';
import type { Finding } from '#src/protocol/finding.ts';
import type { EvaluatorApi } from '#workers/evaluator.ts';
import { noTexts, overExample } from './over-example.ts';

/** Texts that are nobody's, as the page carries them: judged already. What is typed or pasted over them takes their place. */
export interface Example {
  readonly judgement: TextsJudgement;
  readonly mended: Mended;
}

export class EvaluationState {
  texts = $state.raw<PastedTexts>(noTexts);
  /** Of the text in `judgement.texts`, which may be a few milliseconds behind. */
  judgement = $state.raw<TextsJudgement>();
  mended = $state.raw<Mended>();
  trouble = $state<'crashed' | 'hung'>();
  /** The texts are the example that a visitor finds here. */
  isExample = $state(false);
  /** The texts before each mend or example, the newest last, and which of them each changed; undefined: all. */
  earlier = $state.raw<readonly { readonly texts: PastedTexts; readonly name: TextName | undefined }[]>([]);
  readonly #evaluator: () => Promise<WorkerOwner<EvaluatorApi>>;
  readonly #now: () => number;

  /** `now` gives seconds since 1970. */
  constructor(now: () => number, { judgement, mended }: Example, evaluator: () => Promise<WorkerOwner<EvaluatorApi>> = openEvaluator) {
    this.#evaluator = evaluator;
    this.#now = now;
    this.texts = judgement.texts;
    this.judgement = judgement;
    this.mended = mended;
    this.isExample = true;
  }

  get isEmpty(): boolean {
    return Object.values(this.texts).every((text) => text.trim() === '');
  }

  /** The reader typed. What was mended before can no longer be taken back: the text has moved on. */
  type(name: TextName, text: string): void {
    this.earlier = [];
    if (!this.isExample) return this.#set({ ...this.texts, [name]: text });
    const texts = overExample(this.texts, name, text);
    if (textNames.some((other) => other !== name && texts[other] !== this.texts[other])) this.#forget();
    this.#set(texts);
  }

  /** Puts other texts in their place; `keep` remembers those before. */
  load(texts: PastedTexts, keep = false): void {
    this.earlier = keep && !this.isEmpty ? [...this.earlier, { texts: this.texts, name: undefined }] : [];
    if (this.isExample) this.#forget();
    this.#set(texts);
  }

  /** Makes the mend of one finding, if it is about the text as it stands now. */
  mend(name: TextName, { fix }: Finding): void {
    if (!fix || this.judgement?.texts[name] !== this.texts[name]) return;
    this.earlier = [...this.earlier, { texts: this.texts, name }];
    this.#set({ ...this.texts, [name]: applyEdits(this.texts[name], fix) });
  }

  undo(): void {
    const last = this.earlier.at(-1);
    if (!last) return;
    this.earlier = this.earlier.slice(0, -1);
    this.#set(last.texts);
  }

  /** What was said of the example says nothing of other texts, and the judge has yet to be loaded. */
  #forget(): void {
    [this.judgement, this.mended] = [undefined, undefined];
  }

  #set(texts: PastedTexts): void {
    this.isExample = false;
    this.texts = texts;
    void this.#judge(texts);
  }

  async #judge(texts: PastedTexts): Promise<void> {
    try {
      const owner = await this.#evaluator();
      if (this.texts !== texts) return;
      const { judged, mended } = await owner.run((api) => api.evaluate(texts, this.#now()));
      if (this.texts !== texts) return;
      this.judgement = judged;
      this.mended = mended;
      this.trouble = undefined;
    } catch (error) {
      if (!(error instanceof WorkerFailure)) throw error;
      if (error.reason === 'crashed' || error.reason === 'hung') this.trouble = error.reason;
    }
  }
}

async function openEvaluator(): Promise<WorkerOwner<EvaluatorApi>> {
  return (await import('#src/bridge/evaluator.ts')).evaluator;
}
