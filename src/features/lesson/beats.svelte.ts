// A reader in a lesson of beats: which beat, in which session, what is open and what was guessed. What is on show stands in
// stage-play.svelte.ts; the way itself in beat-path.ts.
import type { Route } from '#src/address/route.ts';
import type { OutcomeKind } from '#src/ui/outcome.ts';
import { PlayerState } from '#src/features/player/player.svelte.ts';
import { sceneAt } from '#src/features/player/stage/scene-at.ts';
import { StagePlay } from '#src/features/player/stage/stage-play.svelte.ts';
import type { Act, Beat, LessonBeats, Run, Settings, WhatIf } from '#src/lessons/beat.ts';
import { placeOf } from '#src/simulator/session/goal.ts';
import type { Session } from '#src/simulator/session/session.ts';
import type { ScenarioInput } from '#src/simulator/world/scenario-input.ts';
import { beatById, isSameRun, leaderTo, mainBeats, restOf, runAt, runOf, startOf } from './beat-path.ts';
import type { PlayedDays } from './days/days.svelte.ts';
import { Missions } from './missions.svelte.ts';
import { RunSessions } from './run-sessions.ts';
import { Sorting, thingsOf } from './sorting.svelte.ts';

/** What the reader said in a beat that asks, and whether it came so. */
export interface Guessed {
  readonly said: string;
  readonly isRight: boolean;
}

export class BeatsState {
  readonly lesson: LessonBeats;
  readonly main: readonly Beat[];
  readonly player: PlayerState;
  readonly play: StagePlay;
  readonly missions: Missions;
  readonly sorting = new Sorting();
  beat = $state.raw<Beat>()!;
  run = $state.raw<Run>({});
  /** The what-if that is open, by its id; or the card or step that is being watched. */
  open = $state<string>();
  /** By beat. */
  guesses = $state.raw<Readonly<Record<string, Guessed>>>({});
  /** Where the reader has set the dials of a beat with days, by beat. */
  settings = $state.raw<Readonly<Record<string, Settings>>>({});
  playedDays = $state.raw<Readonly<Record<string, PlayedDays>>>({});
  /** A session is being worked out: nothing on show belongs to what was chosen. */
  isWorking = $state(false);
  readonly #sessions: RunSessions;

  /** `session`: that of the first beat. */
  constructor(lesson: LessonBeats, scenario: ScenarioInput, session: Session) {
    this.lesson = lesson;
    this.main = mainBeats(lesson);
    this.missions = new Missions(lesson);
    this.beat = this.main[0]!;
    this.run = runAt(lesson, this.beat.id);
    this.#sessions = new RunSessions({ ...lesson.worlds, '': scenario });
    this.player = new PlayerState(this.#sessions.scenarioOf(this.run), session);
    this.#sessions.keep(this.run, this.session);
    const rest = restOf(this.beat, this.session);
    this.player.position = rest;
    this.play = new StagePlay(this.session, rest);
  }

  get session(): Session {
    return this.player.session;
  }

  get whatIf(): WhatIf | undefined {
    return this.open === undefined ? undefined : asideOf(this.beat, this.open);
  }

  /** What has become of the letter, as far as it is on show: nothing while that is being worked out, or a line is still in the hands. */
  get verdict(): OutcomeKind | undefined {
    return this.isWorking ? undefined : this.play.shown.scene.verdict;
  }

  /** The beat whose question was asked last, on the way to here. */
  get asked(): Beat | undefined {
    return this.main.slice(0, this.number + 1).findLast(({ guess, number }) => guess ?? number);
  }

  /** The session of a beat, where it has been worked out. */
  sessionAt(id: string): Session | undefined {
    return this.#sessions.known(this.beat.id === id ? this.run : runAt(this.lesson, id));
  }

  /** From 0 among the beats that Next leads through; off the way, that of the beat before. */
  get number(): number {
    return this.main.indexOf(this.beat.branch ? leaderTo(this.lesson, this.beat.id)! : this.beat);
  }

  get next(): Beat | undefined {
    return this.main[this.number + 1];
  }

  get previous(): Beat | undefined {
    return this.beat.branch ? this.main[this.number] : this.main[this.number - 1];
  }

  /** Goes on to a beat, and plays what leads there. */
  async goTo(beat: Beat, run: Run = this.#runOn(beat)): Promise<void> {
    const { last } = this.play.shown.scene;
    const isHeld = this.beat.hold ?? false;
    const session = await this.#get(run);
    if (!session) return;
    this.#enter(beat, run, session);
    const { events } = this.session;
    const rest = restOf(beat, this.session);
    const here = events.findIndex(({ id }) => id === last.id);
    // A line that was held has not arrived yet.
    const start = here < 0 ? startOf(this.lesson, beat.id, this.session) + 1 : here + (isHeld ? 0 : 1);
    this.#film(Math.min(start, rest), rest);
  }

  /** Shows a beat as it stands; nothing moves. */
  async jumpTo(beat: Beat, run: Run = runAt(this.lesson, beat.id)): Promise<void> {
    const session = await this.#get(run);
    if (!session) return;
    this.#enter(beat, run, session);
    this.#still(restOf(beat, session));
  }

  async act(act: Act): Promise<void> {
    const beat = beatById(this.lesson, act.to);
    if (beat) await this.goTo(beat, runOf(act));
  }

  /** Lays the letter somewhere, or names a number, and goes on. */
  async guess(said: string): Promise<void> {
    const { beat, next } = this;
    if (!next) return;
    await this.goTo(next);
    this.#keepGuess(beat, said);
  }

  /** The reader wants to know how well the cards or the steps of this beat lie. */
  checkSorting(): void {
    this.sorting.check(this.beat);
    this.missions.countSorted(this.beat.id, this.sorting.right(this.beat), thingsOf(this.beat).length);
  }

  /** Everything of a beat where it belongs. */
  async showSorted(beat: Beat): Promise<void> {
    if (this.beat !== beat) await this.jumpTo(beat);
    this.sorting.solve(beat);
    this.missions.countSorted(beat.id, thingsOf(beat).length, thingsOf(beat).length);
  }

  /** The dials of this beat were turned. */
  turn(beat: Beat, settings: Settings): void {
    this.settings = { ...this.settings, [beat.id]: settings };
  }

  /** What came of them stays, for paper. */
  keepDays(beat: Beat, played: PlayedDays): void {
    this.turn(beat, played.settings);
    this.playedDays = { ...this.playedDays, [beat.id]: played };
  }

  /** Opens a what-if: its session from the beginning to where it is to be seen. Asked again, it closes. */
  async tryIf(id: string, isFilm = true): Promise<void> {
    const whatIf = asideOf(this.beat, id);
    if (!whatIf) return;
    if (this.open === id) return this.closeIf();
    const session = await this.#get(whatIf);
    if (!session) return;
    this.open = id;
    this.#take(whatIf, session);
    const rest = whatIf.at === undefined ? session.events.length - 1 : restOf({ at: whatIf.at }, session);
    if (isFilm) this.#film(0, rest);
    else this.#still(rest);
  }

  /** Leads back to where the beat stands. */
  async closeIf(): Promise<void> {
    await this.jumpTo(this.beat, this.run);
  }

  /** Puts the state of an address on show; false for one that this lesson does not have. */
  async restore({ beat: id, if: whatIf, guess, world, moves, set }: Route): Promise<boolean> {
    const beat = id === undefined ? this.main[0] : beatById(this.lesson, id);
    if (!beat || (world !== undefined && !this.#sessions.has(world))) return false;
    const isGiven = world !== undefined || moves !== undefined;
    if (set) this.turn(beat, set);
    await this.jumpTo(beat, isGiven ? { ...(world !== undefined && { world }), ...(moves && { moves }) } : undefined);
    if (guess !== undefined && this.asked) this.#keepGuess(this.asked, guess);
    if (whatIf !== undefined) await this.tryIf(whatIf, false);
    return whatIf === undefined || this.open === whatIf;
  }

  /** What an address has to say to bring this back. */
  get route(): Route {
    const { world, moves } = this.run;
    const isGiven = isSameRun(this.run, runAt(this.lesson, this.beat.id));
    const guessed = this.asked && this.guesses[this.asked.id]?.said;
    const set = this.beat.days && this.settings[this.beat.id];
    return {
      ...(this.beat !== this.main[0] && { beat: this.beat.id }),
      ...(!isGiven && { ...(world !== undefined && { world }), ...(moves && { moves }) }),
      ...(set && { set }),
      ...(guessed !== undefined && { guess: guessed }),
      ...(this.open !== undefined && { if: this.open }),
    };
  }

  /** Has the sessions worked out to which this beat leads, so that they are there when they are wanted. */
  async prepare(): Promise<void> {
    await this.#sessions.prepare([...(this.beat.acts ?? []).map(runOf), ...Object.values(this.beat.ifs ?? {})]);
  }

  /** A place is judged by where the letter ends in the session of the beat after. */
  #keepGuess(beat: Beat, said: string): void {
    const { number } = beat;
    const after = this.main[this.main.indexOf(beat) + 1];
    const session = (after && after !== this.beat && this.#sessions.known(runAt(this.lesson, after.id))) || this.session;
    const isRight = number ? Math.abs(Number(said) - number.right) <= (number.within ?? 0) : placeOf(session.outcome) === said;
    this.guesses = { ...this.guesses, [beat.id]: { said, isRight } };
  }

  /** Going on keeps the session that the reader has made, unless the beat names another. */
  #runOn(beat: Beat): Run {
    if (beat.run) return beat.run;
    const isForward = !beat.branch && !this.beat.branch && this.main.indexOf(beat) > this.number;
    return isForward ? this.run : runAt(this.lesson, beat.id);
  }

  /** Takes a session; where it stands is set in the same breath, else a position of the old one would be looked up in the new. */
  #enter(beat: Beat, run: Run, session: Session): void {
    this.beat = beat;
    this.run = run;
    this.open = undefined;
    this.#take(run, session);
  }

  #take(run: Run, session: Session): void {
    this.player.scenario = this.#sessions.scenarioOf(run);
    this.player.moves = run.moves ?? [];
    this.player.session = session;
  }

  #film(from: number, rest: number): void {
    this.player.position = rest;
    this.play.play(this.session, from, rest);
    this.#count(rest, true);
  }

  #still(rest: number): void {
    this.player.position = rest;
    this.play.show(this.session, rest);
    this.#count(rest, false);
  }

  /**
   * A session counts for the missions once it is played to where the end of the letter can be seen; not while a line of it is in the hands.
   */
  #count(rest: number, isOwn: boolean): void {
    if (this.beat.hold && this.open === undefined) return;
    if (sceneAt(this.session.events, { from: rest, to: rest, folds: false }).verdict === undefined) return;
    const { world, moves = [] } = this.whatIf ?? this.run;
    this.missions.count({ world, session: this.session, moves, until: rest }, isOwn);
  }

  async #get(run: Run): Promise<Session | undefined> {
    this.isWorking = this.#sessions.known(run) === undefined;
    try {
      const session = await this.#sessions.get(run);
      if (session) this.isWorking = false;
      return session;
    } catch {
      this.player.trouble = 'crashed';
      this.isWorking = false;
      return undefined;
    }
  }
}

/** What is shown for a moment from inside a beat, by its id: a what-if, or what a card or a step stands for. */
function asideOf({ ifs, board, sequence }: Beat, id: string): WhatIf | undefined {
  return ifs?.[id] ?? [...(board?.cards ?? []), ...(sequence?.steps ?? [])].find((thing) => thing.id === id)?.run;
}
