// What a task of the challenge is, as data: a world, what the reader may change in it, and what has to hold of the sessions that follow.
// The words stand in words/LANGUAGE/challenge.ts under the same ids; the judge is simulator/session/goal.ts.
import type { Move } from '#src/simulator/network/move.ts';
import type { QueueSender } from '#src/simulator/queue.ts';
import type { Facts, QueueFacts } from '#src/simulator/session/goal.ts';
import type { Session } from '#src/simulator/session/session.ts';
import type { ScenarioInput } from '#src/simulator/world/scenario-input.ts';

export const taskIds = ['c1', 'c2', 'c3', 'c4', 'c5', 'c6', 'c7', 'c8', 'c9', 'c10'] as const;
export type TaskId = (typeof taskIds)[number];

/** The tasks of an administrator, of which some have to be done. */
export const administrators: readonly TaskId[] = ['c3', 'c4', 'c7', 'c8', 'c10'];

/** What the reader fills in. Values are texts: a number as it is typed, a tick "yes" or "". */
export interface Field {
  readonly id: string;
  readonly kind: 'text' | 'lines' | 'number' | 'check' | 'choice';
  /** What it holds at first. */
  readonly value: string;
  /** Of a number. */
  readonly most?: number;
  /** Of a choice, by the ids of their words. */
  readonly options?: readonly string[];
  /** The world whose report stands beside it. */
  readonly about?: ScenarioInput;
}

export type Answers = Readonly<Record<string, string>>;

const typed = (answers: Answers, id: string): string => (answers[id] ?? '').trim().replace(',', '.');

/** Whether a number from 0 to `most` was typed, with a point or a comma. */
export const isNumber = (answers: Answers, id: string, most: number): boolean =>
  /^\d{1,6}(\.\d{1,6})?$/.test(typed(answers, id)) && Number(typed(answers, id)) <= most;

/** The number that was typed; 0 where it is none. */
export const numberIn = (answers: Answers, id: string): number => (isNumber(answers, id, Infinity) ? Number(typed(answers, id)) : 0);

/** A session, or several senders over days, and what has to hold of it; or a rule that the answers keep or break by themselves. */
export type Trial =
  | { readonly id: string; readonly keeps: boolean }
  | { readonly id: string; readonly input: ScenarioInput; readonly moves?: readonly Move[]; readonly goal: Facts }
  | {
      readonly id: string;
      readonly input: ScenarioInput;
      readonly senders: readonly QueueSender[];
      /** Nothing is looked at after that time, in seconds since 1970. */
      readonly until: number;
      readonly goal: QueueFacts;
    };

/** All that the reader has given. */
export interface Given {
  readonly answers: Answers;
  readonly moves: readonly Move[];
}

export interface Task {
  /** The values of the places in its words, `{domain}`. */
  readonly values: Readonly<Record<string, string>>;
  /** The world that is played in by hand. */
  readonly hands?: ScenarioInput;
  readonly fields: readonly Field[];
  readonly trials: (given: Given) => readonly Trial[];
  /** So many of the trials have to come out; all of them without it. */
  readonly least?: number;
  /** It is looked at once, and then settled. */
  readonly once?: true;
  /** One way to do it. `session`: that of `hands`, untouched. */
  readonly solution: (session?: Pick<Session, 'events'>) => Given;
}

/** Makes a task for a seed. */
export type MakeTask = (chance: Chance) => Task;

/** Draws that are the same for the same seed. */
export interface Chance {
  readonly pick: <T>(list: readonly T[]) => T;
  readonly shuffle: <T>(list: readonly T[]) => T[];
}
