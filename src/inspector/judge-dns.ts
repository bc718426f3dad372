// The checks about DNS itself: signatures that fail, TLSA records and whether DANE senders can use them (RFC 7672), and whether
// the resolvers say the same. AD is the resolvers' word; nothing here validates.
import { planDane } from '#src/protocol/dane/evaluate.ts';
import { formatTlsa, whyUnusable } from '#src/protocol/dane/tlsa.ts';
import { check, digProof } from './check.ts';
import { lookupsOf, type Found, type HostFound } from './found.ts';
import type { Check } from './inspection.ts';
import { securityOf, type AnyLookup } from './lookup.ts';

/** all: DANE authenticates every MX host. some: senders that check it are safe only with those. */
export interface DaneJudged {
  readonly covers: 'all' | 'some' | 'none';
  readonly checks: readonly Check[];
}

/** Judges the TLSA records of all hosts. A domain without any has made no mistake: nothing is said. */
export function judgeDane({ domain, mx, hosts }: Found): DaneJudged {
  const plans = hosts.map((host) => ({
    host,
    plan: planDane({
      mx: securityOf(mx),
      address: addressSecurity(host),
      tlsa: { security: securityOf(host.tlsa), records: host.tlsa.records },
    }),
  }));
  const usable = plans.filter(({ plan }) => plan.reason === 'usable' && mx.secure);
  const covers = usable.length === 0 ? 'none' : usable.length === hosts.length ? 'all' : 'some';
  const checks = plans.flatMap(({ host, plan }) => judgeHost(host, plan.reason, mx.secure));
  if (covers === 'some') {
    const without = plans.filter((one) => !usable.includes(one)).map(({ host }) => host.host);
    checks.push(check('check-dane-some-hosts', 'warn', domain, { values: { without: without.join(', ') } }));
  }
  return { covers, checks };
}

function judgeHost({ host, tlsa }: HostFound, reason: string, mxSecure: boolean): Check[] {
  const name = tlsa.question.name;
  const evidence = tlsa.records.map((record) => `${name} TLSA ${formatTlsa(record)}`).join('\n');
  if (reason === 'tlsa-lookup')
    return [check('check-dane-lookup-failed', tlsa.bogus ? 'fail' : 'unprovable', host, { proof: digProof(name, 'TLSA') })];
  if (tlsa.records.length === 0) return [];
  if (reason === 'usable' && mxSecure)
    return [check('check-dane-usable', 'pass', host, { values: { count: `${tlsa.records.length}` }, evidence })];
  if (reason === 'all-unusable') {
    const reasons = [...new Set(tlsa.records.map(whyUnusable))].filter(Boolean).join(', ');
    return [check('check-dane-unusable', 'warn', host, { values: { reasons }, evidence })];
  }
  return [check('check-dane-insecure', 'warn', host, { evidence })];
}

function addressSecurity({ a, aaaa }: HostFound): ReturnType<typeof securityOf> {
  const answers = [a, aaaa].filter(({ state }) => state !== 'failed').map(securityOf);
  if (answers.length === 0) return securityOf(a);
  return answers.every((security) => security === 'secure') ? 'secure' : 'insecure';
}

/** Judges the signatures and the agreement of the resolvers. */
export function judgeResolvers(found: Found): readonly Check[] {
  const { domain, mx, record } = found;
  const lookups = lookupsOf(found).filter(({ answers }) => answers.length > 0);
  const checks: Check[] = [];
  const bogus = [mx, record].find((lookup) => lookup.bogus);
  if (bogus)
    checks.push(
      check('check-dnssec-bogus', 'fail', domain, {
        evidence: failureText(bogus),
        proof: `delv ${bogus.question.type} ${bogus.question.name}`,
      }),
    );
  else if (mx.secure && mx.state === 'found') checks.push(check('check-dnssec-signed', 'pass', domain));
  const differing = lookups.filter(({ differs }) => differs);
  const urls = new Set(lookups.flatMap(({ answers }) => answers.map(({ resolver }) => resolver)));
  for (const lookup of differing)
    checks.push(
      check('check-resolvers-differ', 'warn', lookup.question.name, {
        values: { type: lookup.question.type },
        evidence: sideBySide(lookup),
      }),
    );
  for (const url of urls) checks.push(...judgeResolver(url, lookups));
  if (differing.length === 0 && urls.size > 1 && !checks.some(({ code }) => code === 'check-resolver-failed')) {
    checks.push(check('check-resolvers-agree', 'pass', domain, { evidence: [...urls].join('\n') }));
  }
  return checks;
}

/** A resolver that gave no readable answer to something: which failures, in codes. */
function judgeResolver(url: string, lookups: readonly AnyLookup[]): Check[] {
  const failures = lookups.flatMap(({ answers }) =>
    answers.filter(({ resolver, status }) => resolver === url && status.startsWith('doh-')),
  );
  if (failures.length === 0) return [];
  const evidence = failures.map(({ name, type, status }) => `${type} ${name}: ${status}`).join('\n');
  return [
    check('check-resolver-failed', 'unprovable', url, { values: { count: `${failures.length}`, reason: failures[0]!.status }, evidence }),
  ];
}

function failureText({ answers }: AnyLookup): string {
  return answers
    .map(({ resolver, status, findings }) => `${resolver}: ${status} ${findings[0]?.values?.['reason'] ?? ''}`.trim())
    .join('\n');
}

function sideBySide({ answers }: AnyLookup): string {
  return answers.map(({ resolver, status, answers: texts }) => `${resolver}: ${texts.join(' | ') || status}`).join('\n');
}
