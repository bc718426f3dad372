// A scenario over days: messages, changes of the world, and the sender's daily refresh (RFC 8461 sections 3.3 and 10.2), with what
// the sender has stored beside what is published at that time. Moves belong to one message each.
import { isFresh, refreshSeconds, secondsLeft } from '#src/protocol/mta-sts/cache.ts';
import type { PolicyRules } from '#src/protocol/mta-sts/policy.ts';
import { judgeResponse, policyHost } from '#src/protocol/mta-sts/response.ts';
import { parseRecords } from '#src/protocol/mta-sts/record.ts';
import { answer } from '#src/protocol/dns/zone.ts';
import { dnsOf, textsOf } from './network/lookup.ts';
import type { Move } from './network/move.ts';
import { refresh } from './sender/refresh.ts';
import type { Scenario } from './world/scenario.ts';
import { resolveScenario, type ScenarioInput } from './world/scenario-input.ts';
import type { Session, SessionEvent } from './session/session.ts';
import type { Memory } from './session/memory.ts';
import { simulateAndRemember } from './simulate.ts';
import { recipientDomain, worldAt } from './world/world.ts';

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

/** So many moments at most, and so many seconds between two refreshes at least: a foreign scenario must not run for ever. */
const longest = 1000;
const shortestWait = 60;

/** What changes at a time has changed for a message of that time. */
const order = { change: 0, message: 1 } as const;

/** What the sender carries through time: its memory, when it last tried to refresh, and which expiry has been told. */
interface Known {
  readonly memory: Memory;
  readonly tried: number;
  readonly expired: number;
}

/** Plays the whole. Messages go out at `sendAt` (else once at `now`); `moves[n]` are made on the n-th of them. */
export function timeline(input: ScenarioInput, moves: readonly (readonly Move[])[] = []): Timeline {
  const scenario = resolveScenario(input);
  const sends = [...(scenario.sendAt ?? [scenario.now])].sort((a, b) => a - b);
  const planned = [
    ...(scenario.changes ?? []).map(({ at, title }) => ({ at, what: 'change' as const, title })),
    ...sends.map((at, index) => ({ at, what: 'message' as const, index })),
  ].sort((a, b) => a.at - b.at || order[a.what] - order[b.what]);
  const moments: Moment[] = [];
  let known: Known = { memory: scenario.sender, tried: Math.min(scenario.now, planned[0]?.at ?? scenario.now), expired: -Infinity };
  for (const plan of planned) {
    known = passTime(scenario, known, plan.at, moments);
    const { memory } = known;
    if (plan.what === 'change')
      moments.push({ ...stateAt(scenario, memory, plan.at), what: 'change', ...(plan.title !== undefined && { title: plan.title }) });
    else {
      const played = simulateAndRemember(remembering(worldAt(scenario, plan.at), memory), moves[plan.index] ?? []);
      known = { ...known, memory: played.memory };
      moments.push({ ...stateAt(scenario, played.memory, plan.at), what: 'message', session: played.session });
    }
  }
  return { scenario, moments };
}

/** The refreshes and the expiry up to a moment, and what is remembered then. */
function passTime(scenario: Scenario, known: Known, to: number, moments: Moment[]): Known {
  const domain = recipientDomain(scenario);
  let { memory, tried, expired } = known;
  for (;;) {
    const held = memory.stored?.find((each) => each.domain === domain);
    if (!scenario.sender.mtaSts || !held) break;
    const due = Math.max(held.fetchedAt, tried) + Math.max(shortestWait, Math.min(refreshSeconds, held.policy.maxAge / 2));
    const end = held.fetchedAt + held.policy.maxAge + 1;
    if (end <= (scenario.sender.refresh === 'never' ? to : Math.min(due, to)) && expired !== end) {
      moments.push({ ...stateAt(scenario, memory, end), what: 'expiry' });
      expired = end;
    }
    if (due >= to || due >= end || scenario.sender.refresh === 'never' || moments.length > longest) break;
    const done = refresh(remembering(worldAt(scenario, due), memory));
    ({ memory } = done);
    tried = due;
    moments.push({ ...stateAt(scenario, memory, due), what: 'refresh', refreshed: done.refreshed, events: done.events });
  }
  return { memory, tried, expired };
}

function remembering(scenario: Scenario, memory: Memory): Scenario {
  const { stored = [], stored2016 = [], failedFetches = [], dnsCache } = memory;
  // The changes have been made; left in, they would be made again.
  const { changes: _changes, sendAt: _sendAt, ...world } = scenario;
  const later = (scenario.changes ?? []).filter(({ at }) => at > scenario.now);
  return {
    ...world,
    ...(later.length > 0 && { changes: later }),
    sender: { ...scenario.sender, stored, stored2016, failedFetches, ...(dnsCache && { dnsCache }) },
  };
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
