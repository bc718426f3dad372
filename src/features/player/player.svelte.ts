// One session on show: the scenario, the reader's moves, the session that follows from both, and one number, the position.
// Going back is a smaller number; changing a move is a new simulation.
import { WorkerFailure } from '#src/bridge/worker-failure.ts';
import type { WorkerOwner } from '#src/bridge/worker-owner.ts';
import type { Move } from '#src/simulator/network/move.ts';
import type { Session, SessionEvent } from '#src/simulator/session/session.ts';
import type { ScenarioInput } from '#src/simulator/world/scenario-input.ts';
import type { SimulatorApi } from '#workers/simulator.ts';

export type PlayerTrouble = 'crashed' | 'hung' | 'step-gone';

export class PlayerState {
  session = $state.raw<Session>()!;
  position = $state(0);
  scenario = $state.raw<ScenarioInput>()!;
  moves = $state.raw<readonly Move[]>([]);
  working = $state(false);
  trouble = $state<PlayerTrouble>();
  readonly #simulator: () => Promise<WorkerOwner<SimulatorApi>>;

  /**
   * `session` is that of `scenario` without moves, so that the first step is there before any worker is. A page carries its events
   * without what most of them have in common.
   */
  constructor(scenario: ScenarioInput, session: Session, simulator: () => Promise<WorkerOwner<SimulatorApi>> = openSimulator) {
    this.scenario = scenario;
    const events = session.events.map((event: Partial<SessionEvent>) => ({ findings: [], attempt: 1, secured: false, ...event }));
    this.session = { ...session, events: events as SessionEvent[] };
    this.#simulator = simulator;
  }

  get event() {
    return this.session.events[this.position]!;
  }

  /** Moves the cursor; out of range means the nearest end. */
  seek(position: number): void {
    this.position = Math.max(0, Math.min(position, this.session.events.length - 1));
  }

  /** Moves the cursor to the event with this id; says so when there is none. */
  seekTo(id: string): void {
    const position = this.session.events.findIndex((event) => event.id === id);
    this.trouble = position < 0 ? 'step-gone' : undefined;
    if (position >= 0) this.position = position;
  }

  /** Does a move, or takes the last move on the same event back. */
  move(move: Move): Promise<void> {
    return this.show(this.scenario, [...this.moves.filter((done) => done.event !== move.event), move]);
  }

  undo(event: string): Promise<void> {
    return this.show(
      this.scenario,
      this.moves.filter((done) => done.event !== event),
    );
  }

  /** Simulates anew and keeps the cursor on the event it was on, or on the one nearest before it. */
  async show(scenario: ScenarioInput, moves: readonly Move[], step?: string): Promise<void> {
    const before = this.session.events;
    this.working = true;
    try {
      const owner = await this.#simulator();
      const session = await owner.run((api) => api.simulate(scenario, moves) as Promise<Session>);
      this.scenario = scenario;
      this.moves = moves;
      this.session = session;
      // The reader may have gone on while this was played.
      this.position = nearest(session, step ?? before[this.position]?.id ?? '', before);
      this.trouble = undefined;
    } catch (error) {
      if (!(error instanceof WorkerFailure)) throw error;
      if (error.reason === 'superseded') return;
      if (error.reason !== 'aborted') this.trouble = error.reason;
    }
    this.working = false;
  }
}

/** The worker comes with the first change, not with the page. */
export async function openSimulator(): Promise<WorkerOwner<SimulatorApi>> {
  return (await import('#src/bridge/simulator.ts')).simulator;
}

/** The index of `step`; where it is gone, that of the last event before it which is still there. */
function nearest(session: Session, step: string, before: Session['events']): number {
  const index = new Map(session.events.map((event, position) => [event.id, position]));
  for (let i = before.findIndex((event) => event.id === step); i >= 0; i--) {
    const found = index.get(before[i]!.id);
    if (found !== undefined) return found;
  }
  return index.get(step) ?? 0;
}

/** The moves with one more: it takes the place of what was done to that event before; what is put in comes beside the rest. */
export function withMove(moves: readonly Move[], move: Move): Move[] {
  if (move.do === 'inject') return [...moves, move];
  return [...moves.filter((done) => done.event !== move.event || done.do === 'inject'), move];
}
