// The sessions of a lesson by what they are made of: each is worked out once, in the simulator's worker, which comes with the first that is
// not there yet. Of two that are asked for, the later one counts.
import { openSimulator } from '#src/features/player/player.svelte.ts';
import type { Run } from '#src/lessons/beat.ts';
import type { Session } from '#src/simulator/session/session.ts';
import type { ScenarioInput } from '#src/simulator/world/scenario-input.ts';
import { keyOf } from './beat-path.ts';

export class RunSessions {
  readonly #worlds: Readonly<Record<string, ScenarioInput>>;
  readonly #sessions = new Map<string, Session>();
  readonly #begun = new Map<string, Promise<Session>>();
  #asked = 0;

  /** The lesson's own world has the name ''. */
  constructor(worlds: Readonly<Record<string, ScenarioInput>>) {
    this.#worlds = worlds;
  }

  has(world: string): boolean {
    return Object.hasOwn(this.#worlds, world);
  }

  scenarioOf({ world = '' }: Run): ScenarioInput {
    return this.#worlds[world]!;
  }

  keep(run: Run, session: Session): void {
    this.#sessions.set(keyOf(run), session);
  }

  known(run: Run): Session | undefined {
    return this.#sessions.get(keyOf(run));
  }

  /** The session of a run; undefined when another one has been asked for meanwhile. Throws WorkerFailure when it cannot be had. */
  async get(run: Run): Promise<Session | undefined> {
    const asked = ++this.#asked;
    const session = this.known(run) ?? (await this.#simulate(run));
    return asked === this.#asked ? session : undefined;
  }

  /** Works out what may be wanted next. What fails here is asked for again when it is wanted. */
  async prepare(runs: readonly Run[]): Promise<void> {
    for (const run of runs) if (!this.known(run)) await this.#simulate(run).catch(() => undefined);
  }

  /** One that is being worked out already is waited for. */
  #simulate(run: Run): Promise<Session> {
    const key = keyOf(run);
    const begun = this.#begun.get(key);
    if (begun) return begun;
    const session = openSimulator()
      .then((owner) => owner.run((api) => api.simulate(this.scenarioOf(run), run.moves ?? []) as Promise<Session>, undefined, key))
      .then((done) => {
        this.keep(run, done);
        return done;
      })
      .finally(() => this.#begun.delete(key));
    this.#begun.set(key, session);
    return session;
  }
}
