// An inspection: what was found out about a real domain, and how each thing found is judged.
// The shape of `mta-sts inspect --json` and of the page's export. Times are seconds since 1970, durations milliseconds.
import type { Citation } from '#src/protocol/citation.ts';
import type { Finding } from '#src/protocol/finding.ts';

export type DomainVerdict = 'enforced' | 'testing' | 'none' | 'broken' | 'unknown';

export type CheckVerdict = 'pass' | 'warn' | 'fail' | 'unprovable';

/** One thing checked. Its words are found by `code` in src/explanations; `values` fill their places. */
export interface Check {
  readonly code: string;
  readonly verdict: CheckVerdict;
  readonly citation: Citation;
  /** What it is about: a name, a record, a file. */
  readonly subject: string;
  readonly values?: Readonly<Record<string, string>>;
  /** What was seen, word for word, foreign text unescaped: whoever shows it must make control characters visible. */
  readonly evidence?: string;
  /** The exact text to publish. */
  readonly fix?: { readonly where: string; readonly text: string };
  /** For unprovable: a command line that would prove it. */
  readonly proof?: string;
}

/** How one resolver answered one question. */
export interface ResolverAnswer {
  readonly resolver: string;
  readonly name: string;
  readonly type: string;
  /** NOERROR, NXDOMAIN, SERVFAIL, …; or what kept an answer from being read. */
  readonly status: string;
  readonly ad: boolean;
  readonly answers: readonly string[];
  readonly milliseconds: number;
  readonly findings: readonly Finding[];
  /** Seconds for which the answer may be kept: the smallest time to live of its records, or that of a negative answer. */
  readonly ttl?: number;
  /** The answer as it came, in hexadecimal. */
  readonly bytes?: string;
  /** Asked with CD: the resolver was told not to check signatures. */
  readonly checkingDisabled?: true;
}

export interface MxHost {
  readonly host: string;
  readonly preference: number;
  readonly addresses: readonly string[];
  /** Whether a pattern of the policy covers the name; null without a policy. */
  readonly matches: boolean | null;
  readonly tlsa: readonly string[];
  readonly starttls?: boolean;
  readonly certificate?: CertificateSeen;
}

/** A certificate that was really seen; a page never sees one. */
export interface CertificateSeen {
  readonly subject: string;
  readonly names: readonly string[];
  readonly issuer: string;
  readonly validFrom: number;
  readonly validTo: number;
  /** null: trusted for the name that was asked for; otherwise the reason it is not. */
  readonly error: string | null;
}

export interface Inspection {
  readonly domain: string;
  readonly verdict: DomainVerdict;
  /** The code of the answer sentence, in words by src/explanations. */
  readonly answer: { readonly code: string; readonly values: Readonly<Record<string, string>> };
  readonly checks: readonly Check[];
  readonly record: { readonly texts: readonly string[]; readonly id?: string } | null;
  readonly policy: {
    readonly how: 'read' | 'pasted' | 'relay' | 'unreadable' | 'unreachable' | 'not-asked';
    /** Why it was not reached, as far as that is known. */
    readonly reason?: string;
    readonly status?: number;
    readonly contentType?: string;
    readonly body?: string;
    readonly mode?: string;
    readonly maxAge?: number;
    readonly mx?: readonly string[];
  };
  readonly tlsrpt: { readonly texts: readonly string[]; readonly rua?: readonly string[] } | null;
  readonly mx: readonly MxHost[];
  readonly resolvers: readonly { readonly url: string; readonly ad: boolean; readonly milliseconds: number }[];
  readonly questions: readonly ResolverAnswer[];
  /** By then resolvers have dropped what was judged here. */
  readonly lookAgainAt?: number;
  readonly generatedAt: number;
}

/** A step that is being taken, told while the inspection runs. `id` is stable, so that a list can fill in place. */
export interface InspectionStep {
  readonly id: 'record' | 'tlsrpt' | 'mx' | 'policy' | `addresses:${string}` | `tlsa:${string}`;
  readonly state: 'asking' | 'done' | 'failed';
  readonly detail?: string;
}
