// simulate(scenario, moves) -> session: a pure function. The same world and the same moves give the same events.
import { selectRecord2016 } from '#src/protocol/smtp-sts-2016/record.ts';
import type { Cached2016 } from '#src/protocol/smtp-sts-2016/application.ts';
import { deliver } from './sender/attempts.ts';
import { Journal } from './session/journal.ts';
import type { Move } from './network/move.ts';
import { reportOn } from './session/reporting.ts';
import type { Run } from './sender/run.ts';
import type { Scenario, Sender } from './world/scenario.ts';
import { resolveScenario, type ScenarioInput } from './world/scenario-input.ts';
import type { Outcome, Session } from './session/session.ts';
import { recipientDomain, worldAt } from './world/world.ts';

/** What the sender remembers of the recipient's domain after a session, in the form of a scenario's sender. */
export type Memory = Pick<Sender, 'stored' | 'stored2016' | 'failedFetches'>;

/** Plays one delivery at the scenario's `now`. Moves that no attacker could make change nothing and are listed in `refused`. */
export function simulate(input: ScenarioInput, moves: readonly Move[] = []): Session {
  return simulateAndRemember(input, moves).session;
}

/** The same, and what the sender remembers afterwards, for its next message. */
export function simulateAndRemember(
  input: ScenarioInput,
  moves: readonly Move[] = [],
): { readonly session: Session; readonly memory: Memory } {
  const scenario = resolveScenario(input);
  const all = scenario.moves ? [...scenario.moves, ...moves] : moves;
  const run = begin(scenario, all);
  const delivery = deliver(run, scenario);
  const report = reportOn(run);
  run.journal.close();
  const { events, refused } = run.journal;
  const outcome = outcomeOf(run, delivery);
  const session: Session = { version: 1, scenario, moves: all, refused, events, outcome, ...(report !== undefined && { report }) };
  return { session, memory: memoryOf(run) };
}

/** What the sender remembers at the end of a run. */
export function memoryOf({ domain, memory, memory2016 }: Run): Memory {
  return {
    stored: memory.cached ? [{ domain, ...memory.cached }] : [],
    failedFetches: memory.lastFailure ? [{ domain, ...memory.lastFailure }] : [],
    stored2016: memory2016
      ? [{ domain, text: memory2016.text, fetchedAt: memory2016.fetchedAt, ttl: memory2016.ttl, validated: memory2016.validated }]
      : [],
  };
}

/** A run before anything has happened. */
export function begin(scenario: Scenario, moves: readonly Move[]): Run {
  const domain = recipientDomain(scenario);
  const { sender } = scenario;
  const stored = sender.stored?.find((each) => each.domain === domain);
  const failure = sender.failedFetches?.find((each) => each.domain === domain);
  return {
    scenario: worldAt(scenario, scenario.now),
    domain,
    journal: new Journal(scenario.now, moves),
    memory: { cached: stored ?? null, lastFailure: failure ?? null },
    memory2016: stored2016(scenario, domain),
    inForce: { source: 'none', policy: null },
    application2016: null,
    policy2016: null,
    failed2016: null,
    said: new Map(),
    answers: new Map(),
    failures: [],
    tlsa: new Map(),
    succeeded: [],
    willGoInClear: false,
    travelled: 'none',
    deliveredTo: null,
    readBy: new Set(),
    deciding: '',
  };
}

function stored2016({ sender }: Scenario, domain: string): Cached2016 | null {
  const stored = sender.stored2016?.find((each) => each.domain === domain);
  const policy = stored && selectRecord2016([[stored.text]]).value;
  return stored && policy ? { policy, text: stored.text, fetchedAt: stored.fetchedAt, ttl: stored.ttl, validated: stored.validated } : null;
}

function outcomeOf(run: Run, delivery: Outcome['delivery']): Outcome {
  const { inForce, policy2016, failures } = run;
  const unique = new Map(failures.map(({ host, resultType }) => [`${host} ${resultType}`, { host, resultType }]));
  return {
    delivery,
    travelled: run.travelled,
    to: run.deliveredTo,
    readBy: (['receiver', 'attacker'] as const).filter((actor) => run.readBy.has(actor)),
    policy: policy2016 ?? { source: inForce.source, mode: inForce.policy?.mode ?? null },
    failures: [...unique.values()],
    deciding: run.deciding,
  };
}
