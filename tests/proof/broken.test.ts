// Each invariant catches an evaluator that is broken on purpose: one function of the protocol core or the simulator is given a
// fault. The world found is boiled down to the smallest one that shows it, which without the fault keeps to the rule.
import { afterEach, expect, test, vi } from 'vitest';
import { describeWorld, deviationsOf, drawnWorlds } from './dimensions.ts';
import { forgetPlayed, invariants, trialOf } from './invariants.ts';
import { smallestBelow } from './search.ts';

const present = vi.hoisted(() => ({ fault: '' }));
const is = (fault: string): boolean => present.fault === fault;

vi.mock('#src/protocol/mta-sts/judge-mx.ts', async (original) => {
  const real = await original<typeof import('#src/protocol/mta-sts/judge-mx.ts')>();
  const judgeMx: typeof real.judgeMx = (policy, mx) => {
    if (is('every host is allowed')) return { action: 'deliver', resultType: null };
    if (is('testing is enforced') && policy?.mode === 'testing') return real.judgeMx({ ...policy, mode: 'enforce' }, mx);
    if (is('failures in mode none count') && policy?.mode === 'none') return real.judgeMx({ ...policy, mode: 'testing' }, mx);
    const judged = real.judgeMx(policy, mx);
    if (is('any authority will do') && judged.resultType === 'certificate-not-trusted') return { action: 'deliver', resultType: null };
    if (is('refusals are not noted') && judged.action === 'refuse') return { ...judged, resultType: null };
    return judged;
  };
  return { ...real, judgeMx };
});

vi.mock('#src/protocol/mta-sts/cache.ts', async (original) => {
  const real = await original<typeof import('#src/protocol/mta-sts/cache.ts')>();
  return { ...real, isFresh: (...given: Parameters<typeof real.isFresh>) => is('policies never expire') || real.isFresh(...given) };
});

vi.mock('#src/protocol/mta-sts/discovery.ts', async (original) => {
  const real = await original<typeof import('#src/protocol/mta-sts/discovery.ts')>();
  const afterFetch: typeof real.afterFetch = (...given) => {
    const step = real.afterFetch(...given);
    const isNew = given[2].cached === null;
    return is('a fetched policy waits for the next message') && isNew ? { ...step, inForce: { source: 'none', policy: null } } : step;
  };
  const afterTxt: typeof real.afterTxt = (answer, memory, now) =>
    is('without a TXT record the stored policy is dropped') && answer.txt !== 'valid'
      ? { do: 'go-on', inForce: { source: 'none', policy: null }, failure: null, waiting: false }
      : real.afterTxt(answer, memory, now);
  return { ...real, afterFetch, afterTxt };
});

vi.mock('#src/protocol/dane/evaluate.ts', async (original) => {
  const real = await original<typeof import('#src/protocol/dane/evaluate.ts')>();
  const judgeDane: typeof real.judgeDane = (...given) => {
    const judged = real.judgeDane(...given);
    return is('DANE gives way') && judged.verdict === 'fail' ? { ...judged, verdict: 'none', resultType: null } : judged;
  };
  return { ...real, judgeDane };
});

vi.mock('#src/simulator/sender/report-delivery.ts', async (original) => {
  const real = await original<typeof import('#src/simulator/sender/report-delivery.ts')>();
  const sendReport: typeof real.sendReport = (...given) =>
    is('nobody can stop a report') ? { to: given[1][0] ?? null, status: 'delivered', by: null } : real.sendReport(...given);
  return { ...real, sendReport };
});

vi.mock('#src/protocol/smtp-sts-2016/application.ts', async (original) => {
  const real = await original<typeof import('#src/protocol/smtp-sts-2016/application.ts')>();
  const tryMx2016: typeof real.tryMx2016 = (...given) => {
    const tried = real.tryMx2016(...given);
    return is('the draft never refuses') ? { ...tried, action: 'deliver' } : tried;
  };
  return { ...real, tryMx2016 };
});

vi.mock('#src/protocol/tlsrpt/report-writer.ts', async (original) => {
  const real = await original<typeof import('#src/protocol/tlsrpt/report-writer.ts')>();
  const buildReport: typeof real.buildReport = (tallies) => {
    const report = real.buildReport(tallies);
    if (!is('a report says everything twice')) return report;
    return { ...report, policies: report.policies.flatMap((policy) => [policy, policy]) };
  };
  return { ...real, buildReport };
});

vi.mock('#src/simulator/mechanism/sts.ts', async (original) => {
  const real = await original<typeof import('#src/simulator/mechanism/sts.ts')>();
  const sts: typeof real.sts = (...given) => {
    const mechanism = real.sts(...given);
    const lookAgain = mechanism.lookAgain?.bind(mechanism);
    return Object.assign(mechanism, { lookAgain: () => !is('a bounce without another look') && lookAgain?.() === true });
  };
  return { ...real, sts };
});

vi.mock('#src/simulator/network/mx-lookup.ts', async (original) => {
  const real = await original<typeof import('#src/simulator/network/mx-lookup.ts')>();
  const findHosts: typeof real.findHosts = (run) => {
    const found = real.findHosts(run);
    return is('hosts in the wrong order') && !('ends' in found) ? { ...found, hosts: found.hosts.toReversed() } : found;
  };
  return { ...real, findHosts };
});

/** A fault, and the beginning of the invariant that catches it. */
const faults = [
  ['every host is allowed', 'with an enforced policy no octet'],
  ['without a TXT record the stored policy is dropped', 'the mail ends where'],
  ['the draft never refuses', 'with a validated policy of the 2016 draft'],
  ['testing is enforced', 'testing and none never change'],
  ['policies never expire', 'without a policy everything'],
  ['a bounce without another look', 'nothing is bounced'],
  ['any authority will do', 'with an enforced policy only an attacker'],
  ['a fetched policy waits for the next message', 'at first contact'],
  ['DANE gives way', 'a DANE failure is never overridden'],
  ['failures in mode none count', 'each reportable failure'],
  ['refusals are not noted', 'each reportable failure'],
  ['a report says everything twice', 'each reportable failure'],
  ['hosts in the wrong order', 'the mail ends where'],
  ['nobody can stop a report', 'a report is never called delivered'],
] as const;

afterEach(() => {
  present.fault = '';
  forgetPlayed();
});

test('every invariant has a fault that it catches', () => {
  const caught = invariants.filter(({ name }) => faults.some(([, begins]) => name.startsWith(begins)));
  expect(caught).toEqual(invariants);
});

test.each(faults)('%s: caught by "%s"', { timeout: 120_000 }, (fault, begins) => {
  const invariant = invariants.find(({ name }) => name.startsWith(begins))!;
  present.fault = fault;
  const world = [...drawnWorlds(3000)].find((each) => invariant.broken(trialOf(each)) !== undefined);
  expect(world, 'a world that shows the fault').toBeDefined();
  const smallest = smallestBelow(invariant, world!);
  expect(deviationsOf(smallest.world).length, describeWorld(smallest.world)).toBeLessThanOrEqual(3);
  present.fault = '';
  forgetPlayed();
  expect(invariant.broken(trialOf(smallest.world))).toBeUndefined();
});
