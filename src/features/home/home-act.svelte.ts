// The first act: what the sender knows, what the reader did with the line, and the session that follows from both. Sessions are worked out
// in the simulator's worker, each once; what is on show stands in stage-play.svelte.ts.
import type { Route } from '#src/address/route.ts';
import type { PlayerTrouble } from '#src/features/player/player.svelte.ts';
import { StagePlay } from '#src/features/player/stage/stage-play.svelte.ts';
import type { Session } from '#src/simulator/session/session.ts';
import type { ScenarioInput } from '#src/simulator/world/scenario-input.ts';
import { homeSenders, offer, restOf, type HomeSender } from './home-endings.ts';

/** Deleted, or let pass. */
export type Act = 'drop' | 'pass';

export class HomeAct {
  sender = $state<HomeSender>('opportunistic');
  /** undefined: the line is in the reader's hands. */
  done = $state<Act>();
  session = $state.raw<Session>()!;
  isWorking = $state(false);
  trouble = $state<PlayerTrouble>();
  readonly play: StagePlay;
  readonly #scenario: ScenarioInput;
  // Nothing on show depends on what is in it.
  // eslint-disable-next-line svelte/prefer-svelte-reactivity
  readonly #sessions = new Map<string, Promise<Session>>();
  #asked = 0;

  /** `session`: that of a sender without a policy, whose offer nobody touches. */
  constructor(scenario: ScenarioInput, session: Session) {
    this.#scenario = scenario;
    this.session = session;
    this.#sessions.set('opportunistic pass', Promise.resolve(session));
    this.play = new StagePlay(session, restOf(session, false));
  }

  /** Plays what follows from the line on; takes the line back where `done` is undefined. */
  async act(done: Act | undefined, sender: HomeSender = this.sender, isFilm = true): Promise<void> {
    const asked = ++this.#asked;
    [this.sender, this.done, this.isWorking] = [sender, done, true];
    try {
      const session = await this.#sessionOf(sender, done ?? 'pass');
      if (asked !== this.#asked) return;
      this.session = session;
      const rest = restOf(session, done !== undefined);
      if (done && isFilm) this.play.play(session, restOf(session, false), rest);
      else this.play.show(session, rest);
      this.trouble = undefined;
    } catch {
      if (asked === this.#asked) this.trouble = 'crashed';
    }
    if (asked === this.#asked) this.isWorking = false;
  }

  /** Has the sessions worked out that one act leads to, so that they are there when they are wanted. */
  async prepare(): Promise<void> {
    const senders = [this.sender, ...homeSenders.filter((sender) => sender !== this.sender)];
    for (const sender of senders) await this.#sessionOf(sender, 'drop').catch(() => undefined);
  }

  /** What an address has to say to bring this back. */
  get route(): Route {
    const { sender, done } = this;
    return { ...(sender !== 'opportunistic' && { sender }), ...(done && { moves: [{ event: offer, do: done }] }) };
  }

  /** Puts the state of an address on show. */
  async restore({ sender: asked, moves }: Route): Promise<void> {
    const sender = homeSenders.find((each) => each === asked) ?? 'opportunistic';
    const move = moves?.find(({ event }) => event === offer)?.do;
    const done = move === 'drop' || move === 'pass' ? move : undefined;
    if (sender !== this.sender || done !== this.done) await this.act(done, sender, false);
  }

  #sessionOf(sender: HomeSender, act: Act): Promise<Session> {
    const key = `${sender} ${act}`;
    const known = this.#sessions.get(key);
    if (known) return known;
    const moves = act === 'drop' ? [{ event: offer, do: act } as const] : [];
    const session = import('#src/bridge/simulator.ts')
      .then(({ simulator }) =>
        simulator.run((api) => api.simulate({ ...this.#scenario, sender }, moves) as Promise<Session>, undefined, key),
      )
      .catch((error: unknown) => {
        this.#sessions.delete(key);
        throw error;
      });
    this.#sessions.set(key, session);
    return session;
  }
}
