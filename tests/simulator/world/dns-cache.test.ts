// A resolver that remembers for a TTL (RFC 1035 section 3.2.1), and a sender that does not ask for the record with each mail (RFC 8461
// section 5.1, step 1): what a change in DNS is worth before the old answer has run out everywhere (sections 8.1 and, of RFC 7671, 8.1).
import { describe, expect, test } from 'vitest';
import { timeline } from '#src/simulator/timeline.ts';
import { simulate, simulateAndRemember } from '#src/simulator/simulate.ts';
import { standardNow as now } from '#src/simulator/world/standard-world.ts';
import { resolveScenario, type ScenarioInput } from '#src/simulator/world/scenario-input.ts';
import type { Scenario, WorldChange } from '#src/simulator/world/scenario.ts';
import { withRecords } from '#src/simulator/world/world.ts';

const hour = 3600;
const mx = 'mx1.receiver.example';
const tlsaName = `_25._tcp.${mx}`;
const idsOf = (session: ReturnType<typeof simulate>) => session.events.map(({ id }) => id);
const deliveries = (input: ScenarioInput) =>
  timeline(input).moments.flatMap(({ session }) => (session ? [`${session.outcome.delivery} ${session.outcome.to ?? '-'}`] : []));
const moved: WorldChange = {
  at: now + 600,
  records: [
    { name: 'receiver.example', type: 'MX', value: '10 mx2.receiver.example' },
    { name: 'mx2.receiver.example', type: 'A', value: '198.51.100.26' },
  ],
  mxHosts: [{ host: 'mx2.receiver.example', addresses: ['198.51.100.26'], certificate: { names: ['mx2.receiver.example'] } }],
};

test('within the TTL nobody is asked, and a change is not seen; after it, it is', () => {
  const world = (dnsCache?: readonly []): ScenarioInput => ({
    sender: { like: 'opportunistic', ...(dnsCache && { dnsCache }) },
    sendAt: [now, now + 0.9 * hour, now + 1.1 * hour],
    changes: [moved],
  });
  expect(deliveries(world())).toEqual([`delivered ${mx}`, 'delivered mx2.receiver.example', 'delivered mx2.receiver.example']);
  expect(deliveries(world([]))).toEqual([`delivered ${mx}`, `delivered ${mx}`, 'delivered mx2.receiver.example']);
});

test('a record has its own TTL, a retry is within it or not', () => {
  const world = (ttl: number): Scenario => {
    const scenario = resolveScenario({ sender: { like: 'opportunistic', dnsCache: [], attempts: 2 }, attack: 'break-handshake' });
    const zones = scenario.zones.map((zone) => ({ ...zone, records: zone.records.map((record) => ({ ...record, ttl })) }));
    return { ...scenario, zones };
  };
  expect(idsOf(simulate(world(1799)))).toContain('attempt-2/mx/receiver.example/query');
  const remembered = idsOf(simulate(world(1801)));
  expect(remembered).not.toContain('attempt-2/mx/receiver.example/query');
  expect(remembered).toContain('attempt-2/mx/receiver.example/remembered');
});

describe('what is remembered', () => {
  const sender = { like: 'sts-enforce', dnsCache: [] } as const;

  test('no answer that says that there is none, and none that does not verify', () => {
    const hidden = { event: 'txt/_mta-sts.receiver.example/answer', do: 'drop' } as const;
    const names = (input: ScenarioInput, moves: Parameters<typeof simulate>[1] = []) =>
      simulateAndRemember(input, moves).memory.dnsCache!.map(({ name, type }) => `${type} ${name}`);
    expect(names({ sender })).toContain('TXT _mta-sts.receiver.example');
    expect(names({ sender }, [hidden])).not.toContain('TXT _mta-sts.receiver.example');
    expect(names({ sender: { ...sender, validates: true }, attack: 'forge-mx' })).not.toContain('MX receiver.example');
  });

  test('a forged answer, after the attacker has gone', () => {
    const world: ScenarioInput = {
      sender: { like: 'opportunistic', dnsCache: [] },
      attack: 'forge-mx',
      sendAt: [now, now + 0.5 * hour, now + 1.1 * hour],
      changes: [{ at: now + 60, attack: 'none' }],
    };
    expect(deliveries(world)).toEqual(['delivered mx.attacker.example', 'delivered mx.attacker.example', `delivered ${mx}`]);
  });

  test('an answer from memory is out of everybody’s reach', () => {
    const dnsCache = [{ name: 'receiver.example', type: 'MX', values: [`10 ${mx}`], until: now + 60 }] as const;
    const event = 'mx/receiver.example/remembered';
    const move = { event, do: 'replace', text: '10 mx.attacker.example' } as const;
    const session = simulate({ sender: { like: 'opportunistic', dnsCache }, attack: 'forge-mx' }, [move]);
    expect(session.refused).toEqual([{ move, reason: 'out-of-reach' }]);
    expect(session.outcome).toMatchObject({ to: mx, readBy: ['receiver'] });
  });

  test('where reports go: the record hidden an hour later hides nothing (RFC 8460 section 7)', () => {
    const name = '_smtp._tls.receiver.example';
    const rule = { on: 'dns', name, type: 'TXT', do: 'hide' } as const;
    const line = { on: 'line', from: 'receiver', match: 'STARTTLS', do: 'drop' } as const;
    const attacker = { reach: ['dns', 'smtp'], listens: true, rules: [rule, line] } as const;
    const dnsCache = [{ name, type: 'TXT', values: ['v=TLSRPTv1; rua=https://reports.example.net/tls'], until: now + hour }] as const;
    expect(simulate({ sender, attacker }).outcome.report.status).toBe('not-asked');
    expect(simulate({ sender: { ...sender, dnsCache }, attacker }).outcome.report.to).toBe('https://reports.example.net/tls');
  });
});

describe('a new key under DANE (RFC 7671 section 8.1)', () => {
  const base = resolveScenario({ sender: 'dane' });
  const [old] = base.zones[0]!.records.flatMap(({ type, value }) => (type === 'TLSA' ? [String(value)] : []));
  const key = 'ab'.repeat(32);
  const hash = `3 1 1 ${key}`;
  const renewed = (at: number): WorldChange => ({
    at,
    mxHosts: [{ host: mx, addresses: ['198.51.100.25'], certificate: { names: [mx], spki: key } }],
  });
  const published = (at: number, values: readonly string[]): WorldChange => ({
    at,
    records: values.map((value) => ({ name: tlsaName, type: 'TLSA' as const, value })),
  });
  const world = (...changes: WorldChange[]): ScenarioInput => ({
    sender: { like: 'dane', dnsCache: [] },
    sendAt: [now, now + 0.5 * hour, now + 1.5 * hour, now + 3 * hour],
    changes,
  });

  test('hash and key at once: held until the old hash has run out of memory', () => {
    expect(deliveries(world(published(now + 60, [hash]), renewed(now + 60)))).toEqual([
      `delivered ${mx}`,
      'deferred -',
      `delivered ${mx}`,
      `delivered ${mx}`,
    ]);
  });

  test('the new hash beside the old, a TTL, then the key: nothing is held', () => {
    const patient = [published(now + 60, [old!, hash]), renewed(now + 1.2 * hour), published(now + 2 * hour, [hash])];
    expect(deliveries(world(...patient))).toEqual(Array(4).fill(`delivered ${mx}`));
  });

  test('the same without the wait: held', () => {
    const hasty = [published(now + 60, [old!, hash]), renewed(now + 120)];
    expect(deliveries(world(...hasty))[1]).toBe('deferred -');
  });
});

describe('the record is not asked for with each mail', () => {
  const sender = { like: 'sts-enforce', asksRecord: 'nothing-stored' } as const;

  test('while a stored policy holds; at first contact it is', () => {
    const session = simulate({ sender });
    expect(idsOf(session)).not.toContain('txt/_mta-sts.receiver.example/query');
    expect(session.outcome).toMatchObject({ travelled: 'authenticated', policy: { source: 'cache', mode: 'enforce' } });
    expect(idsOf(simulate({ sender: { ...sender, like: 'sts-first-contact' } }))).toContain('policy/body');
  });

  test('hiding the record changes nothing, not even a note of failure', () => {
    const { outcome } = simulate({ sender, attack: 'forge-mx-hide-txt' });
    expect(outcome.failures).toEqual([{ host: 'mx.attacker.example', resultType: 'validation-failure' }]);
  });

  test('a new id is seen at the next refresh, and before a mail goes back (section 5.1, step 3)', () => {
    const changed = (habit: 'each-mail' | 'nothing-stored', more: object = {}): ScenarioInput => {
      const scenario = resolveScenario({ sender: { like: 'sts-enforce', asksRecord: habit, ...more }, attack: 'policy-changed-id-not' });
      return withRecords(scenario, '_mta-sts.receiver.example', 'TXT', ['v=STSv1; id=2;']);
    };
    expect(simulate(changed('each-mail')).outcome.delivery).toBe('delivered');
    expect(simulate(changed('nothing-stored')).outcome.delivery).toBe('deferred');
    const last = simulate(changed('nothing-stored', { givesUp: true }));
    expect(idsOf(last)).toContain('check-again/txt/_mta-sts.receiver.example/query');
    expect(last.outcome.delivery).toBe('delivered');
  });
});
