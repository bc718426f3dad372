// Several senders on the same days, each with a queue: every mail is tried again until it is delivered or goes back (RFC 5321 section
// 4.5.4.1), while the world changes around it and each sender keeps its own memory and refreshes it. What counts at the end: late,
// returned, waiting.
import { beginning, passTime, remembering, stateAt, type Known, type Moment } from './passing-time.ts';
import { simulateAndRemember } from './simulate.ts';
import type { Session } from './session/session.ts';
import type { Scenario } from './world/scenario.ts';
import { resolveScenario, type ScenarioInput } from './world/scenario-input.ts';
import { worldAt } from './world/world.ts';

/** A sender by the name that the caller has for it. `eachFirst`: each mail is from another one, which has not met the domain before. */
export interface QueueSender {
  readonly name: string;
  readonly sender: ScenarioInput['sender'];
  readonly eachFirst?: boolean;
}

/** One mail and what became of it. Times are seconds since 1970. */
export interface QueuedMail {
  readonly sentAt: number;
  readonly attempts: number;
  readonly ended: 'delivered' | 'returned' | 'waiting';
  /** When it was delivered or went back; of one that waits, its last attempt. */
  readonly endedAt: number;
  /** Its last attempt. */
  readonly session: Session;
}

/** late: delivered, but not at the first attempt. `longest`: the seconds that the last of them waited. */
export interface QueueCount {
  readonly sent: number;
  readonly late: number;
  readonly returned: number;
  readonly waiting: number;
  readonly longest: number;
}

export interface SenderQueue extends QueueCount {
  readonly name: string;
  readonly mails: readonly QueuedMail[];
  /** What it has stored when the scenario begins; null where each mail is from another one. */
  readonly began: Pick<Moment, 'at' | 'stored'> | null;
  /** Its refreshes, the ends of policies, and the fetches that came with a mail. */
  readonly moments: readonly Moment[];
}

const defaultRetry = 1800;
const fiveDays = 432_000;

/** So many attempts of one sender at most: a foreign scenario must not run for ever. */
const mostAttempts = 5000;

/**
 * Sends a mail at each of the scenario's `sendAt` (else one at `now`), from each sender. `retryAfter` and `queuesFor` are the sender's own.
 * `until`: nothing happens after that time; left out, every mail is seen to its end.
 */
export function playQueues(input: ScenarioInput, senders: readonly QueueSender[], until = Infinity): SenderQueue[] {
  const steps = queuesInSteps(input, senders, until);
  for (;;) {
    const { done, value } = steps.next();
    if (done) return value;
  }
}

/** The same, with a halt after each attempt: many of them take a while, and whoever asked may be asked for a sign of life. */
export function* queuesInSteps(
  input: ScenarioInput,
  senders: readonly QueueSender[],
  until = Infinity,
): Generator<undefined, SenderQueue[], undefined> {
  const queues: SenderQueue[] = [];
  for (const { name, sender, eachFirst = false } of senders) {
    const scenario = resolveScenario({ ...input, ...(sender !== undefined && { sender }) });
    const sends = [...(scenario.sendAt ?? [scenario.now])].filter((at) => at <= until).sort((a, b) => a - b);
    const mails: QueuedMail[] = [];
    const moments: Moment[] = [];
    for (const batch of eachFirst ? sends.map((at) => [at]) : [sends]) {
      const played = yield* playBatch(scenario, batch, until);
      mails.push(...played.mails);
      moments.push(...played.moments);
    }
    const began = eachFirst ? null : stateAt(scenario, beginning(scenario).memory, scenario.now);
    queues.push({ name, mails, began, moments, ...countOf(mails) });
  }
  return queues;
}

/** A mail that is due at `at`. */
interface Due {
  readonly at: number;
  readonly index: number;
  readonly sentAt: number;
  readonly attempts: number;
}

/** The mails of one sender, whose memory goes from attempt to attempt. */
function* playBatch(
  scenario: Scenario,
  sends: readonly number[],
  until: number,
): Generator<undefined, Pick<SenderQueue, 'mails' | 'moments'>, undefined> {
  const { retryAfter = defaultRetry, queuesFor = fiveDays } = scenario.sender;
  const moments: Moment[] = [];
  const mails: QueuedMail[] = [];
  const queue: Due[] = sends.map((sentAt, index) => ({ at: sentAt, index, sentAt, attempts: 0 }));
  const worldOf = worldsOf(scenario);
  let known = beginning(scenario, sends[0]);
  for (let made = 0; queue.length > 0 && made < mostAttempts; made++) {
    const due = takeNext(queue);
    const isLast = due.at + retryAfter > due.sentAt + queuesFor;
    known = passTime(scenario, known, due.at, moments);
    const tried = attempt(worldOf(due.at), known, isLast);
    if (lastFetch(tried.known) !== lastFetch(known)) moments.push({ ...stateAt(scenario, tried.known.memory, due.at), what: 'message' });
    ({ known } = tried);
    const { session } = tried;
    const attempts = due.attempts + (session.events.at(-1)?.attempt ?? 1);
    const ended = ({ delivered: 'delivered', bounced: 'returned', deferred: 'waiting' } as const)[session.outcome.delivery];
    mails[due.index] = { sentAt: due.sentAt, attempts, ended, endedAt: endOf(session, due.at), session };
    const next = Math.max(due.at + retryAfter, mails[due.index]!.endedAt + 1);
    if (ended === 'waiting' && next <= until) queue.push({ ...due, at: next, attempts });
    yield;
  }
  return { mails, moments };
}

/** When what is stored was fetched: one domain is all that a queue is for. */
const lastFetch = ({ memory }: Known): number | undefined => memory.stored?.[0]?.fetchedAt;

/** The world at a time, made once for all times between two changes: many attempts meet the same one. */
function worldsOf(scenario: Scenario): (at: number) => Scenario {
  const made = new Map<number, Scenario>();
  return (at) => {
    const changed = (scenario.changes ?? []).filter((change) => change.at <= at).length;
    const world = made.get(changed) ?? worldAt(scenario, at);
    made.set(changed, world);
    return { ...world, now: at };
  };
}

/** The earliest one; of several the first sent. */
function takeNext(queue: Due[]): Due {
  const best = queue.reduce((first, each, at) => {
    const { at: soonest, index } = queue[first]!;
    return each.at < soonest || (each.at === soonest && each.index < index) ? at : first;
  }, 0);
  return queue.splice(best, 1)[0]!;
}

/** One attempt, and what the sender knows afterwards. The last one ends with the mail delivered or given back. */
function attempt(world: Scenario, known: Known, isLast: boolean): { readonly session: Session; readonly known: Known } {
  const { attempts: _attempts, ...sender } = world.sender;
  const { session, memory } = simulateAndRemember(remembering({ ...world, sender: { ...sender, givesUp: isLast } }, known.memory));
  return { session, known: { ...known, memory } };
}

/** When the mail was delivered, or given back, or put off. */
function endOf({ events }: Session, begun: number): number {
  return events.findLast(({ id }) => id.endsWith('decide/outcome'))?.at ?? begun;
}

function countOf(mails: readonly QueuedMail[]): QueueCount {
  const late = mails.filter(({ ended, attempts }) => ended === 'delivered' && attempts > 1);
  return {
    sent: mails.length,
    late: late.length,
    returned: mails.filter(({ ended }) => ended === 'returned').length,
    waiting: mails.filter(({ ended }) => ended === 'waiting').length,
    longest: Math.max(0, ...late.map(({ sentAt, endedAt }) => endedAt - sentAt)),
  };
}
