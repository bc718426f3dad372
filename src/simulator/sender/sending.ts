// A sender about to deliver: the run, the program's habits, and what it makes of promises. Each of them is chosen once, here.
import { mechanismOf, validatesDns } from '#src/simulator/mechanism/choose.ts';
import type { PolicyMechanism } from '#src/simulator/mechanism/mechanism.ts';
import type { Move } from '#src/simulator/network/move.ts';
import { Journal } from '#src/simulator/session/journal.ts';
import { SenderMemory, type Memory } from '#src/simulator/session/memory.ts';
import { OutcomeSoFar } from '#src/simulator/session/outcome.ts';
import type { Run } from '#src/simulator/session/run.ts';
import { PresentWorld } from '#src/simulator/world/present-world.ts';
import type { Scenario } from '#src/simulator/world/scenario.ts';
import { recipientDomain } from '#src/simulator/world/world.ts';
import type { SenderProfile } from './profile.ts';
import { profiles } from './profiles.ts';

export interface Sending {
  readonly run: Run;
  readonly profile: SenderProfile;
  readonly mechanism: PolicyMechanism;
}

/**
 * The scenario's sender before anything has happened. `journal`: where its events go, a new one unless given. `validates`: whether it asks
 * a resolver that validates DNSSEC.
 */
export function beginSending(
  scenario: Scenario,
  moves: readonly Move[],
  journal = new Journal(scenario.now, moves, scenario.sender.sts2016 && '2016'),
  validates = validatesDns(scenario.sender),
): Sending {
  const domain = recipientDomain(scenario);
  const { sender } = scenario;
  const world = new PresentWorld(scenario, validates);
  const run: Run = { domain, world, journal, memory: new SenderMemory(sender, domain), outcome: new OutcomeSoFar() };
  const profile = profiles[sender.behaves];
  return { run, profile, mechanism: mechanismOf(sender, run, profile) };
}

/** What this sender remembers for its next message or refresh. */
export function rememberedBy({ world, memory, journal }: Run): Memory {
  return { ...memory.written(), ...(world.dnsCache && { dnsCache: world.dnsCache.written(journal.at) }) };
}
