// Talks to the learning system: opens the session, sets what has changed, commits, closes. What the system refuses is kept and tried again
// the next time; nothing here throws. All calls are synchronous, as SCORM has it.
import type { ScormVersion } from '#src/host/course.ts';
import { functionNames, type ScormApi } from './scorm-api.ts';
import { elementNames, interactionElements, type Element, type Interaction } from './scorm-elements.ts';

/**
 * What is wrong with the learning system: there is none; it does not open the session; it does not take a value; it takes all but
 * the place to go on from; it does not confirm that it has stored what it took.
 */
export type Trouble = 'missing' | 'closed' | 'refused' | 'no-room' | 'uncommitted';

export interface RecorderOptions {
  readonly version: ScormVersion;
  /** Looks for the API anew. */
  readonly find: () => ScormApi | undefined;
  /** Called when a session opens: at the start, and again after the system was gone. What has been set so far is unknown to it. */
  readonly onopen: (get: (name: string) => string) => void;
}

export class Recorder {
  trouble: Trouble | undefined;
  /** In review, and when browsing, the learning system wants nothing recorded. */
  isReadOnly = false;
  /** How long the slowest call since the last commit took, in milliseconds. */
  slowest = 0;
  readonly #options: RecorderOptions;
  readonly #names: (typeof functionNames)[ScormVersion];
  #api: ScormApi | undefined;
  /** What the system has taken, by name. */
  readonly #taken = new Map<string, string>();
  /** Where each answer stands among the interactions, by its id and time. */
  readonly #places = new Map<string, number>();
  /** How often a session was opened. */
  #sessions = 0;
  /** A call has thrown: no further one is made in this round. */
  #isDown = false;

  constructor(options: RecorderOptions) {
    this.#options = options;
    this.#names = functionNames[options.version];
  }

  /** Finds the learning system and opens the session, where that is not done; false where it cannot be. */
  connect(): boolean {
    this.trouble = undefined;
    this.#isDown = false;
    const api = this.#options.find();
    if (!api) return this.#fail('missing');
    if (api !== this.#api) return this.#initialize(api);
    return true;
  }

  #initialize(api: ScormApi): boolean {
    this.#api = undefined;
    if (!this.#call(api, 'initialize', '') && !this.#isOpenAlready(api)) return this.#fail('closed');
    this.#api = api;
    this.#sessions++;
    this.#taken.clear();
    this.#places.clear();
    this.isReadOnly = ['review', 'browse'].includes(this.get(elementNames[this.#options.version].mode));
    this.#options.onopen((name) => this.get(name));
    return true;
  }

  /** Opened before, perhaps by this page before it was loaded again: 103 in 2004; 1.2 has no number for it, so it is asked for a value. */
  #isOpenAlready(api: ScormApi): boolean {
    if (this.#options.version === '2004') return this.#lastError(api) === '103';
    try {
      return String(api[this.#names.get]!(elementNames['1.2'].learner)) !== '' && this.#lastError(api) === '0';
    } catch {
      return false;
    }
  }

  /** A value as text; '' where there is none, or no learning system. */
  get(name: string): string {
    try {
      const value: unknown = this.#api?.[this.#names.get]?.(name);
      return value === undefined || value === null ? '' : String(value);
    } catch {
      return '';
    }
  }

  /** Sets those values that the system has not taken yet. */
  set(elements: readonly Element[]): void {
    const session = this.#sessions;
    for (const [name, value] of elements) {
      if (!this.#api || this.isReadOnly || this.#taken.get(name) === value) continue;
      if (this.#put(name, value)) this.#taken.set(name, value);
      else this.#fail(name === elementNames[this.#options.version].suspendData ? 'no-room' : 'refused');
    }
    // What was set before the system lost its session is lost with it.
    if (session !== this.#sessions && session > 0) this.set(elements);
  }

  /** Records answers, each at the end of the list; gives the ids of those that the system has taken as a whole. */
  record(interactions: readonly Interaction[]): ReadonlySet<string> {
    const done = new Set<string>();
    if (!this.#api || this.isReadOnly) return done;
    for (const interaction of interactions) {
      const key = `${interaction.id} ${interaction.at.getTime()}`;
      const place = this.#places.get(key) ?? this.#nextPlace();
      this.#places.set(key, place);
      const elements = interactionElements(this.#options.version, place, interaction);
      const isTaken = elements.every(
        ([name, value]) => this.#taken.get(name) === value || (this.#put(name, value) && this.#taken.set(name, value)),
      );
      if (isTaken) done.add(interaction.id);
      else this.#fail('refused');
    }
    return done;
  }

  #nextPlace(): number {
    const count = Number.parseInt(this.get('cmi.interactions._count'), 10);
    return Math.max(Number.isSafeInteger(count) && count > 0 ? count : 0, ...[...this.#places.values()].map((place) => place + 1), 0);
  }

  /** Has the system store what it took; `also` is set first. False where it did not, or there was something that it did not take. */
  commit(also: readonly Element[] = []): boolean {
    if (!this.#api || this.isReadOnly) return false;
    this.set(also);
    if (!this.#call(this.#api, 'commit', '')) this.#fail('uncommitted');
    return this.trouble === undefined;
  }

  /** Closes the session. */
  finish(): void {
    if (this.#api) this.#call(this.#api, 'terminate', '');
    this.#api = undefined;
  }

  #put(name: string, value: string): boolean {
    const api = this.#api;
    if (!api || this.#isDown) return false;
    if (this.#call(api, 'set', name, value)) return true;
    // "Not initialised": the system has lost the session.
    const lost = this.#options.version === '1.2' ? '301' : '132';
    return !this.#isDown && this.#lastError(api) === lost && this.#initialize(api) && this.#call(api, 'set', name, value);
  }

  #call(api: ScormApi, what: 'initialize' | 'terminate' | 'set' | 'commit', ...parameters: string[]): boolean {
    const start = performance.now();
    try {
      return ['true', '1'].includes(String(api[this.#names[what]]!(...parameters)));
    } catch {
      this.#isDown = true;
      return false;
    } finally {
      this.slowest = Math.max(this.slowest, performance.now() - start);
    }
  }

  #lastError(api: ScormApi): string {
    try {
      return String(api[this.#names.lastError]?.());
    } catch {
      return '';
    }
  }

  #fail(trouble: Trouble): false {
    this.trouble ??= trouble;
    return false;
  }
}
