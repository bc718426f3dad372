// An inspection: asks everything about a domain in as few dependent rounds as DNS allows (two, with the policy fetch beside
// the first), tells each step as it arrives, and hands what was found to the judgement. RFC 8461, 8460, 5321 section 5.1, 7672.
// What no verdict waits for is asked afterwards (follow-up.ts).
import type { Fetch } from '#src/inspector/ask/doh.ts';
import { followUp } from '#src/inspector/ask/follow-up.ts';
import { startInquiry, type Inquiry } from '#src/inspector/ask/inquiry.ts';
import type { AnyLookup, Lookup } from '#src/inspector/ask/lookup.ts';
import { pagePolicySource, type PolicyObserved, type PolicySource } from '#src/inspector/ask/policy-fetch.ts';
import { relayMxSource, relayPolicySource } from '#src/inspector/ask/relay-source.ts';
import { judgeInspection } from '#src/inspector/judge/judge-inspection.ts';
import { readPastedPolicy } from '#src/inspector/pasted/policy-file.ts';
import { tlsaName } from '#src/protocol/dane/tlsa.ts';
import { policyHost } from '#src/protocol/mta-sts/response.ts';
import type { Inspection, InspectionStep } from './inspection.ts';
import { addressesOf, lookupsOf, type Observed, type HostObserved, type MxKind, type MxSource } from './observed.ts';

/** All optional. What is plain data may come through a worker's message; the functions are for Node and the tests. */
export interface InspectOptions {
  /** Where this runs; a page unless said otherwise. */
  readonly vantage?: 'page' | 'machine';
  /** Of the browser; asked of the browser itself unless given. */
  readonly userAgent?: string;
  /** RFC 8484 URLs; the first whose answer is usable counts. */
  readonly resolvers?: readonly string[];
  /** The policy as the person pasted it, in place of fetching. */
  readonly pasted?: string;
  /** Where the local relay answers, when the page knows that it is there: `/relay`. */
  readonly relay?: string;
  /** The record's id and the policy at the last visit, and when that was, in seconds since 1970. */
  readonly before?: { readonly id: string; readonly policy: string; readonly at: number };
  /** Without the questions that no verdict waits for, but for those about signatures. */
  readonly brief?: boolean;
  /** Milliseconds for all of it, for one question, and for the policy file. */
  readonly timeout?: number;
  readonly questionTimeout?: number;
  readonly policyTimeout?: number;
  readonly signal?: AbortSignal;
  readonly fetch?: Fetch;
  readonly policySource?: PolicySource;
  readonly mxSource?: MxSource;
  /** Seconds since 1970. */
  readonly now?: () => number;
}

/** So many MX hosts are looked at; more would be a way to make others send many questions. */
const mostHosts = 20;

/**
 * Inspects a domain, given in lower-case A-labels (see parseDomainInput). Never rejects: what fails becomes a check. `onVerdict` hears
 * as soon as the verdict stands, and is waited for; what is given in the end has the same verdict, and says more of what is behind it.
 */
export async function inspect(
  domain: string,
  options: InspectOptions = {},
  onStep: (step: InspectionStep) => unknown = () => undefined,
  onVerdict?: (inspection: Inspection) => unknown,
): Promise<Inspection> {
  const inquiry = startInquiry(options, onStep);
  const observed = await findOut(domain, options, inquiry);
  if (inquiry.signal.aborted) return judged(observed, inquiry);
  await onVerdict?.(judged(observed, inquiry));
  return judged(await followUp(observed, inquiry, options.brief), inquiry);
}

function judged(observed: Observed, inquiry: Inquiry): Inspection {
  const lookups = lookupsOf(observed);
  return {
    ...judgeInspection(observed),
    resolvers: inquiry.resolvers(lookups),
    questions: lookups.flatMap(({ answers, unchecked = [] }) => [...answers, ...unchecked]),
  };
}

async function findOut(domain: string, options: InspectOptions, inquiry: Inquiry): Promise<Observed> {
  const { ask, step } = inquiry;
  const host = policyHost(domain);
  // First what the second round waits for.
  const mxLookup = step('mx', ask(domain, 'MX'), endOf);
  const hostLookups = Promise.all([ask(host, 'A'), ask(host, 'AAAA')]);
  const policyStep = step('policy', getPolicy(domain, options, inquiry, hostLookups), ({ how }) => ({
    state: how === 'unreachable' ? 'failed' : 'done',
    detail: how,
  }));
  // The second round waits for the MX answer alone, not for a policy host that takes its time.
  const secondRound = mxLookup.then((mx) => lookAtHosts(domain, mx, options, inquiry));
  const [record, tlsrpt, oldRecord, [a, aaaa], policy, mx, { hosts, kind, leftOut }] = await Promise.all([
    step('record', ask(`_mta-sts.${domain}`, 'TXT'), endOf),
    step('tlsrpt', ask(`_smtp._tls.${domain}`, 'TXT'), endOf),
    ask(`_smtp_sts.${domain}`, 'TXT'),
    hostLookups,
    policyStep,
    mxLookup,
    secondRound,
  ]);
  const {
    now = () => Math.floor(Date.now() / 1000),
    before,
    vantage = 'page',
    userAgent = globalThis.navigator?.userAgent ?? '',
  } = options;
  const dns = { record, oldRecord, caa: [], tlsrpt, mx, mxKind: kind, policyHost: { a, aaaa } };
  return {
    domain,
    vantage,
    takesCommonNames: isWebKitGtk(userAgent),
    now: now(),
    ...dns,
    policy,
    hosts,
    hostsLeftOut: leftOut,
    ...(before && { before }),
  };
}

/** As measured in the lab (tests/lab/checks/engines.mjs): GnuTLS, which it relies on, falls back to the common name. */
function isWebKitGtk(userAgent: string): boolean {
  return /\bLinux\b.*AppleWebKit\//.test(userAgent) && !/Chrom|Android/.test(userAgent);
}

async function getPolicy(
  domain: string,
  options: InspectOptions,
  inquiry: Inquiry,
  lookups: Promise<[Lookup<'A'>, Lookup<'AAAA'>]>,
): Promise<PolicyObserved> {
  if (options.pasted !== undefined) return readPastedPolicy(options.pasted);
  const source = options.policySource ?? (options.relay === undefined ? pagePolicySource : relayPolicySource(options.relay));
  const addresses = lookups.then(([a, aaaa]) => addressesOf({ a, aaaa }));
  const signal =
    options.policyTimeout === undefined ? inquiry.signal : AbortSignal.any([inquiry.signal, AbortSignal.timeout(options.policyTimeout)]);
  return source(domain, { fetch: inquiry.fetch, signal, addresses });
}

/** The second round: addresses and TLSA records of the hosts that take the domain's mail. */
async function lookAtHosts(domain: string, mx: Lookup<'MX'>, options: InspectOptions, inquiry: Inquiry) {
  const listed = [...mx.records].sort((one, other) => one.preference - other.preference || (one.exchange < other.exchange ? -1 : 1));
  if (mx.state === 'failed') return { hosts: [], kind: 'unknown' as MxKind, leftOut: 0 };
  if (listed.length === 1 && listed[0]!.exchange === '.') return { hosts: [], kind: 'null' as MxKind, leftOut: 0 };
  if (mx.state === 'no-name') return { hosts: [], kind: 'none' as MxKind, leftOut: 0 };
  const names = new Map(listed.map(({ exchange, preference }) => [exchange, preference]));
  if (listed.length === 0) names.set(domain, 0);
  const wanted = [...names].filter(([name]) => name !== '.');
  const hosts = await Promise.all(wanted.slice(0, mostHosts).map(([name, preference]) => lookAtHost(name, preference, options, inquiry)));
  if (listed.length > 0) return { hosts, kind: 'listed' as MxKind, leftOut: Math.max(0, wanted.length - mostHosts) };
  const { a, aaaa } = hosts[0]!;
  if (addressesOf(hosts[0]!).length > 0) return { hosts, kind: 'implicit' as MxKind, leftOut: 0 };
  const kind: MxKind = a.state === 'failed' || aaaa.state === 'failed' ? 'unknown' : 'none';
  return { hosts: [], kind, leftOut: 0 };
}

async function lookAtHost(host: string, preference: number, options: InspectOptions, inquiry: Inquiry): Promise<HostObserved> {
  const { ask, step, signal } = inquiry;
  const addresses = step(`addresses:${host}`, Promise.all([ask(host, 'A'), ask(host, 'AAAA')]), ([a, aaaa]) => {
    const found = addressesOf({ a, aaaa });
    return { state: found.length > 0 ? 'done' : 'failed', detail: found.join(' ') };
  });
  const tlsa = step(`tlsa:${host}`, ask(tlsaName(host), 'TLSA'), endOf);
  const [[a, aaaa], tlsaLookup] = await Promise.all([addresses, tlsa]);
  const mxSource = options.mxSource ?? (options.relay === undefined ? undefined : relayMxSource(options.relay, inquiry.fetch));
  const seen = await mxSource?.(host, addressesOf({ a, aaaa }), signal, tlsaLookup.records);
  return { host, preference, a, aaaa, tlsa: tlsaLookup, ...(seen && { seen }) };
}

function endOf(lookup: AnyLookup): Omit<InspectionStep, 'id'> {
  return lookup.state === 'failed' ? { state: 'failed', detail: lookup.answers[0]?.status ?? '' } : { state: 'done', detail: lookup.state };
}
