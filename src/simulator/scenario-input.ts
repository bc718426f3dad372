// The short form of a scenario: what it differs in from the standard world. `{ "sender": "sts-enforce", "attack":
// "strip-starttls" }` is a whole scenario. A full scenario is a short one in which nothing is left out.
import type { AttackName, MistakeName, SenderName } from './names.ts';
import type { Scenario, Sender } from './scenario.ts';
import { standardSender, standardWorld } from './standard-world.ts';
import { withMxHosts } from './world.ts';
import { applyAttack } from './attacks.ts';

/** standard: see standard-world.ts. no-policy: without MTA-STS, the 2016 policy, TLSA and TLSRPT, unsigned. in-the-clear: the same, and without STARTTLS on either side. */
export const worldNames = ['standard', 'no-policy', 'in-the-clear'] as const;
export type WorldName = (typeof worldNames)[number];

/** What is left out comes from the world that is extended; lists replace its lists; the attacks come last, in order. */
export type ScenarioInput = Omit<Partial<Scenario>, 'sender'> & {
  readonly extends?: WorldName;
  readonly sender?: SenderName | (Partial<Sender> & { readonly like?: SenderName });
  readonly attack?: AttackName | MistakeName | readonly (AttackName | MistakeName)[];
};

/** The full scenario. A full one comes back as it is (apart from `attack`, if it names one). */
export function resolveScenario(input: ScenarioInput): Scenario {
  const { extends: world = 'standard', sender, attack, ...given } = input;
  const name = typeof sender === 'string' ? sender : (sender?.like ?? 'opportunistic');
  const base = bend(standardWorld(name), world);
  const bent: Scenario = { ...base, ...given, sender: typeof sender === 'object' ? mergeSender(base.sender, sender) : base.sender };
  return [attack ?? 'none'].flat().reduce(applyAttack, bent);
}

function mergeSender(base: Sender, { like, ...given }: Partial<Sender> & { readonly like?: SenderName }): Sender {
  return { ...(like ? standardSender(like) : base), ...given };
}

function bend(scenario: Scenario, world: WorldName): Scenario {
  if (world === 'standard') return scenario;
  const bare = {
    ...scenario,
    policyHosts: [],
    zones: scenario.zones.map((zone) => ({
      ...zone,
      dnssec: 'unsigned' as const,
      records: zone.records.filter(({ type, name }) => type !== 'TXT' && type !== 'TLSA' && !name.startsWith('mta-sts.')),
    })),
  };
  if (world === 'no-policy') return bare;
  const silent = withMxHosts(bare, (host) => ({ ...host, starttls: 'absent' }));
  return { ...silent, sender: { ...silent.sender, tls: false } };
}
