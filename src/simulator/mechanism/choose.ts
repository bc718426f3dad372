// The mechanism that a sender follows, by what it implements: the table to add another one to.
import type { SenderProfile } from '#src/simulator/sender/profile.ts';
import type { Run } from '#src/simulator/session/run.ts';
import type { Sender } from '#src/simulator/world/scenario.ts';
import { combined } from './combined.ts';
import type { PolicyMechanism } from './mechanism.ts';
import { none } from './none.ts';
import { sts2016 } from './sts-2016.ts';
import { sts } from './sts.ts';
import { verifying } from './verify.ts';

/** The sender's mechanism, for one run. */
export function mechanismOf(sender: Sender, run: Run, profile: SenderProfile): PolicyMechanism {
  const { methods } = sender.sts2016 ?? {};
  const draft = methods && sts2016(run, methods);
  const policy = sender.mtaSts ? sts(run, profile) : (draft ?? none(run, profile));
  const able = sender.dane ? combined(run, profile, policy) : policy;
  return sender.tlsLevel === 'verify' ? verifying(run, profile, able) : able;
}

/** Whether it asks a resolver that validates DNSSEC: where the scenario does not say, a sender that goes by TLSA records does. */
export function validatesDns({ validates, dane, sts2016: draft }: Sender): boolean {
  return validates ?? (dane || draft?.methods.includes('tlsa') === true);
}
