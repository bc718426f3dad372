// The checks about the mail servers: which there are (RFC 5321 section 5.1, RFC 7505), which of them the policy covers
// (RFC 8461 section 4.1), and what was seen of their STARTTLS and certificate (section 4.2), where anybody could look.
import type { Check } from '#src/inspector/inspection.ts';
import { addressesOf, type Observed, type HostObserved, type MxAddressObserved } from '#src/inspector/observed.ts';
import { stsFinding } from '#src/protocol/mta-sts/codes.ts';
import type { CheckCode } from './check-codes.ts';
import { check, checkOf, digProof, opensslProof } from './check.ts';
import { foldHosts } from './fold-hosts.ts';
import { lifetimeOf } from './judge-policy.ts';
import { providerOf } from './mail-providers.ts';

/** What the mail servers come to; a sender that checks would refuse those of `withoutGoodTls`. */
export interface HostsJudged {
  readonly withoutGoodTls: readonly string[];
  readonly checks: readonly Check[];
}

/** Judges the mail servers by themselves; how they stand to the policy is judged elsewhere (judge-together.ts). */
export function judgeHosts(observed: Observed): HostsJudged {
  const tls = observed.hosts.map((host) => ({ host: host.host, ...judgeTls(host, observed) }));
  return {
    withoutGoodTls: tls.filter(({ fails }) => fails).map(({ host }) => host),
    checks: [
      ...judgeKind(observed),
      ...foldHosts([...observed.hosts.flatMap((host) => judgeAddresses(host)), ...tls.flatMap(({ checks }) => checks)]),
    ],
  };
}

function judgeKind({ domain, mx, mxKind, hosts, hostsLeftOut }: Observed): Check[] {
  switch (mxKind) {
    case 'unknown':
      return [check('check-mx-lookup-failed', 'unprovable', domain, { proof: digProof(domain, 'MX') })];
    case 'none':
      return [check(mx.state === 'no-name' ? 'check-domain-missing' : 'check-mx-none', 'fail', domain)];
    case 'null':
      return [check('check-mx-null', 'pass', domain, { evidence: `${domain} MX 0 .` })];
    case 'implicit':
      return [checkOf(stsFinding('mx-implicit', { values: { host: domain, domain } }), domain)];
    case 'listed': {
      const more =
        hostsLeftOut > 0
          ? [check('check-mx-many', 'warn', domain, { values: { looked: `${hosts.length}`, left: `${hostsLeftOut}` } })]
          : [];
      const known = [...new Set(hosts.map(({ host }) => providerOf(host)).filter((name) => name !== undefined))];
      if (known.length > 0) more.push(check('check-mx-provider', 'pass', domain, { values: { provider: known.join(', ') } }));
      return more;
    }
  }
}

function judgeAddresses({ host, a, aaaa }: HostObserved): Check[] {
  const alias = a.aliases[0] ?? aaaa.aliases[0];
  const checks = alias === undefined ? [] : [check('check-mx-alias', 'warn', host, { values: { target: alias } })];
  if (a.records.length > 0) return checks;
  if (aaaa.records.length > 0) return a.state === 'failed' ? checks : [...checks, check('check-mx-ipv6-only', 'warn', host)];
  const failed = a.state === 'failed' || aaaa.state === 'failed';
  return [...checks, failed ? check('check-mx-address-lookup-failed', 'unprovable', host) : check('check-mx-no-address', 'fail', host)];
}

/** The verdict on one address by its state; a sender that checks would refuse those of `fails`. */
const states = {
  'no-starttls': { code: 'check-mx-no-starttls', verdict: 'fail', fails: true },
  'starttls-refused': { code: 'check-mx-starttls-refused', verdict: 'fail', fails: true },
  'handshake-failed': { code: 'check-mx-handshake-failed', verdict: 'fail', fails: true },
  refused: { code: 'check-mx-down', verdict: 'fail', fails: false },
  'no-answer': { code: 'check-mx-no-answer', verdict: 'unprovable', fails: false },
  'turned-away': { code: 'check-mx-turns-away', verdict: 'unprovable', fails: false },
  'no-way': { code: 'check-mx-no-way', verdict: 'unprovable', fails: false },
  'old-tls': { code: 'check-mx-old-tls', verdict: 'fail', fails: true },
  odd: { code: 'check-mx-odd', verdict: 'fail', fails: false },
  blocked: { code: 'check-port-25-blocked', verdict: 'unprovable', fails: false },
} as const satisfies Record<string, { code: CheckCode; verdict: Check['verdict']; fails: boolean }>;

function judgeTls(
  { host, seen, a, aaaa }: HostObserved,
  { now, vantage }: Observed,
): { readonly fails: boolean; readonly checks: Check[] } {
  const proof = opensslProof(host);
  // Without an address there is nothing to look at, and that is told.
  if (addressesOf({ a, aaaa }).length === 0) return { fails: false, checks: [] };
  if (!seen || seen.length === 0)
    return {
      fails: false,
      checks: [
        check(vantage === 'page' ? 'check-mx-tls-unseen' : 'check-mx-tls-not-asked', 'unprovable', host, {
          values: { host },
          ...(proof && { proof }),
        }),
      ],
    };
  // Senders try each address (RFC 5321 section 5.1): one that is dead beside one that answers costs time, and no mail.
  const answers = seen.some(({ state }) => state === 'tls');
  const results = seen.map((one) => (answers && isDead(one) ? deadBeside(host, one) : judgeAddress(host, one, now, proof)));
  return { fails: results.some(({ fails }) => fails), checks: results.map((result) => result.check) };
}

function isDead({ state }: MxAddressObserved): boolean {
  return state === 'refused' || state === 'no-answer';
}

function deadBeside(host: string, { address, detail }: MxAddressObserved): ReturnType<typeof judgeAddress> {
  const more = { values: { address }, ...(detail && { evidence: detail }) };
  return { fails: false, check: check('check-mx-address-dead', 'warn', host, more) };
}

function judgeAddress(
  host: string,
  one: MxAddressObserved,
  now: number,
  proof: string | undefined,
): { readonly fails: boolean; readonly check: Check } {
  const { address, state, certificate, detail, transcript } = one;
  if (state === 'tls' && certificate?.error === null) {
    const { days, endsSoon, evidence } = lifetimeOf(certificate, now);
    const more = { values: { days, address, tls: one.tls ?? '' }, evidence };
    const made = endsSoon ? check('check-mx-certificate-ends-soon', 'warn', host, more) : check('check-mx-tls', 'pass', host, more);
    return { fails: false, check: made };
  }
  const evidence = [detail, ...transcript].filter(Boolean).join('\n');
  if (state === 'tls') {
    const values = { address, reason: certificate?.error ?? 'no certificate' };
    return { fails: true, check: check('check-mx-certificate-wrong', 'fail', host, { values, ...(evidence && { evidence }) }) };
  }
  const { code, verdict, fails } = states[state];
  const more = { values: { address }, ...(evidence && { evidence }), ...(verdict === 'unprovable' && proof && { proof }) };
  return { fails, check: check(code, verdict, host, more) };
}
