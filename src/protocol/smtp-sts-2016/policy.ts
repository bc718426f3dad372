// The policy of the SMTP STS draft of March 2016 as a value: what its one TXT record at `_smtp_sts.DOMAIN` says.
// Reading and writing the record is record.ts; fields that the record leaves out are null.

/** How the draft lets a policy be authenticated, and a certificate be judged. */
export type CertificateMethod2016 = 'webpki' | 'tlsa';

/** Section 3. Lists keep the record's order. */
export interface Policy2016 {
  /** TLS only: true asks senders to refuse what does not conform, false asks for reports alone. */
  readonly to: boolean;
  /** Host name patterns in lower case; `*.` in front stands for any depth. null: no name is excluded. */
  readonly mx: readonly string[] | null;
  /** `dnssec` or a URI as written (`webpki:https://…`): how the policy that replaces this one is authenticated. */
  readonly a: string | null;
  /** How the certificate of an MX is checked. null: it is not checked, only TLS is asked for. */
  readonly c: CertificateMethod2016 | null;
  /** Seconds for which a sender may keep the policy, beside the TTL of the DNS answer. */
  readonly e: number | null;
  /** Where reports go: URIs as written, with their size limit (`!10m`). */
  readonly rua: readonly string[] | null;
}

/** The name at which a domain publishes its policy (section 3). */
export function policyName2016(domain: string): string {
  return `_smtp_sts.${domain}`;
}

/** One destination of reports: the URI, and the greatest report it takes in octets (null: no limit said). */
export interface ReportTarget2016 {
  readonly uri: string;
  readonly limit: bigint | null;
}

const unitShift: Readonly<Record<string, bigint>> = { k: 10n, m: 20n, g: 30n, t: 40n };

/** Splits a `rua` entry at its "!": units are powers of 1024 (section 3.1). Text without a well-formed limit is all URI. */
export function parseReportTarget2016(entry: string): ReportTarget2016 {
  const limit = /^([^!]*)!(\d+)([kmgt]?)$/i.exec(entry);
  if (!limit) return { uri: entry, limit: null };
  return { uri: limit[1]!, limit: BigInt(limit[2]!) << (unitShift[limit[3]!.toLowerCase()] ?? 0n) };
}

/**
 * Whether a pattern of `mx` covers a host: equal, or with `*.` any subdomain, however deep (section 3). Letter case and one root dot do not
 * count.
 */
export function matchesMxPattern2016(pattern: string, host: string): boolean {
  const wanted = pattern.toLowerCase();
  const name = host.toLowerCase().replace(/\.$/, '');
  return wanted.startsWith('*.') ? name.length >= wanted.length && name.endsWith(wanted.slice(1)) : name !== '' && name === wanted;
}

/** Whether the policy allows an MX host name; a policy without `mx` allows every name. */
export function allowsMx2016(policy: Policy2016, host: string): boolean {
  return policy.mx === null || policy.mx.some((pattern) => matchesMxPattern2016(pattern, host));
}
