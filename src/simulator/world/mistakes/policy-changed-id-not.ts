// The domain moves to a new MX and writes it into the policy file, and into the record of the 2016 draft; the id of the TXT record stays
// as it was (RFC 8461 sections 3.1 and 8.1).
import { mxNames, recipientDomain, recordsOf, withPolicyHost, withRecords } from '../world.ts';
import type { Mistake } from './mistake.ts';
import { mxNotInPolicy } from './mx-not-in-policy.ts';

export const policyChangedIdNot: Mistake = (before) => {
  const scenario = mxNotInPolicy(before);
  const draft = `_smtp_sts.${recipientDomain(scenario)}`;
  const mx = mxNames(scenario);
  const rewritten = withPolicyHost(scenario, (host) => ({ ...host, body: withMxLines(host.body ?? '', mx) }));
  const records = recordsOf(scenario, draft, 'TXT').map(({ value }) => [value].flat().join(''));
  const renew = (text: string): string => text.replace(/\bmx\s*=\s*[^;]*/i, `mx=${mx.join(',')}`);
  const policyHosts = rewritten.policyHosts.map((host) =>
    host.files ? { ...host, files: Object.fromEntries(Object.entries(host.files).map(([path, text]) => [path, renew(text)])) } : host,
  );
  return withRecords({ ...rewritten, policyHosts }, draft, 'TXT', records.map(renew));
};

/** The policy with these mx lines, where its own stood. */
function withMxLines(body: string, mx: readonly string[]): string {
  const lines = body.split(/\r?\n/);
  const first = lines.findIndex((line) => line.startsWith('mx:'));
  const at = Math.max(first, 0);
  const others = lines.filter((line) => !line.startsWith('mx:'));
  return [...others.slice(0, at), ...mx.map((host) => `mx: ${host}`), ...others.slice(at)].join('\r\n');
}
