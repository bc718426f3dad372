// What was judged in a task as a short text for a record of answers, `stripped.held,down.checked`: a word for each trial, in fixed order,
// the same for every seed. It equals the text of what was wanted just when the task is passed; a trial that went wrong says how. Pure.
import { placeOf, type Facts } from '#src/simulator/session/goal.ts';
import type { Outcome } from '#src/simulator/session/session.ts';
import type { Judged, Result } from './judge.ts';
import type { Task, Trial } from './task.ts';

type QueueTrial = Extract<Trial, { readonly senders: unknown }>;

/** What would be right. */
export const wantedFacts = (task: Task): string => textOf(task, undefined);

/** What there was. */
export const factsOf = (task: Task, { isPassed, results }: Judged): string => textOf(task, isPassed ? undefined : results);

/** Without results: as wanted. */
function textOf(task: Task, results: readonly Result[] | undefined): string {
  if (task.least !== undefined) return `right.${results ? results.filter(({ isMet }) => isMet).length : task.least}`;
  const trials = task.trials(task.solution());
  const resultOf = ({ id }: Trial) => results?.find((result) => result.id === id);
  const queues = trials.filter(countsLate);
  const steps = trials.filter((trial) => !countsLate(trial)).flatMap((trial) => stepsOf(trial, resultOf(trial)));
  return [...steps, ...(queues.length > 0 ? countsOf(queues.flatMap((trial) => resultOf(trial) ?? [])) : [])].join();
}

const countsLate = (trial: Trial): trial is QueueTrial => 'senders' in trial && trial.goal.late !== undefined;

/** Of all senders together. */
function countsOf(results: readonly Result[]): string[] {
  const sum = (of: (queue: NonNullable<Result['queue']>) => number) => results.reduce((all, { queue }) => all + (queue ? of(queue) : 0), 0);
  return [
    `late.${sum(({ late }) => late)}`,
    `returned.${sum(({ returned, waiting }) => returned + waiting)}`,
    `mails.${results.every(({ isMet }) => isMet) ? 'as-wanted' : 'otherwise'}`,
  ];
}

function stepsOf(trial: Trial, result: Result | undefined): string[] {
  const { id } = trial;
  if ('keeps' in trial) return [`${id}.${result?.isMet === false ? 'no' : 'yes'}`];
  if ('senders' in trial) return [`${id}.${result?.isMet === false ? 'not-taken' : 'taken'}`];
  if (id === 'hands') return handSteps(trial.goal, result);
  const wanted = wordOf(trial.goal);
  if (!result || result.isMet) return [`${id}.${wanted}`];
  const came = result.session ? cameTo(result.session.outcome) : 'nothing';
  return [`${id}.${came === wanted ? 'otherwise' : came}`];
}

/** What is played by hand is told by the facts themselves. */
function handSteps({ delivery, travelled }: Facts, result: Result | undefined): string[] {
  const outcome = result?.session?.outcome;
  return [
    ...(delivery ? [`delivery.${outcome?.delivery ?? delivery}`] : []),
    ...(travelled ? [`travelled.${outcome?.travelled ?? String(travelled)}`] : []),
    `read_by.${!outcome || outcome.readBy.includes('attacker') ? 'attacker' : 'nobody-else'}`,
    `moves.${result?.isMet === false ? 'otherwise' : 'as-asked'}`,
  ];
}

function wordOf({ place, delivery, readBy, failures }: Facts): string {
  if (failures === true) return 'noted';
  if (readBy?.includes('attacker')) return 'read';
  if (delivery === 'delivered') return 'checked';
  return typeof place === 'string' ? place : 'as-wanted';
}

/** Where the letter ended, and how well it was guarded. */
function cameTo(outcome: Outcome): string {
  const place = placeOf(outcome);
  if (place === 'attacker') return outcome.readBy.includes('receiver') ? 'read' : 'taken';
  if (place !== 'bob') return place;
  return outcome.travelled === 'authenticated' ? 'checked' : 'unchecked';
}
