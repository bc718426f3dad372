// The checks about DNS itself: signatures that fail, who may issue certificates (RFC 8659), and whether the resolvers say the same. AD is
// the resolvers' word; nothing here validates.
import type { AnyLookup } from '#src/inspector/ask/lookup.ts';
import type { Check } from '#src/inspector/inspection.ts';
import { lookupsOf, type Observed } from '#src/inspector/observed.ts';
import { formatRecord } from '#src/protocol/dns/records.ts';
import { check } from './check.ts';

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
