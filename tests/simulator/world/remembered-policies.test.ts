// What a named sender remembers in a world that is not the standard one: the policies of that world's own domain.
import { describe, expect, test } from 'vitest';
import { matrix } from '#src/simulator/matrix.ts';
import type { SenderName } from '#src/simulator/world/names.ts';
import { resolveScenario, type ScenarioInput } from '#src/simulator/world/scenario-input.ts';
import { simulate } from '#src/simulator/simulate.ts';
import { standardNow, standardSender } from '#src/simulator/world/standard-world.ts';

const domain = 'other.example';
const now = 1_900_000_000;
const draft = `v=STS1; to=true; mx=mail.${domain}; c=webpki; e=864000`;

function world(mode: string, maxAge = 604_800): ScenarioInput {
  const body = `version: STSv1\nmode: ${mode}\nmx: mail.${domain}\nmax_age: ${maxAge}\n`;
  return {
    now,
    message: { from: 'alice@sender.example', to: [`bob@${domain}`], header: [], body: ['x'] },
    zones: [
      {
        name: domain,
        dnssec: 'unsigned',
        records: [
          { name: domain, type: 'MX', value: `10 mail.${domain}` },
          { name: `mail.${domain}`, type: 'A', value: '198.51.100.7' },
          { name: `_mta-sts.${domain}`, type: 'TXT', value: 'v=STSv1; id=42;' },
          { name: `_smtp_sts.${domain}`, type: 'TXT', value: draft },
        ],
      },
    ],
    policyHosts: [{ host: `mta-sts.${domain}`, certificate: { names: [`mta-sts.${domain}`] }, body, down: 'refused' }],
    mxHosts: [{ host: `mail.${domain}`, addresses: ['198.51.100.7'], certificate: { names: [`mail.${domain}`] } }],
  };
}

const storedBy = (sender: SenderName, input: ScenarioInput) => resolveScenario({ ...input, sender }).sender.stored;

describe('the stored policy is that of the world’s domain', () => {
  test.each([
    ['sts-enforce', 'enforce', 'enforce'],
    ['sts-testing', 'enforce', 'testing'],
    ['sts-enforce', 'testing', 'enforce'],
    ['dane-and-sts', 'enforce', 'enforce'],
    // A domain that took its policy back is remembered as such.
    ['sts-enforce', 'none', 'none'],
  ] as const)('%s where %s is published: %s', (sender, published, mode) => {
    expect(storedBy(sender, world(published))).toEqual([
      { domain, id: '42', fetchedAt: now - 172_800, policy: { mode, maxAge: 604_800, mx: [`mail.${domain}`] } },
    ]);
  });

  test('it still holds, however short its life', () => {
    expect(storedBy('sts-enforce', world('enforce', 3600))![0]!.fetchedAt).toBe(now - 1800);
    expect(simulate({ ...world('enforce'), sender: 'sts-enforce' }).outcome.policy).toEqual({ source: 'cache', mode: 'enforce' });
  });

  test('where nothing is published nothing is stored', () => {
    const [zone] = world('enforce').zones!;
    const bare = { ...world('enforce'), zones: [{ ...zone!, records: zone!.records.filter(({ type }) => type !== 'TXT') }] };
    expect(storedBy('sts-enforce', bare)).toEqual([]);
    expect(resolveScenario({ ...bare, sender: 'sts-2016' }).sender.stored2016).toEqual([]);
    expect(storedBy('sts-enforce', { extends: 'no-policy' })).toEqual([]);
  });

  test('the draft’s sender has the draft’s record of that domain', () => {
    expect(resolveScenario({ ...world('enforce'), sender: 'sts-2016' }).sender.stored2016).toEqual([
      { domain, text: draft, fetchedAt: now - 172_800, ttl: 3600, validated: true },
    ]);
  });

  test('what the scenario itself says is stored stays', () => {
    const stored = [{ domain, id: 'old', fetchedAt: now - 9, policy: { mode: 'testing' as const, maxAge: 99, mx: ['a.example'] } }];
    expect(resolveScenario({ ...world('enforce'), sender: { like: 'sts-enforce', stored } }).sender.stored).toEqual(stored);
  });

  test('in the standard world it is the standard one', () => {
    for (const sender of ['sts-testing', 'sts-enforce', 'dane-and-sts', 'sts-2016'] as const) {
      expect(resolveScenario({ sender }).sender).toEqual(standardSender(sender));
      // Spelt out, the same world gives the same memory.
      const { zones, policyHosts } = resolveScenario({ sender });
      expect(resolveScenario({ sender, zones, policyHosts, now: standardNow }).sender).toEqual(standardSender(sender));
    }
  });
});

describe('the matrix of another world', () => {
  const touched: ScenarioInput = {
    ...world('enforce'),
    attack: 'strip-starttls',
    attacker: { reach: ['smtp'], listens: true, rules: [{ on: 'line', from: 'receiver', match: 'STARTTLS', do: 'drop' }] },
    moves: [{ event: 'ehlo-1/250-STARTTLS', do: 'drop' }],
    sendAt: [now, now + 9],
  };
  const cells = matrix(['none', 'strip-starttls'], ['opportunistic', 'sts-enforce'], touched);

  test('begins with a world that nobody has touched', () => {
    expect(cells.map(({ outcome }) => `${outcome.delivery} ${outcome.readBy.join()}`)).toEqual([
      'delivered receiver',
      'delivered receiver',
      'delivered receiver,attacker',
      'deferred ',
    ]);
  });

  test('says reported only where a report is sent: this domain asks for none', () => {
    expect(cells.some(({ outcome }) => outcome.failures.length > 0)).toBe(true);
    expect(cells.some(({ reported }) => reported)).toBe(false);
  });
});
