// What is to be brought about in a session, as data, and the one judge of it: for the missions of lessons, the challenge and courses.
// It looks at outcomes and moves alone, so there are as many ways to win as the protocols leave open; pure.
import type { Actor, Channel, Outcome, Phase, ReportFate, Session } from './session.ts';
import type { Move } from '#src/simulator/network/move.ts';
import type { SenderQueue } from '#src/simulator/queue.ts';

/**
 * Where the letter is in the end, read from the outcome. clear and attacker: the attacker has read it, on the bare wire or at an end of
 * TLS.
 */
export const placements = ['bob', 'held', 'clear', 'attacker', 'returned'] as const;
export type Placed = (typeof placements)[number];

/** All that is said must hold of one session. */
export interface Facts {
  /** The name of the world that it is played in. */
  readonly world?: string;
  readonly place?: Placed | readonly Placed[];
  readonly delivery?: Outcome['delivery'];
  readonly travelled?: Outcome['travelled'] | readonly Outcome['travelled'][];
  /** The host that took the message. */
  readonly to?: string;
  /** Each of these has read the message; none of those has. */
  readonly readBy?: readonly Actor[];
  readonly unreadBy?: readonly Actor[];
  /** Failures were met, or none; or one of this type was. */
  readonly failures?: boolean | Outcome['failures'][number]['resultType'];
  /** A report left. */
  readonly report?: boolean;
  /** What became of the report. */
  readonly reported?: ReportFate['status'] | readonly ReportFate['status'][];
  readonly moves?: MoveFacts;
}

export interface MoveFacts {
  readonly least?: number;
  readonly most?: number;
  /** Every move is of one of these kinds, and on an event of one of these channels and phases. */
  readonly do?: readonly Move['do'][];
  readonly on?: readonly Channel[];
  readonly phase?: readonly Phase[];
  /** No move touches what is inside TLS. */
  readonly inClear?: true;
  /** A move on this event is among them. */
  readonly event?: string;
}

/** Facts of the session on show; or each of several, met by any session so far; or so many sessions with different moves. */
export type Goal = Facts | { readonly each: readonly Facts[] } | { readonly different: number; readonly of: Facts };

/** A session that the reader has played to where its end can be seen. */
export interface Played {
  readonly world?: string | undefined;
  readonly session: Pick<Session, 'events' | 'outcome'>;
  readonly moves: readonly Move[];
  /** The index of the last event that the reader has seen of it; without it, all have been. */
  readonly until?: number;
}

/** Where the letter ended. Held and read are two facts: a letter that waits is held, whoever has read it. */
export function placeOf({ delivery, travelled, readBy }: Outcome): Placed {
  if (delivery === 'deferred') return 'held';
  if (delivery === 'bounced') return 'returned';
  if (!readBy.includes('attacker')) return 'bob';
  return travelled === 'clear' ? 'clear' : 'attacker';
}

/** Whether the goal is met by what was played so far; the last one is on show. */
export function isMet(goal: Goal, played: readonly Played[]): boolean {
  if ('each' in goal) return goal.each.every((facts) => played.some((one) => holds(facts, one)));
  if ('different' in goal) {
    const ways = played.filter((one) => holds(goal.of, one)).map(({ world, moves }) => JSON.stringify([world, moves]));
    return new Set(ways).size >= goal.different;
  }
  const last = played.at(-1);
  return last !== undefined && holds(goal, last);
}

/** Whether all of these facts hold of one session. */
export function holds(facts: Facts, { world, session, moves, until = Infinity }: Played): boolean {
  const { outcome, events } = session;
  const asksForReport = facts.report !== undefined || facts.reported !== undefined;
  if (asksForReport && until < reportIn(events)) return false;
  const { readBy, failures } = outcome;
  const isOneOf = <T>(wanted: T | readonly T[] | undefined, value: T) => wanted === undefined || [wanted].flat().includes(value);
  return (
    isOneOf(facts.world, world) &&
    isOneOf(facts.place, placeOf(outcome)) &&
    isOneOf(facts.delivery, outcome.delivery) &&
    isOneOf(facts.travelled, outcome.travelled) &&
    isOneOf(facts.to, outcome.to ?? '') &&
    (facts.readBy ?? []).every((actor) => readBy.includes(actor)) &&
    !(facts.unreadBy ?? []).some((actor) => readBy.includes(actor)) &&
    fitsFailures(facts.failures, failures) &&
    isOneOf(
      facts.report,
      events.some(({ explains }) => /report-sent$/.test(explains)),
    ) &&
    isOneOf(facts.reported, outcome.report.status) &&
    (facts.moves === undefined || fitsMoves(facts.moves, moves, events))
  );
}

/** The index of the event in which a report leaves or is left out; -1 where none is due. */
function reportIn(events: Session['events']): number {
  return events.findLastIndex(({ explains }) => /report-sent$|^failure-not-reported$/.test(explains));
}

function fitsFailures(wanted: Facts['failures'], failures: Outcome['failures']): boolean {
  if (wanted === undefined) return true;
  return typeof wanted === 'boolean' ? failures.length > 0 === wanted : failures.some(({ resultType }) => resultType === wanted);
}

function fitsMoves(facts: MoveFacts, moves: readonly Move[], events: Session['events']): boolean {
  const { least = 0, most = Infinity, do: kinds, on, phase, inClear, event: named } = facts;
  if (moves.length < least || moves.length > most) return false;
  if (named !== undefined && !moves.some(({ event }) => event === named)) return false;
  return moves.every((move) => {
    const touched = events.find(({ id }) => id === move.event);
    if (kinds && !kinds.includes(move.do)) return false;
    if (!touched) return !on && !phase;
    return (!on || on.includes(touched.channel)) && (!phase || phase.includes(touched.phase)) && !(inClear && touched.secured);
  });
}

/** What must hold of senders over days: how many mails at most were late, went back or wait, and how the mails ended. */
export interface QueueFacts {
  readonly late?: number;
  readonly returned?: number;
  readonly waiting?: number;
  /** One mail at least, each mail, and the last one that was sent: their last attempts. */
  readonly some?: Facts;
  readonly each?: Facts;
  readonly last?: Facts;
}

/** Whether all of these facts hold of each of the senders. */
export function holdsOfQueues(facts: QueueFacts, queues: readonly SenderQueue[]): boolean {
  return queues.every(({ late, returned, waiting, mails }) => {
    const fits = (wanted: Facts | undefined, mail: SenderQueue['mails'][number] | undefined) =>
      !wanted || (mail !== undefined && holds(wanted, { session: mail.session, moves: [] }));
    const counts = [late <= (facts.late ?? Infinity), returned <= (facts.returned ?? Infinity), waiting <= (facts.waiting ?? Infinity)];
    return (
      counts.every(Boolean) &&
      (!facts.some || mails.some((mail) => fits(facts.some, mail))) &&
      mails.every((mail) => fits(facts.each, mail)) &&
      fits(facts.last, mails.at(-1))
    );
  });
}
