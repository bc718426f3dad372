// A scenario over days: messages, changes of the world, and the sender's daily refresh (RFC 8461 sections 3.3 and 10.2), with what
// the sender has stored beside what is published at that time. Moves belong to one message each.
import { isDueForRefresh, isFresh, refreshSeconds, secondsLeft } from '#src/protocol/mta-sts/cache.ts';
import type { PolicyRules } from '#src/protocol/mta-sts/policy.ts';
import { judgeResponse, policyHost } from '#src/protocol/mta-sts/response.ts';
import { parseRecords } from '#src/protocol/mta-sts/record.ts';
import { answer } from '#src/protocol/dns/zone.ts';
import { dnsOf } from './lookup.ts';
import type { Move } from './move.ts';
import { textsOf } from './policy-lookup.ts';
import { refresh } from './refresh.ts';
import type { Scenario } from './scenario.ts';
import { resolveScenario, type ScenarioInput } from './scenario-input.ts';
import type { Session, SessionEvent } from './session.ts';
import { simulateAndRemember, type Memory } from './simulate.ts';
import { recipientDomain, worldAt } from './world.ts';

/** A policy with its id, as published or as stored; `left`: seconds until a stored one expires. */
export interface PolicyState {
  readonly id: string;
  readonly mode: PolicyRules['mode'];
  readonly mx: readonly string[];
  readonly maxAge: number;
  readonly left?: number;
}

/** Something that happens. `published` and `stored` are the state after it; null: no usable policy, nothing stored. */
export interface Moment {
  readonly at: number;
  readonly what: 'message' | 'change' | 'refresh' | 'expiry';
  readonly title?: string;
  /** Of a message. */
  readonly session?: Session;
  /** Of a refresh: what was asked and answered, and whether a policy came. */
  readonly events?: readonly SessionEvent[];
  readonly refreshed?: boolean;
  readonly published: PolicyState | null;
  readonly stored: PolicyState | null;
}

export interface Timeline {
  readonly scenario: Scenario;
  readonly moments: readonly Moment[];
}

const longest = 400;

/** Plays the whole. Messages go out at `sendAt` (else once at `now`); `moves[n]` are made on the n-th of them. */
export function timeline(input: ScenarioInput, moves: readonly (readonly Move[])[] = []): Timeline {
  const scenario = resolveScenario(input);
  const sends = [...(scenario.sendAt ?? [scenario.now])].sort((a, b) => a - b);
  const planned = [
    ...(scenario.changes ?? []).map(({ at, title }) => ({ at, what: 'change' as const, title })),
    ...sends.map((at, index) => ({ at, what: 'message' as const, index })),
  ].sort((a, b) => a.at - b.at || (a.what === b.what ? 0 : a.what === 'change' ? -1 : 1));
  const moments: Moment[] = [];
  let memory: Memory = scenario.sender;
  let before = Math.min(scenario.now, planned[0]?.at ?? scenario.now);
  for (const plan of planned) {
    memory = passTime(scenario, memory, before, plan.at, moments);
    before = plan.at;
    if (plan.what === 'change')
      moments.push({ ...stateAt(scenario, memory, plan.at), what: 'change', ...(plan.title !== undefined && { title: plan.title }) });
    else {
      const played = simulateAndRemember(remembering(worldAt(scenario, plan.at), memory), moves[plan.index] ?? []);
      memory = played.memory;
      moments.push({ ...stateAt(scenario, memory, plan.at), what: 'message', session: played.session });
    }
  }
  return { scenario, moments };
}

/** The refreshes and the expiry between two moments. */
function passTime(scenario: Scenario, memory: Memory, from: number, to: number, moments: Moment[]): Memory {
  if (!scenario.sender.mtaSts) return memory;
  const domain = recipientDomain(scenario);
  let known = memory;
  for (let at = from + refreshSeconds; ; at += refreshSeconds) {
    const held = known.stored?.find((each) => each.domain === domain);
    const expiry = held ? held.fetchedAt + held.policy.maxAge + 1 : Infinity;
    if (held && expiry <= Math.min(at, to) && expiry > from && !moments.some((moment) => moment.what === 'expiry' && moment.at === expiry))
      moments.push({ ...stateAt(scenario, known, expiry), what: 'expiry' });
    if (at >= to || moments.length > longest) return known;
    if (!held || !isFresh(held, at) || !isDueForRefresh(held, at)) continue;
    const done = refresh(remembering(worldAt(scenario, at), known));
    known = done.memory;
    moments.push({ ...stateAt(scenario, known, at), what: 'refresh', refreshed: done.refreshed, events: done.events });
  }
}

function remembering(scenario: Scenario, memory: Memory): Scenario {
  const { stored = [], stored2016 = [], failedFetches = [] } = memory;
  // The changes have been made; left in, they would be made again.
  const { changes: _changes, sendAt: _sendAt, ...world } = scenario;
  const later = (scenario.changes ?? []).filter(({ at }) => at > scenario.now);
  return { ...world, ...(later.length > 0 && { changes: later }), sender: { ...scenario.sender, stored, stored2016, failedFetches } };
}

function stateAt(scenario: Scenario, memory: Memory, at: number): Pick<Moment, 'at' | 'published' | 'stored'> {
  const domain = recipientDomain(scenario);
  const held = memory.stored?.find((each) => each.domain === domain);
  const stored = held && isFresh(held, at) ? { id: held.id, ...rulesOf(held.policy), left: secondsLeft(held, at) } : null;
  return { at, published: publishedIn(worldAt(scenario, at)), stored };
}

/** The policy that an undisturbed sender would find; null where TXT record and file do not give one. */
export function publishedIn(scenario: Scenario): PolicyState | null {
  const domain = recipientDomain(scenario);
  const { value: record } = parseRecords(textsOf(answer(dnsOf(scenario.zones), `_mta-sts.${domain}`, 'TXT')));
  const host = scenario.policyHosts.find((each) => each.host === policyHost(domain));
  if (!record || !host || host.down) return null;
  const { status = 200, contentType = 'text/plain', body = '' } = host;
  const { value: policy } = judgeResponse({ result: 'answer', status, contentType, body });
  return policy ? { id: record.id, ...rulesOf(policy) } : null;
}

function rulesOf({ mode, mx, maxAge }: PolicyRules): PolicyRules {
  return { mode, mx, maxAge };
}
