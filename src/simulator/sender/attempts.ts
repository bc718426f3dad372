// Attempt after attempt, until the mail is delivered, goes back, or waits (RFC 5321 section 4.5.4.1). Nothing becomes permanent for
// a policy's sake before the TXT record was looked at once more (RFC 8461 section 5).
import { attemptDelivery, type Attempted } from './delivery.ts';
import { remembered2016 } from '#src/simulator/mechanism/policy-2016.ts';
import { findPolicy } from '#src/simulator/mechanism/policy-lookup.ts';
import { decide, type Run } from './run.ts';
import type { Scenario } from '#src/simulator/world/scenario.ts';
import { worldAt } from '#src/simulator/world/world.ts';

const defaultRetry = 1800;

/** Delivers, with as many attempts as the sender makes. `scenario` is the world with all that is to change in it. */
export function deliver(run: Run, scenario: Scenario): Attempted['result'] {
  const { attempts, retryAfter = defaultRetry, givesUp } = scenario.sender;
  let inClear = false;
  for (let attempt = 1; ; attempt++) {
    const last = inAttempt(run, scenario, attempt, retryAfter, () => attemptDelivery(run, inClear));
    run.memory2016 = remembered2016(run, run.memory2016);
    if (last.result !== 'deferred') return finish(run, attempt, last.result);
    inClear ||= run.willGoInClear;
    const goesOn = attempts === undefined ? attempt === 1 && run.willGoInClear : attempt < attempts;
    if (goesOn) within(run, attempt, () => decide(run, 'deferred', { id: 'outcome', phase: 'decision', knows: { verdict: 'deferred' } }));
    else return givesUp ? giveUp(run, attempt, last, inClear) : finish(run, attempt, 'deferred');
  }
}

function inAttempt(run: Run, scenario: Scenario, attempt: number, retryAfter: number, work: () => Attempted): Attempted {
  const { journal } = run;
  journal.attempt = attempt;
  if (attempt > 1) {
    journal.at = Math.max(journal.at, scenario.now + (attempt - 1) * retryAfter);
    run.scenario = worldAt(scenario, journal.at);
  }
  return within(run, attempt, () => {
    if (attempt > 1) decide(run, 'try-again', { phase: 'policy', knows: { verdict: 'open' } });
    return work();
  });
}

function within<T>(run: Run, attempt: number, work: () => T): T {
  return run.journal.within(attempt > 1 ? `attempt-${attempt}` : '', work);
}

function giveUp(run: Run, attempt: number, last: Attempted, inClear: boolean): Attempted['result'] {
  if (!last.refused || !run.scenario.sender.mtaSts) return finish(run, attempt, 'bounced');
  const { deciding } = run;
  const before = JSON.stringify(run.inForce.policy);
  const renewed = within(run, attempt, () =>
    run.journal.within('check-again', () => {
      decide(run, 'check-again', { phase: 'decision' });
      run.answers.clear();
      findPolicy(run);
      if (JSON.stringify(run.inForce.policy) !== before) return attemptDelivery(run, inClear);
      run.deciding = deciding;
      return null;
    }),
  );
  return finish(run, attempt, renewed?.result === 'delivered' ? 'delivered' : 'bounced');
}

function finish(run: Run, attempt: number, result: Attempted['result']): Attempted['result'] {
  const { id } = within(run, attempt, () => decide(run, result, { id: 'outcome', phase: 'decision', knows: { verdict: result } }));
  run.deciding ||= id;
  return result;
}
