// The missions of a lesson: which one is on hand, which are won, what stopped the last try. Judged by what was played alone.
import type { LessonBeats, Mission, Settings } from '#src/lessons/beat.ts';
import { holdsDays } from '#src/simulator/days-goal.ts';
import type { DayCounts } from '#src/simulator/queue-days.ts';
import { holds, isMet, type Played } from '#src/simulator/session/goal.ts';

/** seen: the reader asked to be shown. */
export type MissionState = 'open' | 'won' | 'seen';

const idOf = ({ id = '' }: Mission): string => id;

export class Missions {
  readonly #missions: readonly Mission[];
  readonly #beats: readonly string[];
  /** By their ids; those that are open are left out. */
  states = $state.raw<Readonly<Record<string, 'won' | 'seen'>>>({});
  played = $state.raw<readonly Played[]>([]);
  #shown: readonly string[] = [];
  #earlier = $state.raw<readonly string[]>([]);
  /** By beat: how much of what was sorted there is right, and of how much. */
  #sorted: Readonly<Record<string, { readonly right: number; readonly of: number }>> = {};

  /** By beat: what was played last on its strip of days. */
  days = $state.raw<Readonly<Record<string, { readonly counts: DayCounts; readonly settings: Settings }>>>({});

  constructor({ missions = [], beats }: LessonBeats) {
    this.#missions = missions;
    this.#beats = beats.filter(({ branch }) => !branch).map(({ id }) => id);
  }

  /** The one on hand at a beat: the first that is open of those that have been given by then, else the last of them. */
  at(beat: string): Mission | undefined {
    const here = this.#beats.indexOf(beat);
    const given = this.#missions.filter(({ from }) => from === undefined || here < 0 || this.#beats.indexOf(from) <= here);
    return given.find((mission) => this.stateOf(mission) === 'open') ?? given.at(-1);
  }

  stateOf(mission: Mission): MissionState {
    return this.states[idOf(mission)] ?? 'open';
  }

  /** The reader wants to be shown: what comes of it is seen, not won. */
  reveal(mission: Mission): void {
    this.#shown = [...this.#shown, idOf(mission)];
  }

  /** What the reader has come to by acting, as opposed to an address that leads there: this is kept. */
  own = $state.raw<Readonly<Record<string, 'won' | 'seen'>>>({});

  /** A session was played to where the end of the letter can be seen; `isOwn`: by the reader, here. */
  count(played: Played, isOwn: boolean): void {
    const isSame = (one: Played) => one.session === played.session;
    this.played = [...this.played.filter((one) => !isSame(one)), played];
    this.#judge(isOwn);
  }

  /** Cards or steps of a beat were sorted, and looked at. */
  countSorted(beat: string, right: number, of: number): void {
    this.#sorted = { ...this.#sorted, [beat]: { right, of } };
    this.#judge(true);
  }

  /** The days of a beat were played; `isOwn`: by the reader, here. */
  countDays(beat: string, counts: DayCounts, settings: Settings, isOwn: boolean): void {
    this.days = { ...this.days, [beat]: { counts, settings } };
    this.#judge(isOwn);
  }

  #isReached({ goal }: Mission): boolean {
    if ('strip' in goal) {
      const days = this.days[goal.strip];
      return days !== undefined && holdsDays(goal, days.counts, days.settings);
    }
    if (!('sorted' in goal)) return isMet(goal, this.played);
    const sorted = this.#sorted[goal.sorted];
    return sorted !== undefined && sorted.right >= (goal.least ?? sorted.of);
  }

  #judge(isOwn: boolean): void {
    for (const mission of this.#missions) {
      if (this.stateOf(mission) !== 'open' || !this.#isReached(mission)) continue;
      const state = { [idOf(mission)]: this.#shown.includes(idOf(mission)) ? ('seen' as const) : ('won' as const) };
      this.states = { ...this.states, ...state };
      if (isOwn) this.own = { ...this.own, ...state };
    }
  }

  /** What was won in an earlier visit: it is said, and can be won again. */
  recall(states: Readonly<Record<string, 'won' | 'seen'>>): void {
    this.#earlier = Object.keys(states).filter((id) => states[id] === 'won');
  }

  wasWon(mission: Mission): boolean {
    return this.#earlier.includes(idOf(mission));
  }

  /** The id of the words for what stopped the last try at this mission. */
  stopped(mission: Mission): string | undefined {
    const last = this.played.at(-1);
    if (this.stateOf(mission) !== 'open') return undefined;
    return mission.tries?.find(({ when }) => {
      if (!('strip' in when)) return last !== undefined && holds(when, last);
      const days = this.days[when.strip];
      return days !== undefined && holdsDays(when, days.counts, days.settings);
    })?.id;
  }
}
