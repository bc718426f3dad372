// What passes between the messages of a sender: the refreshes of its stored policy (RFC 8461 sections 3.3 and 10.2) and the policy's end,
// with what it has stored beside what is published at that time.
import { isFresh, refreshSeconds, secondsLeft } from '#src/protocol/mta-sts/cache.ts';
import type { PolicyRules } from '#src/protocol/mta-sts/policy.ts';
import { judgeResponse, policyHost } from '#src/protocol/mta-sts/response.ts';
import { parseRecords } from '#src/protocol/mta-sts/record.ts';
import { answer } from '#src/protocol/dns/zone.ts';
import { dnsOf, textsOf } from './network/lookup.ts';
import { refresh } from './sender/refresh.ts';
import type { Memory } from './session/memory.ts';
import type { Session, SessionEvent } from './session/session.ts';
import type { Scenario } from './world/scenario.ts';
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
  /** Of a refresh that failed again: the sender's own administrators are told (RFC 8461 section 10.2). */
  readonly alerted?: true;
  readonly published: PolicyState | null;
  readonly stored: PolicyState | null;
}

/** So many moments at most, and so many seconds between two refreshes at least: a foreign scenario must not run for ever. */
const longest = 1000;
const shortestWait = 60;

/**
 * What the sender carries through time: its memory, when it last tried to refresh, how often in vain since, and which expiry has been told.
 */
export interface Known {
  readonly memory: Memory;
  readonly tried: number;
  readonly failed: number;
  readonly expired: number;
}

/** A sender before anything has happened, at `first` or at the scenario's `now`, whichever is earlier. */
export function beginning({ sender, now }: Scenario, first = now): Known {
  return { memory: sender, tried: Math.min(now, first), failed: 0, expired: -Infinity };
}

/** The refreshes and the expiry up to a moment, and what is remembered then. */
export function passTime(scenario: Scenario, known: Known, to: number, moments: Moment[]): Known {
  const domain = recipientDomain(scenario);
  let { memory, tried, failed, expired } = known;
  const { refresh: habit, refreshEvery = refreshSeconds } = scenario.sender;
  for (;;) {
    const held = memory.stored?.find((each) => each.domain === domain);
    if (!scenario.sender.mtaSts || !held) break;
    const due = Math.max(held.fetchedAt, tried) + Math.max(shortestWait, Math.min(refreshEvery, held.policy.maxAge / 2));
    const end = held.fetchedAt + held.policy.maxAge + 1;
    if (end <= (habit === 'never' ? to : Math.min(due, to)) && expired !== end) {
      moments.push({ ...stateAt(scenario, memory, end), what: 'expiry' });
      expired = end;
    }
    if (due >= to || due >= end || habit === 'never' || moments.length > longest) break;
    const done = refresh(remembering(worldAt(scenario, due), memory), failed);
    const { refreshed, events, alerted } = done;
    ({ memory } = done);
    tried = due;
    failed = refreshed ? 0 : failed + 1;
    moments.push({ ...stateAt(scenario, memory, due), what: 'refresh', refreshed, events, ...(alerted && { alerted }) });
  }
  return { memory, tried, failed, expired };
}

/** The world with this memory in the sender's place, and without the changes that have been made. */
export function remembering(scenario: Scenario, memory: Memory): Scenario {
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

/** What is published and stored at that time. */
export function stateAt(scenario: Scenario, memory: Memory, at: number): Pick<Moment, 'at' | 'published' | 'stored'> {
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
