// A TLS report as read: what it says in our own names, `null` (or an empty list) where it does not say (RFC 8460 section 4.4).

export interface ReadReport {
  readonly organization: string | null;
  readonly contact: string | null;
  readonly reportId: string | null;
  /** UTC, `YYYY-MM-DDTHH:MM:SSZ`. */
  readonly start: string | null;
  readonly end: string | null;
  readonly policies: readonly ReadPolicy[];
}

export interface ReadPolicy {
  /** `sts`, `tlsa`, `no-policy-found`; any other word as it stands. */
  readonly type: string | null;
  readonly domain: string | null;
  /** The policy's lines, or the TLSA records. */
  readonly policyString: readonly string[];
  readonly mxHosts: readonly string[];
  readonly successful: number | null;
  readonly failed: number | null;
  readonly failures: readonly ReadFailure[];
}

export interface ReadFailure {
  readonly resultType: string | null;
  /** Sessions that failed so. Types do not exclude each other: the sum may exceed the policy's total, or fall short of it. */
  readonly count: number | null;
  readonly sendingMtaIp: string | null;
  readonly receivingMxHostname: string | null;
  readonly receivingMxHelo: string | null;
  readonly receivingIp: string | null;
  readonly additionalInformation: string | null;
  readonly failureReasonCode: string | null;
}
