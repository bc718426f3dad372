// What a domain publishes now beside what a TLS report says, in words for a terminal; and how it is asked (`mta-sts report --ask`).
import { parseDomainInput } from '#src/inspector/ask/domain-input.ts';
import { inspect, type InspectOptions } from '#src/inspector/inspect.ts';
import type { Inspection } from '#src/inspector/inspection.ts';
import { reportedNow, type NowAnswer, type ReportedNow } from '#src/inspector/report-now.ts';
import { nodeFetch } from '#src/probe/node-fetch.ts';
import { directPolicySource } from '#src/probe/policy-host.ts';
import { trustContext } from '#src/probe/roots.ts';
import type { ReportedCause } from '#src/protocol/mta-sts/report-evidence.ts';
import { visible } from '#src/protocol/visible.ts';

/** More domains than any report is about; an end in any case. */
const mostDomains = 20;

/** Asks what the domains of the causes publish now, each domain once. A cause without a domain that can be asked gets none. */
export async function askNow(causes: readonly ReportedCause[], options: InspectOptions = {}): Promise<(ReportedNow | undefined)[]> {
  const secureContext = trustContext([]);
  const machine: InspectOptions = {
    ...{ vantage: 'machine', brief: true, fetch: nodeFetch(secureContext), policySource: directPolicySource({ secureContext }) },
    ...options,
  };
  const asked = new Map<string, Promise<Inspection>>();
  return Promise.all(
    causes.map(async (cause) => {
      const domain = domainOf(cause);
      if (domain === undefined || (!asked.has(domain) && asked.size >= mostDomains)) return undefined;
      if (!asked.has(domain)) asked.set(domain, inspect(domain, machine));
      return reportedNow(cause, await asked.get(domain)!);
    }),
  );
}

function domainOf({ policy }: ReportedCause): string | undefined {
  if (policy.domain === null || policy.type === 'tlsa') return undefined;
  const { value, findings } = parseDomainInput(policy.domain);
  return findings.some(({ severity }) => severity === 'error') ? undefined : value;
}

/** The lines of the answer. */
export function nowText(now: ReportedNow, { host }: ReportedCause): string[] {
  const { policy, mx, answer, domain } = now;
  return [
    `now: ${visible(sentences[answer](host ?? '', domain))}`,
    ...(policy ? [`     mode ${visible(policy.mode)}, mx lines: ${policy.mx.map(visible).join(', ') || 'none'}`] : []),
    `     MX now: ${mx.map(visible).join(', ') || 'none'}`,
  ];
}

const sentences: Readonly<Record<NowAnswer, (host: string, domain: string) => string>> = {
  'policy-not-read': (_, domain) => `the policy of ${domain} could not be read, or is not valid.`,
  'no-policy-now': (_, domain) => `${domain} has no MTA-STS record.`,
  'still-unlisted': (host) => `still so. ${host} is an MX of the domain, and in no mx line of the policy published now.`,
  'listed-now': (host) => `the policy published now has a line for ${host}.`,
  'no-mx-now': (host, domain) => `${host} is not an MX of ${domain} now.`,
  'policy-read-now': (_, domain) => `the policy of ${domain} was read just now, from here.`,
  'policy-changed': () => 'the policy published now is another one than the report quotes.',
  'policy-same': () => 'the policy published now is the one that the report quotes.',
};
