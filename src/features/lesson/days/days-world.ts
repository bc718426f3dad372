// The two worlds of days: an attack that lasts, and a domain that moves to another server. Dials in, what is to be played out. Pure.
import type { DaysKind, Settings } from '#src/lessons/beat.ts';
import type { QueueSender } from '#src/simulator/queue.ts';
import type { ScenarioInput, WorldChangeInput } from '#src/simulator/world/scenario-input.ts';
import type { AttackRule } from '#src/simulator/world/scenario.ts';
import { policyText, standardNow, standardPolicyId } from '#src/simulator/world/standard-world.ts';

/** Something that the reader sets. slider: one of these values; choice: one of two or three that have words; switch: 0 or 1. */
export interface Dial {
  readonly kind: 'slider' | 'choice' | 'switch';
  readonly values: readonly number[];
}

/** What is played, from `start` to `end` (seconds since 1970); the strip shows these days. */
export interface DaysWorld {
  readonly input: ScenarioInput;
  readonly senders: readonly QueueSender[];
  readonly start: number;
  readonly end: number;
}

const day = 86_400;
export const start = standardNow;
export const at = (days: number): number => start + Math.round(days * day);
/** A date that is not in these days. */
export const never = 99;

const [mx1, mx2] = ['mx1.receiver.example', 'mx2.receiver.example'];
const oneTo = (count: number): number[] => Array.from({ length: count }, (_, index) => index + 1);
const policyHost = (mx: readonly string[], maxAge = 7 * day) => [
  { host: 'mta-sts.receiver.example', certificate: { names: ['mta-sts.receiver.example'] }, body: policyText('enforce', mx, maxAge) },
];
const stored = (fetchedAt: number, maxAge = 7 * day) => [
  { domain: 'receiver.example', id: standardPolicyId, fetchedAt, policy: { mode: 'enforce', maxAge, mx: [mx1] } as const },
];

/** The strip of a short memory is not drawn for the longest. */
const attackDays = (age: number): number => (age > 14 ? 42 : 21);
const habits = ['regardless', 'with-record', 'never'] as const;

/** When the attack begins: a minute after the refresh of day 1, or a minute before the one of day 2. */
export const attackBegins = ({ begin = 0 }: Settings): number => (begin ? at(2) - 60 : at(1) + 60);

/** Mail leaves once a day; what is held is tried again every six hours. */
function attackWorld(set: Settings): DaysWorld {
  const { age = 7, length = 0, refresh = 0 } = set;
  const from = attackBegins(set);
  const changes: WorldChangeInput[] = [
    { at: from, attacker: { reach: ['dns', 'https'], listens: false, rules: rulesOf(set) } },
    { at: from + length * day, attack: 'none' },
  ];
  return {
    input: {
      now: start,
      policyHosts: policyHost([mx1], age * day),
      sendAt: oneTo(attackDays(age)).map((number) => at(number - 0.5)),
      ...(length > 0 && { changes }),
    },
    senders: [
      { name: 'daily', sender: { like: 'sts-enforce', refresh: habits[refresh]!, retryAfter: day / 4, stored: stored(start, age * day) } },
    ],
    start,
    end: at(attackDays(age)),
  };
}

/** The places that the attacker holds. */
function rulesOf({ mx = 0, record = 0, host = 0 }: Settings): AttackRule[] {
  return [
    ...(mx ? [{ on: 'dns', name: 'receiver.example', type: 'MX', do: 'forge', values: ['10 mx.attacker.example'] } as const] : []),
    ...(record ? [{ on: 'dns', name: '_mta-sts.receiver.example', type: 'TXT', do: 'hide' } as const] : []),
    ...(host ? [{ on: 'tcp', port: 443, do: 'block' } as const] : []),
  ];
}

const moveDays = 9;

/**
 * A mail every six hours from each of three senders, the last one shortly before day 8; what is held is tried again every four hours.
 * `daily` learns of a new policy by its refresh alone, `never` by the id alone: to look at the record with each mail is allowed, and not
 * asked for (RFC 8461 section 5.1).
 */
function moveWorld({ file = never, id = never, move = never, off = never, alone = never }: Settings): DaysWorld {
  const server = (host: string, address: string) => ({ host, addresses: [address], certificate: { names: [host] } });
  const idAt = (days: number, text: string): WorldChangeInput => ({
    at: at(days),
    records: [{ name: '_mta-sts.receiver.example', type: 'TXT', value: `v=STSv1; id=${text};` }],
  });
  const changes: [number, WorldChangeInput][] = [
    [file, { at: at(file), policyHosts: policyHost([mx1, mx2]) }],
    [alone, { at: at(alone), policyHosts: policyHost([mx2]) }],
    [id, idAt(id, 'second')],
    // The old name goes with an id of its own, a little later.
    [alone, idAt(alone + 0.1, 'last')],
    [
      move,
      {
        at: at(move),
        records: [
          { name: 'receiver.example', type: 'MX', value: `10 ${mx2}` },
          { name: mx2, type: 'A', value: '198.51.100.26' },
        ],
        mxHosts: [server(mx2, '198.51.100.26')],
      },
    ],
    [off, { at: at(off), mxHosts: [{ ...server(mx1, '198.51.100.25'), down: 'refused' }] }],
  ];
  const retryAfter = day / 6;
  const fetched = at(-0.4);
  const known = { like: 'sts-enforce', retryAfter, stored: stored(fetched) } as const;
  return {
    input: {
      now: fetched,
      sendAt: Array.from({ length: 32 }, (_, index) => at(0.2 + index / 4)),
      changes: changes.flatMap(([when, change]) => (when === never ? [] : [change])),
    },
    senders: [
      { name: 'first', sender: { like: 'sts-first-contact', retryAfter }, eachFirst: true },
      { name: 'daily', sender: { ...known, asksRecord: 'nothing-stored' } },
      { name: 'never', sender: { ...known, refresh: 'never' } },
    ],
    start,
    end: at(moveDays),
  };
}

const whole = (most: number): number[] => [0, ...oneTo(most)];
/** Half days, and not at all. */
const date: Dial = { kind: 'slider', values: [...oneTo(2 * moveDays).map((half) => half / 2), never] };

export const dials: Readonly<Record<DaysKind, Readonly<Record<string, Dial>>>> = {
  attack: {
    age: { kind: 'slider', values: [1, 3, 7, 14, 30] },
    length: { kind: 'slider', values: whole(35) },
    begin: { kind: 'choice', values: [0, 1] },
    mx: { kind: 'switch', values: [0, 1] },
    record: { kind: 'switch', values: [0, 1] },
    host: { kind: 'switch', values: [0, 1] },
    refresh: { kind: 'choice', values: [0, 1, 2] },
  },
  move: { file: date, id: date, move: date, off: date, alone: date },
};

const worlds = { attack: attackWorld, move: moveWorld } as const;

/** The world that these settings make. */
export const worldOf = (kind: DaysKind, set: Settings): DaysWorld => worlds[kind](set);

/** The settings of a foreign address: of the dials that there are, at the nearest of their values. */
export function fitting(kind: DaysKind, given: Settings, asked: Settings = {}): Settings {
  const taken = Object.entries(dials[kind]).flatMap(([name, { values }]) => {
    const wanted = asked[name] ?? given[name];
    if (wanted === undefined) return [];
    const nearest = values.reduce((best, each) => (Math.abs(each - wanted) < Math.abs(best - wanted) ? each : best));
    return [[name, nearest] as const];
  });
  return Object.fromEntries(taken);
}
