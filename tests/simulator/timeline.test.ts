import { describe, expect, test } from 'vitest';
import type { AttackRule, Scenario, WorldChange } from '#src/simulator/world/scenario.ts';
import type { ScenarioInput } from '#src/simulator/world/scenario-input.ts';
import { policyText, standardNow as now } from '#src/simulator/world/standard-world.ts';
import type { Moment } from '#src/simulator/passing-time.ts';
import { timeline, type Timeline } from '#src/simulator/timeline.ts';

const day = 86_400;
const at = (days: number): number => now + days * day;
const attacker = (...rules: AttackRule[]): Scenario['attacker'] => ({ reach: ['dns', 'https', 'smtp'], listens: false, rules });
const file = (body: string): WorldChange['policyHosts'] => [
  { host: 'mta-sts.receiver.example', certificate: { names: ['mta-sts.receiver.example'] }, body },
];
const txt = (id: string): WorldChange['records'] => [{ name: '_mta-sts.receiver.example', type: 'TXT', value: `v=STSv1; id=${id};` }];
const mx = ['mx1.receiver.example'];

const messages = ({ moments }: Timeline): Moment[] => moments.filter(({ what }) => what === 'message');
const outcomes = (line: Timeline): string[] =>
  messages(line).map(({ session }) => `${session!.outcome.delivery} ${session!.outcome.travelled}`);

test('one message and nothing else', () => {
  const { moments } = timeline({ sender: 'sts-first-contact' });
  expect(moments.map(({ what }) => what)).toEqual(['message']);
  expect(moments[0]).toMatchObject({ stored: { mode: 'enforce', left: 604_800 }, published: { mode: 'enforce', id: '20260101T000000' } });
});

describe('roll-out: testing, then enforce', () => {
  const line = timeline({
    sender: 'sts-first-contact',
    policyHosts: file(policyText('testing', mx, 10 * day))!,
    sendAt: [at(0), at(1.5), at(3.5)],
    changes: [{ at: at(3), title: 'enforce', policyHosts: file(policyText('enforce', mx, 10 * day))!, records: txt('2')! }],
  });

  test('the new id is seen at the next message', () => {
    expect(messages(line).map(({ stored }) => [stored?.id, stored?.mode])).toEqual([
      ['20260101T000000', 'testing'],
      ['20260101T000000', 'testing'],
      ['2', 'enforce'],
    ]);
    expect(messages(line).map(({ session }) => session!.outcome.policy.source)).toEqual(['fresh', 'cache', 'cache']);
  });

  test('the daily refresh keeps the stored policy young, and finds the new one on its own', () => {
    const refreshes = line.moments.filter(({ what }) => what === 'refresh');
    expect(refreshes.length).toBeGreaterThan(0);
    expect(refreshes.every(({ refreshed, stored }) => refreshed && stored!.left === 10 * day)).toBe(true);
  });
});

describe('a change of MX, with a sender that has the old policy stored', () => {
  const changes = (order: 'https-first' | 'mx-first'): WorldChange[] => {
    const moved: WorldChange = {
      at: at(order === 'https-first' ? 2 : 1),
      records: [
        { name: 'receiver.example', type: 'MX', value: '10 mx2.receiver.example' },
        { name: 'mx2.receiver.example', type: 'A', value: '198.51.100.26' },
      ],
      mxHosts: [{ host: 'mx2.receiver.example', addresses: ['198.51.100.26'], certificate: { names: ['mx2.receiver.example'] } }],
    };
    const published: WorldChange = {
      at: at(order === 'https-first' ? 1 : 2),
      policyHosts: file(policyText('enforce', ['mx1.receiver.example', 'mx2.receiver.example']))!,
      records: txt('2')!,
    };
    return [moved, published];
  };
  const world = (order: 'https-first' | 'mx-first'): ScenarioInput => ({
    sender: 'sts-enforce',
    sendAt: [at(0.5), at(1.5), at(2.5)],
    changes: changes(order),
  });

  test('the policy first, RFC 8461 section 8.1: nothing is held up', () => {
    expect(outcomes(timeline(world('https-first')))).toEqual([
      'delivered authenticated',
      'delivered authenticated',
      'delivered authenticated',
    ]);
  });

  test('the MX first: mail waits until the policy names it', () => {
    expect(outcomes(timeline(world('mx-first')))).toEqual(['delivered authenticated', 'deferred none', 'delivered authenticated']);
  });
});

test('removal through none, RFC 8461 section 8.3: after it a lost STARTTLS holds nothing up', () => {
  const lost: WorldChange = {
    at: at(2),
    mxHosts: [{ host: 'mx1.receiver.example', addresses: ['198.51.100.25'], starttls: 'absent' }],
    without: [{ name: '_mta-sts.receiver.example', type: 'TXT' }],
  };
  const none: WorldChange = { at: at(1), policyHosts: file(policyText('none', [], day / 2))!, records: txt('none1')! };
  const sends = { sender: 'sts-enforce', sendAt: [at(1.2), at(2.2)] } as const;
  expect(outcomes(timeline({ ...sends, changes: [none, lost] }))).toEqual(['delivered encrypted', 'delivered clear']);
  // Without the step through none the stored policy still enforces.
  expect(outcomes(timeline({ ...sends, changes: [lost] }))).toEqual(['delivered authenticated', 'deferred none']);
});

describe('an attacker who blocks the refresh until the policy has run out, RFC 8461 section 10.2', () => {
  const blocks = attacker({ on: 'tcp', port: 443, do: 'block' }, { on: 'dns', name: '_mta-sts.receiver.example', type: 'TXT', do: 'hide' });
  const strips = attacker(...blocks.rules, { on: 'line', from: 'receiver', match: 'STARTTLS', do: 'drop' });
  const world = (attackAt: number): ScenarioInput => ({
    sender: 'sts-first-contact',
    policyHosts: file(policyText('enforce', mx, 3 * day))!,
    sendAt: [at(0), at(2.5), at(4.5)],
    changes: [
      { at: at(0.5), attacker: blocks },
      { at: at(attackAt), attacker: strips },
    ],
  });

  test('while it is stored it holds, afterwards the mail is read', () => {
    const line = timeline(world(2));
    expect(outcomes(line)).toEqual(['delivered authenticated', 'deferred none', 'delivered clear']);
    expect(line.moments.filter(({ what }) => what === 'expiry').map((moment) => moment.at)).toEqual([at(3) + 1]);
    expect(line.moments.filter(({ what }) => what === 'refresh').every(({ refreshed }) => refreshed === false)).toBe(true);
    expect(messages(line)[2]!.session!.outcome.readBy).toContain('attacker');
  });

  test('an attack on another day gives another end', () => {
    expect(outcomes(timeline(world(5)))).toEqual(['delivered authenticated', 'delivered authenticated', 'delivered encrypted']);
  });
});

test('moves belong to one message', () => {
  const line = timeline({ sendAt: [at(0), at(1)] }, [[], [{ event: 'ehlo-1/250-STARTTLS', do: 'drop' }]]);
  expect(outcomes(line)).toEqual(['delivered encrypted', 'delivered clear']);
});

test('many years pass quickly', () => {
  const line = timeline({ sender: 'sts-enforce', sendAt: [at(0), at(3650)] });
  expect(line.moments.length).toBeLessThan(1100);
});
