// One inspection on show: what is being asked, what came of it, and the way to stop it.
import { proxy } from 'comlink';
import { WorkerFailure } from '#src/bridge/worker-failure.ts';
import type { WorkerOwner } from '#src/bridge/worker-owner.ts';
import { parseDomainInput } from '#src/inspector/ask/domain-input.ts';
import type { Inspection, InspectionStep } from '#src/inspector/inspection.ts';
import { isInvented } from '#src/inspector/invented/names.ts';
import type { Edit, Finding } from '#src/protocol/finding.ts';
import type { InspectorApi } from '#workers/inspector.ts';
import { keepVisit, visitTo } from './visits.ts';

export interface Question {
  readonly domain: string;
  readonly resolvers?: readonly string[];
  /** The policy file as the reader pasted it, where the browser could not read it. */
  readonly pasted?: string;
  /** One of the invented domains: answered from a bundled zone, and no request leaves. */
  readonly example?: boolean;
}

export class InspectionState {
  status = $state<'idle' | 'asking' | 'done' | 'cancelled' | 'crashed'>('idle');
  question = $state.raw<Question>();
  steps = $state.raw<readonly InspectionStep[]>([]);
  inspection = $state.raw<Inspection>();
  /** Nothing more comes. A verdict is on show before that. */
  isWhole = $state(true);
  /** What is wrong with the text that was entered; `meant` is the domain that was probably meant. */
  problem = $state.raw<{ readonly finding: Finding; readonly meant?: string }>();
  /** Where the local relay would answer; undefined where there can be none. Asked at the first inspection, once. */
  relay: string | undefined;
  #relayIsThere: boolean | undefined;
  /** The worker's owner, once it is there: nothing then stands between a question and its worker. */
  #owner: WorkerOwner<InspectorApi> | undefined;
  #prepared: Promise<void> | undefined;
  #controller: AbortController | undefined;
  readonly #inspector: () => Promise<WorkerOwner<InspectorApi>>;

  constructor(inspector: () => Promise<WorkerOwner<InspectorApi>> = openInspector) {
    this.#inspector = inspector;
  }

  /** Starts the worker, so that a question need not wait for it. Asks nobody. */
  prepare(): Promise<void> {
    return (this.#prepared ??= this.#open());
  }

  async #open(): Promise<void> {
    try {
      const owner = await this.#inspector();
      // About itself alone: a question that is open meanwhile goes on.
      await owner.run((api) => api.ready(), undefined, 'ready');
      this.#owner = owner;
    } finally {
      this.#prepared = undefined;
    }
  }

  /** What a person typed, or an address said: asks about it, or says in `problem` why not. Gives the domain that is asked about. */
  enter(input: string, options: Omit<Question, 'domain' | 'pasted'> = {}): string | undefined {
    const { value, findings } = parseDomainInput(input);
    const [finding] = findings;
    if (value === undefined) {
      this.problem = finding && { finding, ...(finding.fix && { meant: mend(input, finding.fix) }) };
      return undefined;
    }
    this.problem = undefined;
    // Whoever types an invented domain means that one, unless a resolver of one's own is to be asked.
    const isExample = options.resolvers === undefined && isInvented(value);
    void this.ask({ domain: value, ...options, ...(isExample && { example: true }) });
    return value;
  }

  /** Asks anew; a question that is still open is dropped. The answer before stays on show until the new one is there. */
  async ask(question: Question): Promise<void> {
    this.#controller?.abort();
    const controller = (this.#controller = new AbortController());
    this.question = question;
    this.status = 'asking';
    this.steps = [];
    this.isWhole = false;
    const onStep = proxy((step: InspectionStep) => {
      if (this.#controller === controller) this.#take(step);
    });
    const onVerdict = proxy((inspection: Inspection) => {
      if (this.#controller === controller && this.status === 'asking') this.#put(inspection, !question.example);
    });
    try {
      if (!this.#owner) await this.prepare();
      const inspection = await this.#owner!.run(
        (api) => this.#inspect(api as InspectorApi, question, onStep, onVerdict),
        controller.signal,
      );
      if (this.#controller !== controller) return;
      this.isWhole = true;
      this.#put(inspection, !question.example);
    } catch (error) {
      if (!(error instanceof WorkerFailure)) throw error;
      if (this.#controller === controller) this.status = error.reason === 'aborted' ? 'cancelled' : 'crashed';
    }
  }

  #put(inspection: Inspection, keeps: boolean): void {
    if (keeps) keepVisit(inspection);
    this.inspection = inspection;
    this.status = 'done';
  }

  cancel(): void {
    this.#controller?.abort();
    if (this.status === 'asking' && !this.#owner) this.status = 'cancelled';
  }

  /** An inspection that was made before, somewhere: shown as it is, and nobody is asked. */
  show(inspection: Inspection): void {
    this.#controller?.abort();
    this.#controller = undefined;
    this.question = { domain: inspection.domain };
    this.isWhole = true;
    this.#put(inspection, false);
  }

  async #inspect(
    api: InspectorApi,
    { domain, example, ...given }: Question,
    onStep: (step: InspectionStep) => void,
    onVerdict: (inspection: Inspection) => void,
  ): Promise<Inspection> {
    if (example) return api.inspectExample(domain, given.pasted === undefined ? {} : { pasted: given.pasted }, onStep);
    if (this.relay !== undefined) this.#relayIsThere ??= await api.hasRelay(this.relay);
    const before = visitTo(domain);
    const relay = this.#relayIsThere ? this.relay : undefined;
    return api.inspect(domain, { ...given, ...(relay !== undefined && { relay }), ...(before && { before }) }, onStep, onVerdict);
  }

  #take(step: InspectionStep): void {
    const index = this.steps.findIndex(({ id }) => id === step.id);
    this.steps = index < 0 ? [...this.steps, step] : this.steps.with(index, step);
  }
}

async function openInspector(): Promise<WorkerOwner<InspectorApi>> {
  return (await import('#src/bridge/inspector.ts')).inspector;
}

function mend(input: string, edits: readonly Edit[]): string {
  return edits.toReversed().reduce((text, { span, text: put }) => text.slice(0, span.start) + put + text.slice(span.end), input);
}
