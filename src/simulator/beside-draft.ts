// One session under the draft of March 2016 and under RFC 8461: the same world, attack and moves, and a sender that knows as much of the
// domain by either design. A domain that publishes nothing by the draft is taken to publish its MTA-STS policy in the draft's form.
import type { Policy2016 } from '#src/protocol/smtp-sts-2016/policy.ts';
import { formatRecord2016, parseRecord2016 } from '#src/protocol/smtp-sts-2016/record.ts';
import { parseTlsrptRecords } from '#src/protocol/tlsrpt/record.ts';
import { answer } from '#src/protocol/dns/zone.ts';
import { dnsOf, textsOf } from './network/lookup.ts';
import type { Move } from './network/move.ts';
import { ownPolicy, ownPolicy2016 } from './world/remembered-policies.ts';
import type { PolicyHost, Scenario, Sender, StoredPolicy } from './world/scenario.ts';
import { resolveScenario, type ScenarioInput } from './world/scenario-input.ts';
import type { Session } from './session/session.ts';
import { simulate } from './simulate.ts';
import { recipientDomain, recordsOf, withRecords } from './world/world.ts';

export interface BesideDraft {
  readonly old: Session;
  readonly now: Session;
  /** The record that the domain is taken to publish by the draft; left out where it publishes one itself, or has no policy. */
  readonly translated?: string;
}

/** Plays both. A session of one of the two designs stays as it is; one of neither is set beside senders that have the policy stored. */
export function besideDraft(input: ScenarioInput, moves: readonly Move[] = []): BesideDraft {
  const given = resolveScenario(input);
  const now = given.sender.mtaSts ? given : resolveScenario({ ...input, sender: successorOf(given) });
  if (given.sender.sts2016) return { old: simulate(given, moves), now: simulate(now, moves) };
  const { scenario, translated } = underDraft(now);
  return { old: simulate(scenario, moves), now: simulate(now, moves), ...(translated !== undefined && { translated }) };
}

/** What a sender keeps, whichever design it follows. */
function habitsOf({ host, address, tls, tlsReports, tlsLevel, dnsCache, attempts, givesUp, retryAfter }: Sender) {
  return {
    ...{ host, address, tls, tlsReports },
    ...(tlsLevel && { tlsLevel }),
    ...(dnsCache && { dnsCache }),
    ...(attempts !== undefined && { attempts }),
    ...(givesUp !== undefined && { givesUp }),
    ...(retryAfter !== undefined && { retryAfter }),
  };
}

/** The sender of RFC 8461 that knows as much: at first contact where the draft's has nothing stored. */
function successorOf({ sender }: Scenario): NonNullable<ScenarioInput['sender']> {
  const isNew = sender.sts2016 !== undefined && !sender.stored2016?.length;
  return { like: isNew ? 'sts-first-contact' : 'sts-enforce', ...habitsOf(sender) };
}

/** The same world with a sender of the draft, and with a record of the draft where the domain has none. */
function underDraft(now: Scenario): { readonly scenario: Scenario; readonly translated?: string } {
  const { sender } = now;
  const domain = recipientDomain(now);
  const held = sender.stored?.find((each) => each.domain === domain);
  const known = held ?? ownPolicy(now, 'enforce');
  const published = ownPolicy2016(now)?.text;
  const text = published === undefined ? known && draftText(now, known) : withMode(published, known);
  const able: Sender = { ...habitsOf(sender), mtaSts: false, dane: false, behaves: 'rfc', sts2016: { methods: ['webpki'] } };
  const stored2016 = held && text !== undefined ? [{ domain, text, fetchedAt: held.fetchedAt, ttl: 3600, validated: true }] : [];
  const bare = { ...now, sender: { ...able, stored2016 } };
  if (text === undefined || text === published) return { scenario: bare };
  return { scenario: publishing(bare, text), ...(published === undefined && { translated: text }) };
}

/** The record with `to` as the mode says. */
function withMode(text: string, known: StoredPolicy | undefined): string {
  const { value } = parseRecord2016(text);
  if (!value || known?.policy.mode !== 'testing' || !value.to) return text;
  return formatRecord2016({ ...value, to: false });
}

/** An MTA-STS policy in the draft's form; the draft has no mode none, and its lifetime at most six digits. */
function draftText(world: Scenario, { domain, policy }: StoredPolicy): string | undefined {
  if (policy.mode === 'none') return undefined;
  const { value: tlsrpt } = parseTlsrptRecords(textsOf(answer(dnsOf(world.zones), `_smtp._tls.${domain}`, 'TXT')));
  const record: Policy2016 = {
    to: policy.mode === 'enforce',
    mx: policy.mx,
    c: 'webpki',
    a: `webpki:https://${domain}${path}`,
    e: Math.min(policy.maxAge, 999_999),
    rua: tlsrpt?.rua ?? null,
  };
  return formatRecord2016(record);
}

const path = '/.well-known/smtp-sts/current';

/** The world with this record in DNS, and its copy on the domain's web server. */
function publishing(world: Scenario, text: string): Scenario {
  const domain = recipientDomain(world);
  const told = withRecords(world, `_smtp_sts.${domain}`, 'TXT', [text]);
  const placed = recordsOf(told, domain, 'A').length > 0 ? told : withRecords(told, domain, 'A', ['198.51.100.80']);
  const own = placed.policyHosts.find(({ host }) => host === domain) ?? ({ host: domain, certificate: { names: [domain] } } as PolicyHost);
  const others = placed.policyHosts.filter((each) => each !== own);
  return { ...placed, policyHosts: [...others, { ...own, files: { ...own.files, [path]: text } }] };
}
