import { describe, expect, it } from 'vitest';
import { inspectExample } from '#src/inspector/invented/network.ts';
import { examples } from '#src/inspector/invented/domains.ts';
import { parseScenarioText } from '#src/simulator/world/scenario-schema.ts';
import { simulate } from '#src/simulator/simulate.ts';
import { domainScenario, unproved, type Assumptions } from '#src/features/inspect/domain-scenario.ts';
import type { AttackName } from '#src/simulator/world/names.ts';

const fine: Assumptions = { starttls: 'valid', policy: 'enforce' };
const inspected = (domain: string, pasted?: string) =>
  inspectExample(domain, { now: () => 1_795_446_720, ...(pasted !== undefined && { pasted }) });

async function outcome(domain: string, attack: AttackName, assumed: Partial<Assumptions> = {}) {
  const scenario = domainScenario(await inspected(domain), { ...fine, ...assumed }, domain)!;
  const { delivery, travelled, readBy } = simulate({ ...scenario, attack }).outcome;
  return `${delivery} ${travelled}${readBy.includes('attacker') ? ' read' : ''}`;
}

describe('domainScenario', () => {
  it.each(examples.map(({ domain }) => domain))('%s: a scenario that the address may carry, or none', async (domain) => {
    const scenario = domainScenario(await inspected(domain), fine, domain);
    if (domain === 'island.example' || domain === 'foundry.example') return expect(scenario).toBeUndefined();
    const text = JSON.stringify(scenario);
    expect(parseScenarioText(text)).toEqual({ value: scenario, findings: [] });
    expect(text).toContain(domain === 'meadow.example' ? 'mail.meadow.example' : domain);
  });

  it.each([
    ['lighthouse.example', 'strip-starttls', {}, 'deferred none'],
    ['lighthouse.example', 'forge-mx', {}, 'deferred none'],
    ['lighthouse.example', 'none', {}, 'delivered authenticated'],
    ['lighthouse.example', 'none', { starttls: 'invalid' }, 'deferred none'],
    ['lighthouse.example', 'none', { starttls: 'absent' }, 'deferred none'],
    ['meadow.example', 'strip-starttls', {}, 'delivered clear read'],
    ['harbour.example', 'strip-starttls', {}, 'delivered clear read'],
    ['mill.example', 'none', {}, 'deferred none'],
    ['orchard.example', 'strip-starttls', {}, 'delivered clear read'],
    ['cooper.example', 'strip-starttls', {}, 'deferred none'],
    ['cooper.example', 'strip-starttls', { policy: 'testing' }, 'delivered clear read'],
    ['cooper.example', 'strip-starttls', { policy: 'none' }, 'delivered clear read'],
  ] as const)('%s under %s, assuming %j: %s', async (domain, attack, assumed, expected) => {
    expect(await outcome(domain, attack, assumed)).toBe(expected);
  });

  it('says what has to be assumed', async () => {
    expect(unproved(await inspected('lighthouse.example'))).toEqual(['starttls']);
    expect(unproved(await inspected('cooper.example'))).toEqual(['starttls', 'policy']);
    expect(unproved(await inspected('cooper.example', 'version: STSv1\r\nmode: none\r\nmax_age: 86400\r\n'))).toEqual(['starttls']);
    const seen = await inspected('lighthouse.example');
    expect(unproved({ ...seen, mx: seen.mx.map((host) => ({ ...host, starttls: true })) })).toEqual([]);
  });
});
