// The attacker's tasks: read the mail on the wire, by DNS alone, after waiting, and past enforce.
import type { Session, SessionEvent } from '#src/simulator/session/session.ts';
import type { SenderName } from '#src/simulator/world/names.ts';
import type { ScenarioInput } from '#src/simulator/world/scenario-input.ts';
import type { AttackRule } from '#src/simulator/world/scenario.ts';
import { inventedKey } from '#src/simulator/world/world.ts';
import { isNumber, numberIn, type MakeTask } from './task.ts';
import { attackersHost, day, hour, namesBy, now, oldId, policyText, recordOf, storedPolicy, worldOf } from './world.ts';

/** The id of the first event that is meant. */
const idOf = (session: Pick<Session, 'events'> | undefined, is: (event: SessionEvent) => boolean): string =>
  session?.events.find(is)?.id ?? '';

/** Both ends can do TLS, and nothing is promised. One move. */
export const onTheWire: MakeTask = (chance) => {
  const names = namesBy(chance);
  const accent = chance.pick(['plain', 'postfix', 'exim', 'opensmtpd'] as const);
  const world = worldOf(names, { mx: [names.mx1] });
  const [server, ...others] = world.mxHosts!;
  const hands: ScenarioInput = { ...world, mxHosts: [{ ...server!, accent }, ...others], sender: 'opportunistic', attack: 'eavesdrop' };
  const moves = { least: 1, most: 1, on: ['smtp'], inClear: true } as const;
  const goal = { delivery: 'delivered', travelled: 'clear', readBy: ['attacker'], moves } as const;
  return {
    values: { ...names },
    hands,
    fields: [],
    trials: ({ moves }) => [{ id: 'hands', input: hands, moves, goal }],
    solution: (session) => ({
      answers: {},
      moves: [{ event: idOf(session, ({ text, secured }) => !secured && /^250[ -]STARTTLS/.test(text)), do: 'drop' }],
    }),
  };
};

/** The attacker stands at DNS alone. */
export const byDns: MakeTask = (chance) => {
  const names = namesBy(chance);
  const hands: ScenarioInput = {
    ...worldOf(names, { mx: chance.pick([[names.mx1], [names.mx1, names.mx2]]) }),
    sender: 'opportunistic',
    attacker: { reach: ['dns'], listens: false, rules: [] },
  };
  return {
    values: { ...names, attackersHost },
    hands,
    fields: [],
    trials: ({ moves }) => [{ id: 'hands', input: hands, moves, goal: { readBy: ['attacker'], moves: { least: 1, on: ['dns'] } } }],
    solution: () => ({
      answers: {},
      moves: [{ event: `mx/${names.domain}/answer`, do: 'replace', text: `${names.domain}. MX 10 ${attackersHost}.` }],
    }),
  };
};

/** A stored policy is waited for until it runs out. */
export const outlast: MakeTask = (chance) => {
  const names = namesBy(chance);
  const maxAge = chance.pick([7, 8, 9, 10]);
  const age = chance.pick([2, 5, 15, 20]);
  // The mail goes out twelve hours into each day.
  const par = Math.floor(maxAge - 0.5 - age / 24) + 2;
  const published = { mx: [names.mx1], record: recordOf(oldId), file: policyText('enforce', [names.mx1], maxAge * day) };
  const rulesOf = (answers: Readonly<Record<string, string>>): AttackRule[] => [
    ...(answers['mx'] ? [{ on: 'dns', name: names.domain, type: 'MX', do: 'forge', values: [`10 ${attackersHost}`] } as const] : []),
    ...(answers['record'] ? [{ on: 'dns', name: `_mta-sts.${names.domain}`, type: 'TXT', do: 'hide' } as const] : []),
    ...(answers['host'] ? [{ on: 'tcp', port: 443, do: 'block' } as const] : []),
    ...(answers['offer'] ? [{ on: 'line', from: 'receiver', match: 'STARTTLS', do: 'drop' } as const] : []),
  ];
  const lastDay = 20;
  return {
    values: { ...names, attackersHost, maxAge: String(maxAge), age: String(age), most: String(par + 1) },
    fields: [
      { id: 'from', kind: 'number', value: '1', most: lastDay },
      { id: 'days', kind: 'number', value: '1', most: lastDay },
      ...['mx', 'record', 'host', 'offer'].map((id) => ({ id, kind: 'check', value: '' }) as const),
    ],
    trials: ({ answers }) => {
      const [from, days] = [numberIn(answers, 'from'), numberIn(answers, 'days')];
      const attacker = { reach: ['dns', 'https', 'smtp'], listens: true } as const;
      const start = now + from * day;
      const input: ScenarioInput = {
        ...worldOf(names, published),
        sendAt: Array.from({ length: lastDay + 1 }, (_, index) => now + index * day + 12 * hour),
        changes: [
          { at: start, attacker: { ...attacker, rules: rulesOf(answers) } },
          { at: start + days * day, attacker: { ...attacker, rules: [] } },
        ],
      };
      const stored = [storedPolicy(names, [names.mx1], age * hour, maxAge * day)];
      const sender = { like: 'sts-enforce', stored, retryAfter: 7 * day } as const;
      return [
        {
          id: 'days',
          input,
          senders: [{ name: 'daily', sender }],
          until: now + (lastDay + 1) * day,
          goal: { some: { to: attackersHost } },
        },
        { id: 'numbers', keeps: ['from', 'days'].every((id) => isNumber(answers, id, lastDay)) },
        { id: 'length', keeps: days <= par + 1 },
      ];
    },
    solution: () => ({ answers: { from: '1', days: String(par), mx: 'yes', record: 'yes', host: 'yes', offer: '' }, moves: [] }),
  };
};

const others: readonly SenderName[] = ['opportunistic', 'sts-first-contact', 'sts-testing', 'dane-and-sts'];

/** A trusted certificate for the right name gets past enforce, and not past a signed hash of the key. */
export const pastEnforce: MakeTask = (chance) => {
  const names = namesBy(chance);
  const key = inventedKey(`the key of ${names.mx1}`);
  const file = policyText('enforce', [names.mx1]);
  const tlsa = { [names.mx1]: [`3 1 1 ${key}`] };
  const world = worldOf(names, { mx: [names.mx1], record: recordOf(oldId), file, signed: true, tlsa });
  const [server, ...more] = world.mxHosts!;
  const base: ScenarioInput = {
    ...world,
    mxHosts: [{ ...server!, certificate: { names: [names.mx1], spki: key } }, ...more],
    attacker: { reach: ['dns', 'https', 'smtp'], listens: true, rules: [] },
  };
  const hands: ScenarioInput = { ...base, sender: { like: 'sts-enforce', stored: [storedPolicy(names, [names.mx1])] } };
  return {
    values: { ...names },
    hands,
    fields: [{ id: 'sender', kind: 'choice', value: '', options: ['', ...chance.shuffle(others)] }],
    trials: ({ answers, moves }) => {
      const sender = others.find((name) => name === answers['sender']);
      return [
        { id: 'enforce', input: hands, moves, goal: { delivery: 'delivered', travelled: 'authenticated', readBy: ['attacker'] } },
        sender
          ? { id: 'other', input: { ...base, sender }, moves, goal: { place: 'held', unreadBy: ['attacker'], moves: { least: 1 } } }
          : { id: 'other', keeps: false },
      ];
    },
    solution: (session) => ({
      answers: { sender: 'dane-and-sts' },
      moves: [
        {
          event: idOf(session, ({ explains }) => explains === 'tls-certificate'),
          do: 'certificate',
          certificate: { names: [names.mx1], spki: inventedKey('a key of the attacker') },
        },
      ],
    }),
  };
};
