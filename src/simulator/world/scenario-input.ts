// The short form of a scenario: what it differs in from the standard world. `{ "sender": "sts-enforce", "attack":
// "strip-starttls" }` is a whole scenario. A full scenario is a short one in which nothing is left out.
import { applyAttack } from './apply-attack.ts';
import type { AttackName, MistakeName, SenderName } from './names.ts';
import { ownPolicy, ownPolicy2016 } from './remembered-policies.ts';
import type { Scenario, Sender, WorldChange } from './scenario.ts';
import { standardWorld } from './standard-world.ts';
import { recipientDomain, withMxHosts, withRecords, worldAt } from './world.ts';

/**
 * standard: see standard-world.ts. no-policy: without MTA-STS, the 2016 policy, TLSA and TLSRPT, unsigned. in-the-clear: the same, and
 * without STARTTLS on either side. draft-report-only, draft-tlsa: the 2016 policy with to=false, or with c=tlsa, published and stored.
 */
export const worldNames = ['standard', 'no-policy', 'in-the-clear', 'draft-report-only', 'draft-tlsa'] as const;
export type WorldName = (typeof worldNames)[number];

/** A change that may be an attack or a mistake by name; `none` sends the attacker away. */
export type WorldChangeInput = WorldChange & { readonly attack?: AttackName | MistakeName };

/** What is left out comes from the world that is extended; lists replace its lists; the attacks come last, in order. */
export type ScenarioInput = Omit<Partial<Scenario>, 'sender' | 'changes'> & {
  readonly extends?: WorldName;
  readonly sender?: SenderName | (Partial<Sender> & { readonly like?: SenderName });
  readonly attack?: AttackName | MistakeName | readonly (AttackName | MistakeName)[];
  readonly changes?: readonly WorldChangeInput[];
};

/** The full scenario. A full one comes back as it is (apart from `attack`, if it names one). */
export function resolveScenario(input: ScenarioInput): Scenario {
  const { extends: world = 'standard', sender, attack, changes, ...given } = input;
  const name = typeof sender === 'string' ? sender : (sender?.like ?? 'opportunistic');
  const base = bend(standardWorld(name), world);
  const { like: _like, ...ownAbilities } = typeof sender === 'object' ? sender : {};
  const known = isOwnWorld(input) ? remembering({ ...base, ...given }, name) : base.sender;
  const bent: Scenario = { ...base, ...given, sender: { ...known, ...ownAbilities } };
  const attacked = [attack ?? 'none'].flat().reduce(applyAttack, bent);
  return changes ? { ...attacked, changes: resolveChanges(attacked, changes) } : attacked;
}

/** The scenario without its own attack, and with this one from `at` (seconds since 1970) on, made for the world as it then is. */
export function attackFrom(input: ScenarioInput, attack: AttackName, at: number): Scenario {
  const { attack: _attack, ...bare } = input;
  const peace = resolveScenario(bare);
  const then = worldAt(peace, at);
  const { attacker, zones, mxHosts } = applyAttack(then, attack);
  const change = { at, attacker, ...(zones !== then.zones && { zones }), ...(mxHosts !== then.mxHosts && { mxHosts }) };
  return { ...peace, changes: [...(peace.changes ?? []), change] };
}

/** Whether the world's domain, what it publishes or the time is not that of the standard world. */
function isOwnWorld({ extends: world, zones, policyHosts, message, now, changes }: ScenarioInput): boolean {
  return (
    world === 'no-policy' || world === 'in-the-clear' || [zones, policyHosts, message, now, changes].some((part) => part !== undefined)
  );
}

/** The sender of that name with the policies of this world's domain in its memory, in place of those of the standard world. */
function remembering({ sender, ...world }: Scenario, name: SenderName): Sender {
  const { stored, stored2016, ...able } = sender;
  const policy = stored && ownPolicy({ sender, ...world }, name === 'sts-testing' ? 'testing' : 'enforce');
  const policy2016 = stored2016 && ownPolicy2016({ sender, ...world });
  return { ...able, ...(stored && { stored: policy ? [policy] : [] }), ...(stored2016 && { stored2016: policy2016 ? [policy2016] : [] }) };
}

function resolveChanges(scenario: Scenario, changes: readonly WorldChangeInput[]): WorldChange[] {
  const resolved: WorldChange[] = [];
  for (const { attack, ...change } of changes.toSorted((a, b) => a.at - b.at)) {
    resolved.push(change);
    if (attack === undefined) continue;
    const { attacker, zones, policyHosts, mxHosts } = applyAttack(worldAt({ ...scenario, changes: resolved }, change.at), attack);
    const gone = attack === 'none' ? { ...attacker, listens: false, rules: [] } : attacker;
    resolved[resolved.length - 1] = { ...change, attacker: gone, zones, policyHosts, mxHosts };
  }
  return resolved;
}

function bend(scenario: Scenario, world: WorldName): Scenario {
  if (world === 'standard') return scenario;
  if (world === 'draft-report-only') return withPolicy2016(scenario, (text) => text.replace('to=true', 'to=false'));
  if (world === 'draft-tlsa') return withPolicy2016(scenario, (text) => text.replace('c=webpki', 'c=tlsa'));
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

function withPolicy2016(scenario: Scenario, change: (text: string) => string): Scenario {
  const name = `_smtp_sts.${recipientDomain(scenario)}`;
  const texts = scenario.zones.flatMap(({ records }) => records.flatMap((record) => (record.name === name ? [String(record.value)] : [])));
  const published = withRecords(scenario, name, 'TXT', texts.map(change));
  const { sender } = scenario;
  const policyHosts = published.policyHosts.map(({ files, ...host }) =>
    files ? { ...host, files: Object.fromEntries(Object.entries(files).map(([path, text]) => [path, change(text)])) } : host,
  );
  const able: Sender = sender.sts2016 ? { ...sender, sts2016: { methods: ['webpki', 'tlsa'] } } : sender;
  const stored = sender.stored2016 ? { stored2016: sender.stored2016.map((each) => ({ ...each, text: change(each.text) })) } : {};
  return { ...published, policyHosts, sender: { ...able, ...stored } };
}
