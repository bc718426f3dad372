// One inspection on show: what is being asked, what came of it, and the way to stop it.
import { proxy } from 'comlink';
import { WorkerFailure, type WorkerOwner } from '#src/bridge/worker-owner.ts';
import type { Inspection, InspectionStep } from '#src/inspector/inspection.ts';
import type { InspectorApi } from '#workers/inspector.ts';

export interface Question {
  readonly domain: string;
  readonly resolvers?: readonly string[];
  /** The policy file as the reader pasted it, where the browser could not read it. */
  readonly pasted?: string;
}

export class InspectionState {
  status = $state<'idle' | 'asking' | 'done' | 'cancelled' | 'crashed'>('idle');
  question = $state.raw<Question>();
  steps = $state<InspectionStep[]>([]);
  inspection = $state.raw<Inspection>();
  #controller: AbortController | undefined;
  readonly #inspector: () => Promise<WorkerOwner<InspectorApi>>;

  constructor(inspector: () => Promise<WorkerOwner<InspectorApi>>) {
    this.#inspector = inspector;
  }

  /** Asks anew; a question that is still open is dropped. The answer before stays on show until the new one is there. */
  async ask(question: Question): Promise<void> {
    this.#controller?.abort();
    const controller = (this.#controller = new AbortController());
    this.question = question;
    this.status = 'asking';
    this.steps = [];
    const { domain, ...options } = question;
    const onStep = proxy((step: InspectionStep) => {
      if (this.#controller === controller) this.#take(step);
    });
    try {
      const owner = await this.#inspector();
      const inspection = await owner.run((api) => api.inspect(domain, options, onStep) as Promise<Inspection>, controller.signal);
      if (this.#controller !== controller) return;
      this.inspection = inspection;
      this.status = 'done';
    } catch (error) {
      if (!(error instanceof WorkerFailure)) throw error;
      if (this.#controller === controller) this.status = error.reason === 'aborted' ? 'cancelled' : 'crashed';
    }
  }

  cancel(): void {
    this.#controller?.abort();
  }

  #take(step: InspectionStep): void {
    const index = this.steps.findIndex(({ id }) => id === step.id);
    if (index < 0) this.steps.push(step);
    else this.steps[index] = step;
  }
}
