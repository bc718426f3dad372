// What each sender reports of each attack and mistake, to whom and under which policy, as a golden text; the 2016 reports in full. To be
// read when it changes: RFC 8460 sections 4.2 to 4.4 (a failure stands under the policy that it was judged by, and each type counts the
// connections that met it), and section 4 of the draft.
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import type { TlsrptPolicy, TlsrptReport } from '#src/protocol/tlsrpt/report-writer.ts';
import { groupFailures } from '#src/simulator/mechanism/tls-report.ts';
import type { NotedFailure } from '#src/simulator/session/outcome.ts';
import { simulate } from '#src/simulator/simulate.ts';
import type { ScenarioInput } from '#src/simulator/world/scenario-input.ts';
import { resolveScenario } from '#src/simulator/world/scenario-input.ts';
import { attacks, mistakes, senders } from '#src/simulator/world/names.ts';

const golden = (name: string) => fileURLToPath(new URL(`../../golden/reports/${name}.txt`, import.meta.url));
const now = resolveScenario({}).now;

/** A policy in a line, and a line for each kind of failure under it. */
function policyLines({ policy, summary, ...rest }: TlsrptPolicy): string[] {
  const { 'policy-type': type, 'policy-domain': domain, 'policy-string': lines = [], 'mx-host': mx = [] } = policy;
  const counts = `${summary['total-successful-session-count']} ok, ${summary['total-failure-session-count']} failed`;
  const details = (rest['failure-details'] ?? []).map((detail) => `      ${Object.values(detail).join(' ')}`);
  return [`    ${type} ${domain}: ${counts} [${lines.join('; ')}] (${mx.join(' ')})`, ...details];
}

function told(world: ScenarioInput): string[] {
  const { report, outcome } = simulate(world);
  if (typeof report === 'string') return report.trimEnd().split('\n');
  return report === undefined
    ? ['    nothing']
    : [`    to ${outcome.report.to}`, ...(report as TlsrptReport).policies.flatMap(policyLines)];
}

test.each(senders.filter((sender) => sender !== 'sts-2016'))('%s', async (sender) => {
  const lines = [...attacks, ...mistakes].flatMap((attack) => [`${attack}`, ...told({ sender, attack })]);
  await expect(`${lines.join('\n')}\n`).toMatchFileSnapshot(golden(sender));
});

const twice = { attempts: 2, retryAfter: 3600 } as const;
const worlds: [string, ScenarioInput][] = [
  ['two attempts at a host without STARTTLS', { sender: { like: 'sts-enforce', ...twice }, attack: 'starttls-lost' }],
  ['two attempts, the first without a policy', { sender: { like: 'sts-first-contact', ...twice }, attack: 'policy-unreachable' }],
  [
    'the policy changes between attempts',
    { sender: { like: 'sts-enforce', ...twice }, attack: ['policy-changed-id-not', 'starttls-lost'] },
  ],
  [
    'STARTTLS comes back',
    {
      sender: { like: 'sts-enforce', ...twice },
      attack: 'starttls-lost',
      changes: [{ at: now + 1800, mxHosts: resolveScenario({}).mxHosts }],
    },
  ],
  [
    'DANE and a policy, both failing',
    { sender: { like: 'dane-and-sts', ...twice }, attack: ['policy-unreachable', 'untrusted-certificate'] },
  ],
  ['a sender that treats testing as enforce', { sender: { like: 'sts-testing', strictTesting: true }, attack: 'starttls-lost' }],
  [
    'a sender without a domain in its address',
    { sender: 'sts-enforce', attack: 'starttls-lost', message: { ...resolveScenario({}).message, from: '' } },
  ],
];
test('worlds of more than one attempt', async () =>
  expect(`${worlds.flatMap(([name, world]) => [name, ...told(world)]).join('\n')}\n`).toMatchFileSnapshot(golden('attempts')));

test('the frame: who reports on whom, for which day', () => {
  const frame = (world: ScenarioInput) => simulate({ sender: 'sts-enforce', attack: 'starttls-lost', ...world }).report as TlsrptReport;
  const { policies: _, ...told } = frame({});
  const start = Math.floor(now / 86_400) * 86_400;
  const date = (seconds: number) => new Date(seconds * 1000).toISOString().replace('.000', '');
  expect(told).toEqual({
    'organization-name': 'sender.example',
    'date-range': { 'start-datetime': date(start), 'end-datetime': date(start + 86_399) },
    'contact-info': 'tls-reports@sender.example',
    'report-id': `${start}.receiver.example@sender.example`,
  });
  const { host } = resolveScenario({}).sender;
  expect(frame({ message: { ...resolveScenario({}).message, from: '' } })).toMatchObject({
    'organization-name': host,
    'contact-info': `tls-reports@${host}`,
  });
});

test('the reports of the draft', async () => {
  const draft = [...attacks, ...mistakes].flatMap((attack) => [attack, ...told({ sender: 'sts-2016', attack })]);
  const more = (['draft-report-only', 'draft-tlsa'] as const).flatMap((world) => [
    `${world}, two attempts`,
    ...told({ extends: world, sender: { like: 'sts-2016', ...twice }, attack: ['mx-not-in-policy', 'starttls-lost'] }),
  ]);
  await expect(`${[...draft, ...more].join('\n')}\n`).toMatchFileSnapshot(golden('sts-2016'));
});

test('failures are equal where host, type and own name are', () => {
  const failure: NotedFailure = {
    host: 'a',
    address: '',
    resultType: 'tlsa-invalid',
    about: 'session',
    by: 'dane',
    policy: null,
    attempt: 1,
  };
  const list: NotedFailure[] = [
    failure,
    { ...failure, attempt: 2 },
    { ...failure, host: 'b' },
    { ...failure, resultType: 'validation-failure' },
    { ...failure, ownType: 'mx-mismatch' },
    failure,
  ];
  expect(groupFailures(list).map(({ failure: { host, resultType, ownType }, count }) => [host, resultType, ownType, count])).toEqual([
    ['a', 'tlsa-invalid', undefined, 3],
    ['b', 'tlsa-invalid', undefined, 1],
    ['a', 'validation-failure', undefined, 1],
    ['a', 'tlsa-invalid', 'mx-mismatch', 1],
  ]);
});
