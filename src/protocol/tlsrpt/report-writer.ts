// Writes the TLS report that a sender sends for one day (RFC 8460 sections 4.4 and 5.1) from plain tallies: the object, its
// JSON text and its file name. The reader finds no problem in it. Zipping, mailing and posting it are left out.
import { formatReportDate } from './report-date.ts';
import type { ResultType } from './result-type.ts';

/** Sessions that failed in one way at one host. */
export interface FailureTally {
  readonly resultType: ResultType;
  readonly count: number;
  readonly sendingMtaIp: string;
  readonly receivingMxHostname?: string;
  readonly receivingMxHelo?: string;
  readonly receivingIp?: string;
  readonly additionalInformation?: string;
  readonly failureReasonCode?: string;
}

/** One policy and how the sessions under it went. `policyString`: the policy's lines or the TLSA records; empty without a policy. */
export interface PolicyTally {
  readonly type: 'sts' | 'tlsa' | 'no-policy-found';
  readonly domain: string;
  readonly policyString: readonly string[];
  /** The patterns of an MTA-STS policy. */
  readonly mxHosts: readonly string[];
  readonly successful: number;
  readonly failed: number;
  readonly failures: readonly FailureTally[];
}

/** Times are seconds since 1970; a report covers one UTC day. */
export interface ReportTallies {
  readonly organization: string;
  readonly contact: string;
  readonly reportId: string;
  readonly start: number;
  readonly end: number;
  /** The domain of the reporter and the domain that is reported to, for the file name; `unique` of letters and digits. */
  readonly submitter: string;
  readonly domain: string;
  readonly unique?: string;
  readonly policies: readonly PolicyTally[];
}

/** The report with the RFC's own member names. */
export interface TlsrptReport {
  readonly 'organization-name': string;
  readonly 'date-range': { readonly 'start-datetime': string; readonly 'end-datetime': string };
  readonly 'contact-info': string;
  readonly 'report-id': string;
  readonly policies: readonly TlsrptPolicy[];
}

export interface TlsrptPolicy {
  readonly policy: {
    readonly 'policy-type': PolicyTally['type'];
    readonly 'policy-string'?: readonly string[];
    readonly 'policy-domain': string;
    readonly 'mx-host'?: readonly string[];
  };
  readonly summary: { readonly 'total-successful-session-count': number; readonly 'total-failure-session-count': number };
  readonly 'failure-details'?: readonly TlsrptFailure[];
}

export interface TlsrptFailure {
  readonly 'result-type': ResultType;
  readonly 'sending-mta-ip': string;
  readonly 'receiving-mx-hostname'?: string;
  readonly 'receiving-mx-helo'?: string;
  readonly 'receiving-ip'?: string;
  readonly 'failed-session-count': number;
  readonly 'additional-information'?: string;
  readonly 'failure-reason-code'?: string;
}

/** The report as an object. */
export function buildReport(tallies: ReportTallies): TlsrptReport {
  return {
    'organization-name': tallies.organization,
    'date-range': { 'start-datetime': formatReportDate(tallies.start), 'end-datetime': formatReportDate(tallies.end) },
    'contact-info': tallies.contact,
    'report-id': tallies.reportId,
    policies: tallies.policies.map(buildPolicy),
  };
}

/** The report as text, and the name of its file once it is zipped: `submitter!domain!start!end!unique.json.gz` (section 5.1). */
export function writeReport(tallies: ReportTallies): { readonly json: string; readonly fileName: string } {
  const { submitter, domain, start, end, unique } = tallies;
  const parts = [submitter, domain, `${Math.trunc(start)}`, `${Math.trunc(end)}`, ...(unique ? [unique] : [])];
  return { json: JSON.stringify(buildReport(tallies), null, 2), fileName: `${parts.join('!')}.json.gz` };
}

function buildPolicy({ type, domain, policyString, mxHosts, successful, failed, failures }: PolicyTally): TlsrptPolicy {
  return {
    policy: {
      'policy-type': type,
      ...(policyString.length > 0 && { 'policy-string': policyString }),
      'policy-domain': domain,
      ...(mxHosts.length > 0 && { 'mx-host': mxHosts }),
    },
    summary: { 'total-successful-session-count': successful, 'total-failure-session-count': failed },
    ...(failures.length > 0 && { 'failure-details': failures.map(buildFailure) }),
  };
}

function buildFailure(failure: FailureTally): TlsrptFailure {
  return {
    'result-type': failure.resultType,
    'sending-mta-ip': failure.sendingMtaIp,
    ...(failure.receivingMxHostname && { 'receiving-mx-hostname': failure.receivingMxHostname }),
    ...(failure.receivingMxHelo && { 'receiving-mx-helo': failure.receivingMxHelo }),
    ...(failure.receivingIp && { 'receiving-ip': failure.receivingIp }),
    'failed-session-count': failure.count,
    ...(failure.additionalInformation && { 'additional-information': failure.additionalInformation }),
    ...(failure.failureReasonCode && { 'failure-reason-code': failure.failureReasonCode }),
  };
}
