// What must hold in every world, each with the section that says so. An invariant looks at a session and at what the world's choices
// ask for (facts.ts, expected.ts), and returns what is wrong in words; undefined: nothing is.
import { cite, draft2016, type Citation } from '#src/protocol/citation.ts';
import type { Scenario } from '#src/simulator/world/scenario.ts';
import type { Session, SessionEvent } from '#src/simulator/session/session.ts';
import { simulate } from '#src/simulator/simulate.ts';
import type { World } from './dimensions.ts';
import { daneFailure, expectedOf, type Expected } from './expected.ts';
import { conforms, followsDane, followsSts, hostsOf, publishedRules, sealsDns } from './facts.ts';
import { wrongWithReport } from './reported.ts';
import { scenarioOf } from './worlds.ts';

/** One world, played. */
export interface Trial {
  readonly world: World;
  readonly scenario: Scenario;
  readonly session: Session;
  /** null for a sender of the 2016 draft. */
  readonly expected: Expected | null;
}

export interface Invariant {
  readonly name: string;
  readonly citation: Citation;
  readonly broken: (trial: Trial) => string | undefined;
}

/** Plays a world. */
export function trialOf(world: World): Trial {
  const scenario = scenarioOf(world);
  return { world, scenario, session: simulate(scenario), expected: world.sender === 'sts-2016' ? null : expectedOf(world) };
}

/** A line of the message that nothing else holds. */
const secret = 'Our last word is 41 500.';

/** Every event in which octets of the message pass, whatever its kind says. */
function passages({ events }: Session): SessionEvent[] {
  return events.filter(({ channel, text }) => channel === 'smtp' && text.includes(secret));
}

const hostNameOf = ({ host = '' }: SessionEvent): string => host.replace(/\[.*/, '');

/** What an enforcing policy seals: every passage lies inside TLS, with a host that conforms. */
function unsealed({ world, session }: Trial, rules: { readonly mx: readonly string[] } | null): string | undefined {
  for (const event of passages(session)) {
    if (!event.secured) return `the message travels in clear at ${event.id}`;
    const host = (hostsOf(world) ?? []).find((each) => each.host === hostNameOf(event));
    if (!host || (rules && !conforms(host, { mode: 'enforce', mx: rules.mx })))
      return `the message goes to ${event.host}, which does not conform`;
  }
  return undefined;
}

const sealed: Invariant = {
  name: 'with an enforced policy no octet of a message travels in clear or to a host that does not conform',
  citation: cite('RFC 8461', '5'),
  broken: (trial) => {
    const rules = trial.expected?.inForce.at(-1);
    if (rules?.mode !== 'enforce') return undefined;
    // Postfix looks at the certificate alone: a host of any name will do that shows one for an MX of the policy.
    if (trial.world.sender !== 'sts-as-postfix') return unsealed(trial, rules);
    const clear = passages(trial.session).find(({ secured }) => !secured);
    return clear && `the message travels in clear at ${clear.id}`;
  },
};

const sealedIn2016: Invariant = {
  name: 'with a validated policy of the 2016 draft that refuses, no octet travels in clear or to a host that does not conform',
  citation: cite(draft2016, '3.5'),
  broken: (trial) => {
    const { sender, stored, mode, certificate } = trial.world;
    // The draft reads the common name, too; facts.ts, after RFC 8461, does not.
    const applies = sender === 'sts-2016' && stored === 'fresh' && mode === 'enforce' && certificate !== 'common-name';
    return applies ? unsealed(trial, publishedRules({ ...trial.world, pattern: 'exact' })) : undefined;
  },
};

/** The same world with a sender that knows nothing of MTA-STS. Its delivery depends on the rest alone, so it is played once. */
function withoutSts({ world, scenario }: Trial): Session {
  const { attack, certificate, starttls, mx, tlsa, attempts } = world;
  const key = [attack, certificate, starttls, mx, followsDane(world) && tlsa, attempts, world.sender === 'sts-as-postfix'].join(' ');
  let session = unaware.get(key);
  if (!session) {
    session = simulate({ ...scenario, sender: { ...scenario.sender, mtaSts: false, stored: [], failedFetches: [] } });
    if (unaware.size > 20_000) unaware.clear();
    unaware.set(key, session);
  }
  return session;
}

const unaware = new Map<string, Session>();

/** Forgets what was played before: the evaluator is another one now. */
export function forgetPlayed(): void {
  unaware.clear();
}

const describeDelivery = ({ outcome }: Session): string =>
  `${outcome.delivery} to ${outcome.to}, ${outcome.travelled === 'authenticated' ? 'encrypted' : outcome.travelled}, read by ${outcome.readBy.join(' and ')}`;

const harmless: Invariant = {
  name: 'testing and none never change a delivery',
  citation: cite('RFC 8461', '5'),
  broken: (trial) => {
    const { world, session, expected } = trial;
    if (!followsSts(world) || !expected || expected.inForce.some((rules) => rules === null || rules.mode === 'enforce')) return undefined;
    const [mine, plain] = [session, withoutSts(trial)].map(describeDelivery);
    return mine === plain ? undefined : `${mine}; without MTA-STS ${plain}`;
  },
};

/** What passes between the servers, without what they think and when. */
function dialogue({ events }: Session): string {
  let said = '';
  for (const { channel, from, text, secured } of events)
    if (channel === 'smtp' || channel === 'tls' || channel === 'tcp')
      if (!isOfPolicyHost(text, from)) said += `${from} ${secured} ${text}\n`;
  return said;
}

function isOfPolicyHost(text: string, from: SessionEvent['from']): boolean {
  return from === 'policy-host' || text.endsWith(':443');
}

const unaffected: Invariant = {
  name: 'without a policy everything is as without MTA-STS',
  citation: cite('RFC 8461', '3.3'),
  broken: (trial) => {
    const { world, session, expected } = trial;
    if (!followsSts(world) || !expected || expected.inForce.some((rules) => rules !== null)) return undefined;
    const plain = withoutSts(trial);
    const [mine, theirs] = [session, plain].map((each) => `${describeDelivery(each)}, ${each.outcome.travelled}`);
    if (mine !== theirs) return `${mine}; without MTA-STS ${theirs}`;
    return dialogue(session) === dialogue(plain) ? undefined : 'the servers say something else to each other';
  },
};

const askedAgain: Invariant = {
  name: 'nothing is bounced for a policy before the TXT record was looked up again',
  citation: cite('RFC 8461', '5'),
  broken: ({ world, session, expected }) => {
    if (session.outcome.delivery !== 'bounced' || !followsSts(world)) return undefined;
    const isEnforced = expected?.inForce[0]?.mode === 'enforce';
    const isRefusal = ({ explains }: SessionEvent) => explains === 'refuse-host' || (isEnforced && explains === 'mx-not-allowed');
    const first = session.events.findIndex(isRefusal);
    const asked = session.events.findLastIndex(({ explains }) => explains === 'sts-txt-query');
    return first < 0 || asked > first ? undefined : `refused at ${session.events[first]!.id}, bounced without another look`;
  },
};

const unread: Invariant = {
  name: 'with an enforced policy only an attacker with a certificate that the policy allows reads a message',
  citation: cite('RFC 8461', '10.1'),
  broken: ({ world, session, expected }) => {
    if (world.sender === 'sts-as-postfix' || expected?.inForce.at(-1)?.mode !== 'enforce') return undefined;
    if (world.attack === 'mis-issued-certificate' || world.attack === 'forge-address-mis-issued') return undefined;
    return attackerReads(session) ? 'the attacker reads the message' : undefined;
  },
};

const firstContact: Invariant = {
  name: 'at first contact an attacker reads a message only if the policy was kept from the sender',
  citation: cite('RFC 8461', '10.2'),
  broken: ({ world, session }) => {
    const { stored, mode, sender, attack } = world;
    const isNew = (stored === 'empty' || stored === 'expired') && (sender === 'sts' || sender === 'dane-and-sts');
    if (!isNew || mode !== 'enforce' || attack.endsWith('mis-issued') || attack.startsWith('mis-issued')) return undefined;
    const had = session.events.some(({ explains }) => explains === 'cache-stored');
    const policyComes = isPublishedWell(world) && attack !== 'block-policy' && attack !== 'forge-mx-hide-txt';
    if (policyComes && !had) return 'the policy could be had, and the sender does not have it';
    return had && attackerReads(session) ? 'the attacker reads the message' : undefined;
  },
};

/** Whether a sender that asks gets the published policy, if no attack on the policy host or the TXT record comes first. */
function isPublishedWell(world: World): boolean {
  const { txt, policyHost, tlsa, attempts } = world;
  if (policyHost !== 'ok' || (txt !== 'valid' && txt !== 'beside-stranger')) return false;
  return attempts !== 'gives-up-after-loss' && !(followsDane(world) && tlsa === 'bogus');
}

function attackerReads(session: Session): boolean {
  return (
    session.outcome.readBy.includes('attacker') ||
    passages(session).some(({ to, readableBy }) => to === 'attacker' || readableBy?.includes('attacker'))
  );
}

const daneHolds: Invariant = {
  name: 'a DANE failure is never overridden',
  citation: cite('RFC 8461', '2'),
  broken: ({ world, session }) => {
    if (!followsDane(world) || !sealsDns(world)) return undefined;
    for (const event of passages(session)) {
      const host = (hostsOf(world) ?? []).find((each) => each.host === hostNameOf(event));
      const failure = !host || host.reach === 'unanswered' || world.tlsa === 'servfail' ? 'dnssec-invalid' : daneFailure(host, world.tlsa);
      if (failure) return `the message goes to ${event.host} despite ${failure}`;
    }
    return undefined;
  },
};

const reportedOnce: Invariant = {
  name: 'each reportable failure is reported exactly once, and nothing else is',
  citation: cite('RFC 8460', '4.3'),
  broken: ({ world, session, expected }) =>
    expected && world.sender !== 'sts-as-postfix' ? wrongWithReport(world, session, expected) : undefined,
};

/** What takes or reads every message on its way to the domain, whoever sends it and whatever the domain promises. */
const onTheWay: ReadonlySet<World['attack']> = new Set([
  ...(['strip-starttls', 'refuse-starttls', 'block-policy', 'untrusted-certificate', 'mis-issued-certificate', 'block-mx'] as const),
]);
/** What sends it elsewhere, where nothing seals the answers of DNS. */
const elsewhere: ReadonlySet<World['attack']> = new Set(['forge-mx', 'forge-mx-hide-txt', 'forge-address', 'forge-address-mis-issued']);

const reportIsAMessage: Invariant = {
  name: 'a report is never called delivered where its message could not be',
  citation: cite('RFC 8460', '5.3.1'),
  broken: ({ world, session: { outcome } }) => {
    const isHindered = onTheWay.has(world.attack) || (elsewhere.has(world.attack) && !sealsDns(world));
    return isHindered && outcome.report.status === 'delivered' ? `the report to ${outcome.report.to} is called delivered` : undefined;
  },
};

const asTheRulesSay: Invariant = {
  name: 'the mail ends where the rules lead it',
  citation: cite('RFC 8461', '5.1'),
  broken: ({ session: { outcome }, expected }) => {
    if (!expected) return undefined;
    const told = ({ delivery, travelled, to, readBy }: Pick<Session['outcome'], 'delivery' | 'travelled' | 'to' | 'readBy'>) =>
      `${delivery} to ${to}, ${travelled}, read by ${readBy.join(' and ') || 'nobody'}`;
    const rules = expected.inForce.at(-1) ?? null;
    if ((outcome.policy.mode ?? null) !== (rules?.mode ?? null))
      return `policy ${outcome.policy.mode}, should be ${rules?.mode ?? 'none in force'}`;
    const [mine, right] = [told(outcome), told(expected)];
    return mine === right ? undefined : `${mine}; should be ${right}`;
  },
};

export const invariants: readonly Invariant[] = [
  sealed,
  sealedIn2016,
  harmless,
  unaffected,
  askedAgain,
  unread,
  firstContact,
  daneHolds,
  reportedOnce,
  reportIsAMessage,
  asTheRulesSay,
];
