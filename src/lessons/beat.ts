// What a lesson's beats.ts holds: the way through the lesson by the ids of events, and what the reader may do there. Data alone; the words
// stand in the lesson's Markdown, under the same ids. How to write one: README.md.
import type { Facts, Goal, Placed } from '#src/simulator/session/goal.ts';
import type { DaysFacts } from '#src/simulator/days-goal.ts';
import type { Move } from '#src/simulator/network/move.ts';
import type { ScenarioInput } from '#src/simulator/world/scenario-input.ts';

/** A session by what it is made of. Without a world: the one of the lesson; without moves: none are made. */
export interface Run {
  /** The name of one of the lesson's worlds. */
  readonly world?: string;
  readonly moves?: readonly Move[];
}

/** A button that acts in the session, and leads to another beat. */
export interface Act extends Run {
  readonly id: string;
  /** The id of the beat that follows. */
  readonly to: string;
}

/** Other conditions, shown for a moment from inside a sentence; the beat stays where it is. */
export interface WhatIf extends Run {
  /** The event up to which it is played; the last one without it. */
  readonly at?: string;
}

/** Where cards are laid. `when`: what holds of the session of each card that belongs there; without it a pile is a place of `guess`. */
export type Pile = string | { readonly id: string; readonly when: Facts };

/** Cards to be laid on piles, each with the pile where it belongs. One with a run can be watched, and its session has to say the same. */
export interface Board {
  readonly piles: readonly Pile[];
  readonly cards: readonly { readonly id: string; readonly pile: string; readonly run?: WhatIf }[];
}

/** Steps to be put in order; they stand here in the right one. `run`: the session once this step is done, after those before it. */
export interface Sequence {
  readonly steps: readonly { readonly id: string; readonly run?: WhatIf }[];
  /** How the letter fares after each step that has a run; a test plays them. */
  readonly when?: Facts;
}

/** A number to be guessed, of what `:::number` in the text names: days, or hours. */
export interface NumberGuess {
  readonly least: number;
  readonly most: number;
  readonly right: number;
  /** So far from the right one is right, too. */
  readonly within?: number;
}

/** attack: one that lasts, against a sender's memory. move: a domain that moves to another server while three senders write. */
export type DaysKind = 'attack' | 'move';

/** Where dials stand, by their names: see features/lesson/days/days-world.ts. */
export type Settings = Readonly<Record<string, number>>;

/** A strip of days in place of the stage, worked out anew with each turn of a dial. */
export interface DaysBeat {
  readonly of: DaysKind;
  /** Where all dials stand at first. */
  readonly given: Settings;
  /** Those that the reader may turn. */
  readonly dials: readonly string[];
  /** Settings that one button sets, each with its words. */
  readonly presets?: readonly { readonly id: string; readonly set: Settings }[];
}

/** One screen of a lesson. */
export interface Beat {
  /** Stable: it stands in addresses. */
  readonly id: string;
  /** The event at which the stage rests; of several ids the first that the session has. Everything since the last beat plays on the way. */
  readonly at: string | readonly string[];
  /** The session from here on, where no act has led to it. */
  readonly run?: Run;
  /** Rest before the line arrives, in the reader's hands. */
  readonly hold?: true;
  /** No line is ordinary here: each one has its own picture and row. */
  readonly unfold?: true;
  /** The first act is also what pulling the line off the wire does. */
  readonly acts?: readonly Act[];
  /** Two to four places where the letter may go. Which one is right is read from the outcome. */
  readonly guess?: readonly Placed[];
  readonly number?: NumberGuess;
  readonly board?: Board;
  readonly sequence?: Sequence;
  readonly days?: DaysBeat;
  /** Buttons inside sentences, by the id that the text gives them: `[as another sender](if:ID)`. */
  readonly ifs?: Readonly<Record<string, WhatIf>>;
  /** Below the words stands the field for a domain of the reader's own; it leads to the inspector. */
  readonly asksDomain?: true;
  /** Off the way: reached by an act alone, and not counted. */
  readonly branch?: true;
  /** The end of the lesson. */
  readonly ending?: true;
}

/** The board or the sequence of a beat, with at least so many cards or steps in their places; without a number all of them. */
export interface Sorted {
  readonly sorted: string;
  readonly least?: number;
}

/** What is to come out on the strip of a beat. */
export type OnStrip = DaysFacts & { readonly strip: string };

/** What the reader is to bring about. */
export interface Mission {
  /** Its words stand under `## mission`, or with an id under `## mission ID`. */
  readonly id?: string;
  /** The beat at which it is given; without it, the first. */
  readonly from?: string;
  readonly goal: Goal | Sorted | OnStrip;
  /** Ways that fail, by the id of the words that say what stopped them; the first that fits what was just played is shown. */
  readonly tries?: readonly { readonly id: string; readonly when: Facts | OnStrip }[];
  /** "Show me" does this act, by its beat and its id: `hands/drop`; or several, one after another. For what is sorted, or set: the beat. */
  readonly show: string | readonly string[];
  /** What "Show me" sets on the strip. */
  readonly sets?: Settings;
}

export interface LessonBeats {
  /** Other worlds than that of scenario.ts, by name. */
  readonly worlds?: Readonly<Record<string, ScenarioInput>>;
  /** In the order in which they are given. */
  readonly missions?: readonly Mission[];
  readonly beats: readonly Beat[];
}
