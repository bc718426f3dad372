// What stands in the boxes of the evaluator, what is to be said about it, and the way back from a mend. Judged as one types: the newest
// text wins.
import { WorkerFailure } from '#src/bridge/worker-failure.ts';
import type { WorkerOwner } from '#src/bridge/worker-owner.ts';
import type { Box, Typed } from '#src/inspector/boxes.ts';
import type { Mended } from '#src/inspector/mend-typed.ts';
import type { TypedJudgement } from '#src/inspector/typed.ts';
import { applyEdits } from '#src/protocol/apply-edits.ts';
import type { Finding } from '#src/protocol/finding.ts';
import type { EvaluatorApi } from '#workers/evaluator.ts';

export const emptyBoxes: Typed = { record: '', policy: '', mx: '', tlsrpt: '' };

export class EvaluationState {
  typed = $state.raw<Typed>(emptyBoxes);
  /** Of the text in `judgement.typed`, which may be a few milliseconds behind. */
  judgement = $state.raw<TypedJudgement>();
  mended = $state.raw<Mended>();
  trouble = $state<'crashed' | 'hung'>();
  /** The boxes before each mend or example, the newest last, and which box each changed; undefined: all. */
  earlier = $state.raw<readonly { readonly typed: Typed; readonly box: Box | undefined }[]>([]);
  readonly #evaluator: () => Promise<WorkerOwner<EvaluatorApi>>;
  readonly #now: () => number;

  /** `now` gives seconds since 1970. */
  constructor(now: () => number, evaluator: () => Promise<WorkerOwner<EvaluatorApi>> = openEvaluator) {
    this.#evaluator = evaluator;
    this.#now = now;
  }

  get isEmpty(): boolean {
    return Object.values(this.typed).every((text) => text.trim() === '');
  }

  /** The reader typed. What was mended before can no longer be taken back: the text has moved on. */
  type(box: Box, text: string): void {
    this.earlier = [];
    this.#set({ ...this.typed, [box]: text });
  }

  /** Puts other texts into the boxes; `keep` remembers those before. */
  load(typed: Typed, keep = false): void {
    this.earlier = keep && !this.isEmpty ? [...this.earlier, { typed: this.typed, box: undefined }] : [];
    this.#set(typed);
  }

  /** Makes the mend of one finding, if it is about the text as it stands now. */
  mend(box: Box, { fix }: Finding): void {
    if (!fix || this.judgement?.typed[box] !== this.typed[box]) return;
    this.earlier = [...this.earlier, { typed: this.typed, box }];
    this.#set({ ...this.typed, [box]: applyEdits(this.typed[box], fix) });
  }

  undo(): void {
    const last = this.earlier.at(-1);
    if (!last) return;
    this.earlier = this.earlier.slice(0, -1);
    this.#set(last.typed);
  }

  #set(typed: Typed): void {
    this.typed = typed;
    void this.#judge(typed);
  }

  async #judge(typed: Typed): Promise<void> {
    try {
      const owner = await this.#evaluator();
      if (this.typed !== typed) return;
      const { judged, mended } = await owner.run((api) => api.evaluate(typed, this.#now()));
      if (this.typed !== typed) return;
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
