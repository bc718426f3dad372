// The administrator's tasks in which time counts: change a key under DANE, and move from one server to another.
import type { ScenarioInput } from '#src/simulator/world/scenario-input.ts';
import { inventedKey } from '#src/simulator/world/world.ts';
import { isNumber, numberIn, type Answers, type MakeTask } from './task.ts';
import {
  bothOf,
  day,
  hour,
  namesBy,
  newId,
  now,
  oldId,
  policyHostOf,
  policyText,
  recordOf,
  recordsOf,
  serverOf,
  storedPolicy,
  worldOf,
} from './world.ts';

const at = (answers: Answers, id: string, unit: number): number => now + Math.round(numberIn(answers, id) * unit);

/** A signed hash stops a false certificate; then the key changes, and resolvers remember the old hash for a while. */
export const changeKey: MakeTask = (chance) => {
  const names = namesBy(chance);
  const { mx1 } = names;
  const ttl = chance.pick([1, 2, 3]) * hour;
  const oldKey = inventedKey(`the first key of ${mx1}`);
  const newKey = inventedKey(`the second key of ${mx1}`);
  const mx = [mx1];
  const published = { mx, record: recordOf(oldId), file: policyText('enforce', mx), ttl };
  const isOn = (text: string | undefined) => text === 'yes';
  const worldWith = (answers: Answers, tlsa: readonly string[], key: string): ScenarioInput =>
    worldOf(names, { ...published, signed: isOn(answers['signed']), tlsa: tlsa.length ? { [mx1]: tlsa } : {} }, [
      serverOf(names, mx1, { certificate: { names: mx, spki: key } }),
    ]);
  const last = 12;
  return {
    values: { ...names, ttl: String(ttl / hour), oldKey, newKey },
    fields: [
      { id: 'signed', kind: 'check', value: '' },
      { id: 'tlsa', kind: 'text', value: '' },
      { id: 'beside', kind: 'text', value: '' },
      ...['add', 'key', 'out'].map((id) => ({ id, kind: 'number', value: '0', most: last }) as const),
    ],
    trials: ({ answers }) => {
      const [first, second] = ['tlsa', 'beside'].map((id) => (answers[id] ?? '').trim().split('\n').filter(Boolean));
      const start = worldWith(answers, first!, oldKey);
      const end = worldWith(answers, second!, newKey);
      const steps = [
        { at: at(answers, 'add', hour), records: tlsaOf(mx1, [...first!, ...second!], ttl) },
        { at: at(answers, 'key', hour), mxHosts: [serverOf(names, mx1, { certificate: { names: mx, spki: newKey } })] },
        outStep(at(answers, 'out', hour), mx1, second!, ttl),
      ].sort((one, other) => one.at - other.at);
      const sendAt = Array.from({ length: 4 * (last + 2) }, (_, index) => now + index * 900 + 450);
      const sender = { like: 'dane-and-sts', stored: [storedPolicy(names, mx)], dnsCache: [], retryAfter: hour } as const;
      const held = { place: 'held', unreadBy: ['attacker'] } as const;
      return [
        { id: 'attacked', input: { ...start, sender: 'dane-and-sts', attack: 'mis-issued-certificate' }, goal: held },
        {
          id: 'hours',
          input: { ...start, sendAt, changes: steps },
          senders: [{ name: 'dane', sender }],
          until: now + (last + 2) * hour,
          goal: { late: 0, returned: 0, waiting: 0, each: { delivery: 'delivered', travelled: 'authenticated' } },
        },
        { id: 'after', input: { ...end, sender: 'dane-and-sts', attack: 'mis-issued-certificate' }, goal: held },
        { id: 'numbers', keeps: ['add', 'key', 'out'].every((id) => isNumber(answers, id, last)) },
        {
          id: 'new-key',
          input: { ...end, sender: 'dane-and-sts' },
          goal: { delivery: 'delivered', travelled: 'authenticated', failures: false },
        },
      ];
    },
    solution: () => ({
      answers: {
        ...{ signed: 'yes', tlsa: `3 1 1 ${oldKey}`, beside: `3 1 1 ${newKey}` },
        ...{ add: '1.5', key: String(2 + (2 * ttl) / hour), out: String(3 + (2 * ttl) / hour) },
      },
      moves: [],
    }),
  };
};

/** All records of a name are replaced by these. */
const tlsaOf = (host: string, values: readonly string[], ttl: number) =>
  values.map((value) => ({ name: `_25._tcp.${host}`, type: 'TLSA', value, ttl }) as const);

/** The old hash goes: what is left is what stood beside it. */
const outStep = (time: number, host: string, left: readonly string[], ttl: number) =>
  left.length > 0
    ? { at: time, records: tlsaOf(host, left, ttl) }
    : { at: time, without: [{ name: `_25._tcp.${host}`, type: 'TLSA' as const }] };

/** From one server to the other, while three senders know the old one for different lengths of time. */
export const moveServers: MakeTask = (chance) => {
  const names = namesBy(chance);
  const { mx1, mx2, domain } = names;
  const maxAge = chance.pick([4, 6]) * day;
  const ttl = chance.pick([1, 2]) * day;
  const file = policyText('enforce', [mx1], maxAge);
  const last = 9;
  return {
    values: { ...names, maxAge: String(maxAge / day), ttl: String(ttl / day) },
    fields: ['file', 'id', 'mx', 'off'].map((id) => ({ id, kind: 'number', value: '0', most: last }) as const),
    trials: ({ answers }) => {
      const input: ScenarioInput = {
        ...worldOf(names, { mx: [mx1], record: recordOf(oldId), file, ttl }, bothOf(names)),
        sendAt: Array.from({ length: 3 * (last + 1) }, (_, index) => now + index * 8 * hour + hour / 2),
        changes: [
          { at: at(answers, 'file', day), policyHosts: [policyHostOf(names, policyText('enforce', [mx1, mx2], maxAge))] },
          { at: at(answers, 'id', day), records: [{ name: `_mta-sts.${domain}`, type: 'TXT' as const, value: recordOf(newId) }] },
          { at: at(answers, 'mx', day), records: recordsOf(names, { mx: [mx2], ttl }).filter(({ type }) => type === 'MX') },
          { at: at(answers, 'off', day), mxHosts: [serverOf(names, mx1, { down: 'timeout' })] },
        ].sort((one, other) => one.at - other.at),
      };
      const stored = [storedPolicy(names, [mx1], hour, maxAge)];
      const remembered = { name: domain, type: 'MX', values: [`10 ${mx1}`], until: now + Math.round(0.6 * ttl) } as const;
      const known = { like: 'sts-enforce', stored, dnsCache: [], retryAfter: 8 * hour } as const;
      const senders = [
        { name: 'daily', sender: known },
        { name: 'slow', sender: { ...known, dnsCache: [remembered], asksRecord: 'nothing-stored', refreshEvery: 7 * day } },
        { name: 'first', sender: { like: 'sts-first-contact', dnsCache: [], retryAfter: 8 * hour }, eachFirst: true },
      ] as const;
      const until = now + (last + 1) * day;
      const goal = { late: 0, returned: 0, waiting: 0, last: { to: mx2, travelled: 'authenticated' } } as const;
      return [
        { id: 'numbers', keeps: ['file', 'id', 'mx', 'off'].every((id) => isNumber(answers, id, last)) },
        ...senders.map((sender) => ({ id: sender.name, input, senders: [sender], until, goal })),
      ];
    },
    solution: () => ({ answers: { file: '1', id: '1.1', mx: '4', off: '7' }, moves: [] }),
  };
};
