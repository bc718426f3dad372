// The checks about DNS itself: signatures that fail, TLSA records and whether DANE senders can use them (RFC 7672), and whether
// the resolvers say the same. AD is the resolvers' word; nothing here validates.
import { securityOf, type AnyLookup } from '#src/inspector/ask/lookup.ts';
import type { Check } from '#src/inspector/inspection.ts';
import { lookupsOf, type Observed, type HostObserved } from '#src/inspector/observed.ts';
import { judgeDane as judgeDaneConnection, planDane, type DaneDns, type DnsSecurity, type Presented } from '#src/protocol/dane/evaluate.ts';
import { formatTlsa, whyUnusable } from '#src/protocol/dane/tlsa.ts';
import { formatRecord } from '#src/protocol/dns/records.ts';
import { check, digProof } from './check.ts';

/** all: DANE authenticates every MX host. some: senders that check it are safe only with those. */
export interface DaneJudged {
  readonly covers: 'all' | 'some' | 'none';
  /** Hosts that were seen with a key that their TLSA records do not name. */
  readonly mismatched: readonly string[];
  readonly checks: readonly Check[];
}

/** Judges the TLSA records of all hosts. A domain without any has made no mistake: nothing is said. */
export function judgeDane({ domain, mx, hosts }: Observed): DaneJudged {
  const judged = hosts.map((host) => judgeHost(host, securityOf(mx)));
  const usable = judged.filter(({ isUsable }) => isUsable);
  const covers = usable.length === 0 ? 'none' : usable.length === hosts.length ? 'all' : 'some';
  const without = judged.filter(({ isUsable }) => !isUsable).map(({ host }) => host);
  const some = covers === 'some' ? [check('check-dane-some-hosts', 'warn', domain, { values: { without: without.join(', ') } })] : [];
  const mismatched = judged.filter(({ mismatches }) => mismatches).map(({ host }) => host);
  return { covers, mismatched, checks: [...judged.flatMap(({ checks }) => checks), ...some] };
}

interface HostDane {
  readonly host: string;
  /** Senders that check DANE authenticate this host, the MX record that leads to it included. */
  readonly isUsable: boolean;
  readonly mismatches: boolean;
  readonly checks: readonly Check[];
}

function judgeHost(observed: HostObserved, mx: DnsSecurity): HostDane {
  const { host, tlsa } = observed;
  const dns = { mx, address: addressSecurity(observed), tlsa: { security: securityOf(tlsa), records: tlsa.records } };
  const { reason } = planDane(dns);
  const evidence = tlsa.records.map((record) => `${tlsa.question.name} TLSA ${formatTlsa(record)}`).join('\n');
  const say = (one: Check | null, isUsable = false): HostDane => ({ host, isUsable, mismatches: false, checks: one ? [one] : [] });
  if (reason === 'tlsa-lookup')
    return say(
      check('check-dane-lookup-failed', tlsa.bogus ? 'fail' : 'unprovable', host, { proof: digProof(tlsa.question.name, 'TLSA') }),
    );
  if (tlsa.records.length === 0) return say(null);
  if (reason === 'all-unusable') {
    const reasons = [...new Set(tlsa.records.map(whyUnusable))].filter(Boolean).join(', ');
    return say(check('check-dane-unusable', 'warn', host, { values: { reasons }, evidence }));
  }
  if (reason !== 'usable') return say(check('check-dane-insecure', 'warn', host, { evidence }));
  const made = say(
    mx === 'secure'
      ? check('check-dane-usable', 'pass', host, { values: { count: `${tlsa.records.length}` }, evidence })
      : check('check-dane-mx-unsigned', 'warn', host, { evidence }),
    mx === 'secure',
  );
  const seen = observed.seen?.filter(({ chain }) => chain !== undefined) ?? [];
  if (seen.length === 0) return made;
  const wrong = seen.find(({ chain = [], certificate }) => judgeDaneOf(dns, chain, certificate?.error ?? null) === 'fail');
  const match = wrong
    ? check('check-dane-mismatch', 'fail', host, { values: { address: wrong.address }, evidence })
    : check('check-dane-match', 'pass', host);
  return { ...made, isUsable: made.isUsable && !wrong, mismatches: wrong !== undefined, checks: [...made.checks, match] };
}

/** Whether what was presented fits the records; name and dates count only for DANE-TA, where the certificate's own error stands for them. */
function judgeDaneOf(dns: DaneDns, chain: readonly Presented[], error: string | null): string {
  return judgeDaneConnection(dns, {
    starttls: 'done',
    chain,
    nameMatches: !/^it is for |^it names no/.test(error ?? ''),
    expired: error === 'it has expired',
  }).verdict;
}

function addressSecurity({ a, aaaa }: HostObserved): ReturnType<typeof securityOf> {
  const answers = [a, aaaa].filter(({ state }) => state !== 'failed').map(securityOf);
  if (answers.length === 0) return securityOf(a);
  return answers.every((security) => security === 'secure') ? 'secure' : 'insecure';
}

/**
 * Who may issue a certificate for the policy host: the records nearest to it count (RFC 8659 section 3). Without any, everybody may.
 * Where a nearer name could not be asked about, nothing is known.
 */
export function judgeCaa({ caa }: Observed): readonly Check[] {
  const nearest = caa.find(({ state }) => state === 'found' || state === 'failed');
  const rules = nearest?.records.filter(({ tag }) => tag.toLowerCase() === 'issue') ?? [];
  if (!nearest || rules.length === 0) return [];
  const issuers = rules.map(({ value }) => value.split(';')[0]!.trim()).filter(Boolean);
  const subject = nearest.question.name;
  const evidence = nearest.records.map((record) => `${subject} CAA ${formatRecord(record)}`).join('\n');
  if (issuers.length === 0) return [check('check-caa-forbids', 'warn', subject, { evidence })];
  return [check('check-caa', 'pass', subject, { values: { issuers: issuers.join(', ') }, evidence })];
}

/** Judges the signatures and the agreement of the resolvers. */
export function judgeResolvers(observed: Observed): readonly Check[] {
  const { domain, mx, record } = observed;
  const lookups = lookupsOf(observed).filter(({ answers }) => answers.length > 0);
  const checks: Check[] = [];
  // One for the domain where its own answers are affected, else one for each name; TLSA records are judged with DANE.
  const own = [mx, record].find((lookup) => lookup.bogus);
  const others = lookups.filter(({ bogus, question: { type } }) => bogus && type !== 'TLSA');
  const bogus = own ? [own] : [...new Map(others.map((lookup) => [lookup.question.name, lookup])).values()];
  for (const lookup of bogus)
    checks.push(
      check('check-dnssec-bogus', 'fail', own ? domain : lookup.question.name, {
        evidence: failureText(lookup),
        proof: `delv ${lookup.question.type} ${lookup.question.name}`,
      }),
    );
  if (!own && mx.secure && mx.state === 'found') checks.push(check('check-dnssec-signed', 'pass', domain));
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
