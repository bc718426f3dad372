// Attempt after attempt, until the mail is delivered, goes back, or waits (RFC 5321 section 4.5.4.1). Nothing becomes permanent for
// a policy's sake before the TXT record was looked at once more (RFC 8461 section 5).
import { attemptDelivery, type Attempted } from './delivery.ts';
import type { Sending } from './sending.ts';

const defaultRetry = 1800;

/** Delivers, with as many attempts as the sender makes. */
export function deliver(sending: Sending): Attempted['result'] {
  const { run } = sending;
  const { now, sender } = run.world.scenario;
  const { attempts, retryAfter = defaultRetry, givesUp } = sender;
  let inClear = false;
  for (let attempt = 1; ; attempt++) {
    if (attempt > 1) run.journal.nextAttempt(now + (attempt - 1) * retryAfter);
    const last = within(sending, () => attemptAgain(sending, inClear));
    if (last.result !== 'deferred') return finish(sending, last.result);
    inClear ||= last.willGoInClear;
    const goesOn = attempts === undefined ? attempt === 1 && last.willGoInClear : attempt < attempts;
    if (goesOn) within(sending, () => decideOutcome(sending, 'deferred'));
    else return givesUp ? giveUp(sending, last, inClear) : finish(sending, 'deferred');
  }
}

function attemptAgain(sending: Sending, inClear: boolean): Attempted {
  const { world, journal } = sending.run;
  if (journal.attempt > 1) {
    world.moveTo(journal.at);
    journal.decide('try-again', { phase: 'policy', knows: { verdict: 'open' } });
  }
  return attemptDelivery(sending, inClear);
}

/** `work`, under the present attempt's part of the ids. */
function within<T>({ run: { journal } }: Sending, work: () => T): T {
  return journal.within(journal.attempt > 1 ? `attempt-${journal.attempt}` : '', work);
}

function giveUp(sending: Sending, { refused }: Attempted, inClear: boolean): Attempted['result'] {
  const { mechanism, run } = sending;
  if (!refused || !mechanism.lookAgain) return finish(sending, 'bounced');
  const renewed = within(sending, () =>
    run.journal.within('check-again', () => (mechanism.lookAgain?.() ? attemptDelivery(sending, inClear) : null)),
  );
  return finish(sending, renewed?.result === 'delivered' ? 'delivered' : 'bounced');
}

function finish(sending: Sending, result: Attempted['result']): Attempted['result'] {
  const { outcome } = sending.run;
  const event = within(sending, () => decideOutcome(sending, result));
  if (outcome.deciding === '') outcome.decidedBy(event);
  return result;
}

function decideOutcome({ run: { journal } }: Sending, verdict: Attempted['result']) {
  return journal.decide(verdict, { id: 'outcome', phase: 'decision', knows: { verdict } });
}
