// The strip of a beat: what is set, and what came of it, played in the simulator's worker. While that runs, the numbers on show are those
// of the settings before, and said to be so.
import { ask, openSimulator, type OpenSimulator } from '#src/bridge/ask.ts';
import type { DaysBeat, Settings } from '#src/lessons/beat.ts';
import { countDays, type DayCounts, type QueueDays } from '#src/simulator/queue-days.ts';
import { fitting, worldOf } from './days-world.ts';

/** What was played, and with which settings. */
export interface PlayedDays {
  readonly settings: Settings;
  readonly queues: readonly QueueDays[];
  readonly counts: DayCounts;
}

/** Milliseconds: so long a dial has to rest before its days are played; so long they may take. */
const rests = 120;
const longest = 20_000;

export class DaysState {
  readonly beat: DaysBeat;
  /** The reader has turned a dial. */
  isTouched = false;
  settings = $state.raw<Settings>({});
  played = $state.raw<PlayedDays>();
  isWorking = $state(false);
  trouble = $state<'crashed' | 'hung'>();
  readonly #open: OpenSimulator;
  readonly #onplayed: (played: PlayedDays) => void;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #asked = 0;

  /** `asked`: what an address says; `onplayed` gets each settings that came to an end. */
  constructor(beat: DaysBeat, asked: Settings, onplayed: (played: PlayedDays) => void, open: OpenSimulator = openSimulator) {
    this.beat = beat;
    this.settings = fitting(beat.of, beat.given, asked);
    this.#onplayed = onplayed;
    this.#open = open;
    void this.play();
  }

  /** Takes settings; plays them once the dial rests. */
  set(changed: Settings): void {
    this.settings = fitting(this.beat.of, this.settings, changed);
    this.isTouched = true;
    this.isWorking = true;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.play(), rests);
  }

  /** Takes settings that are not the reader's own, if they are others than those on show. */
  follow(asked: Settings): void {
    const settings = fitting(this.beat.of, this.settings, asked);
    if (Object.entries(settings).every(([name, value]) => this.settings[name] === value)) return;
    this.settings = settings;
    void this.play();
  }

  async play(): Promise<void> {
    clearTimeout(this.#timer);
    const { settings, beat } = this;
    const asked = ++this.#asked;
    const { input, senders, start, end } = worldOf(beat.of, settings);
    this.isWorking = true;
    this.trouble = undefined;
    let bound: ReturnType<typeof setTimeout> | undefined;
    const tooLong = new Promise<{ trouble: 'hung' }>((resolve) => {
      bound = setTimeout(() => resolve({ trouble: 'hung' }), longest);
    });
    const done = await Promise.race([ask(this.#open, (api) => api.days(input, senders, start, end), 'days'), tooLong]);
    clearTimeout(bound);
    if (asked !== this.#asked) return;
    this.isWorking = false;
    if ('value' in done && done.value) {
      this.played = { settings, queues: done.value, counts: countDays(done.value) };
      this.#onplayed(this.played);
    } else this.trouble = done.trouble;
  }
}
