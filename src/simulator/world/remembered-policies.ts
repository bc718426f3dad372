// What a sender that has met the recipient's domain before remembers of it: the policies that this very domain publishes, as fetched some
// time before `now` (RFC 8461 section 3.3; the draft's section 3.2). A domain that publishes none leaves nothing in memory.
import { normaliseName } from '#src/protocol/dns/names.ts';
import { answer } from '#src/protocol/dns/zone.ts';
import { parsePolicy, type PolicyRules } from '#src/protocol/mta-sts/policy.ts';
import { parseRecords } from '#src/protocol/mta-sts/record.ts';
import { policyHost } from '#src/protocol/mta-sts/response.ts';
import { policyName2016 } from '#src/protocol/smtp-sts-2016/policy.ts';
import { selectRecord2016 } from '#src/protocol/smtp-sts-2016/record.ts';
import { dnsOf, textsOf } from '#src/simulator/network/lookup.ts';
import type { Scenario, StoredPolicy, StoredPolicy2016 } from './scenario.ts';
import { recipientDomain, worldAt } from './world.ts';

const twoDays = 2 * 86_400;

/** Fetched two days ago, or half of a shorter life, so that it still holds. */
function fetchedAt(now: number, life: number): number {
  return Math.max(0, now - Math.min(twoDays, Math.floor(life / 2)));
}

/**
 * The domain's MTA-STS policy as stored, whatever the state of its policy host is now. `mode`: what the sender's name says (a sender
 * "with a stored testing policy"); a domain that publishes mode none is remembered as that.
 */
export function ownPolicy(scenario: Scenario, mode: 'enforce' | 'testing'): StoredPolicy | undefined {
  const { zones, policyHosts, now } = worldAt(scenario, scenario.now);
  const domain = recipientDomain(scenario);
  const { value: record } = parseRecords(textsOf(answer(dnsOf(zones), `_mta-sts.${domain}`, 'TXT')));
  const host = policyHosts.find((each) => normaliseName(each.host) === policyHost(domain));
  const policy: PolicyRules | undefined = host?.body === undefined ? undefined : parsePolicy(host.body).value;
  if (!record || !policy) return undefined;
  const { maxAge, mx } = policy;
  return {
    domain,
    id: record.id,
    fetchedAt: fetchedAt(now, maxAge),
    policy: { mode: policy.mode === 'none' ? 'none' : mode, maxAge, mx },
  };
}

/** The domain's policy by the draft of 2016 as stored, validated once. */
export function ownPolicy2016(scenario: Scenario): StoredPolicy2016 | undefined {
  const { zones, now } = worldAt(scenario, scenario.now);
  const domain = recipientDomain(scenario);
  const texts = textsOf(answer(dnsOf(zones), policyName2016(domain), 'TXT'));
  const { value: policy, record = 0 } = selectRecord2016(texts);
  const text = texts[record]?.join('');
  if (!policy || text === undefined) return undefined;
  const ttl = 3600;
  return { domain, text, fetchedAt: fetchedAt(now, (policy.e ?? 0) + ttl), ttl, validated: true };
}
