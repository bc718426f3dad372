// The exact texts to publish, made for one domain: the two TXT records, and a policy file for the MX hosts that it has now.
// A first policy is in mode testing with a short life, so that a mistake in it costs no mail (RFC 8461 sections 5 and 8).
import type { Check } from '#src/inspector/inspection.ts';
import { isHostName } from '#src/protocol/dns/names.ts';
import { formatPolicy, type Mode } from '#src/protocol/mta-sts/policy.ts';
import { formatRecord } from '#src/protocol/mta-sts/record.ts';
import { policyUrl } from '#src/protocol/mta-sts/response.ts';
import { formatTlsrptRecord } from '#src/protocol/tlsrpt/record.ts';

type Fix = NonNullable<Check['fix']>;

const week = 604_800;

/** The TXT record at `_mta-sts`; its id is the time in UTC, `now` in seconds since 1970. */
export function recordFix(domain: string, now: number): Fix {
  return { where: `_mta-sts.${domain} TXT`, text: formatRecord({ id: idOf(now), extensions: [] }) };
}

/** The mailbox for reports: one name, wherever one is proposed. It has to be made before the record asks for reports. */
export function reportsMailbox(domain: string): string {
  return `tlsrpt@${domain}`;
}

/** The TXT record at `_smtp._tls`, with a mailbox in the domain itself. */
export function tlsrptFix(domain: string): Fix {
  return { where: `_smtp._tls.${domain} TXT`, text: formatTlsrptRecord({ rua: [`mailto:${reportsMailbox(domain)}`] }) };
}

/** The policy file that covers exactly these hosts; those that no policy can name are left out. Undefined when none is left. */
export function policyFix(domain: string, hosts: readonly string[], mode: Mode = 'testing', maxAge = week): Fix | undefined {
  const mx = [...new Set(hosts.filter(isHostName))];
  if (mx.length === 0 && mode !== 'none') return undefined;
  const text = formatPolicy({ version: 'STSv1', mode, mx, maxAge, extensions: [] });
  return { where: policyUrl(domain), text: text.replaceAll('\r\n', '\n') };
}

/** An id that sorts by time and is new with every second: 20260401T120000Z without its separators. */
export function idOf(now: number): string {
  return new Date(now * 1000).toISOString().replace(/[-:T]|\.\d+/g, '');
}
