// What an inspection found out, before it is judged: the lookups, the policy file, and what was seen of the MX hosts.
import type { AnyLookup, Lookup } from '#src/inspector/ask/lookup.ts';
import type { PolicyObserved } from '#src/inspector/ask/policy-fetch.ts';
import type { Presented } from '#src/protocol/dane/evaluate.ts';
import type { Tlsa } from '#src/protocol/dane/tlsa.ts';
import type { CertificateSeen } from './inspection.ts';

/** A certificate of a path, for comparing with TLSA records. Times are seconds since 1970. */
export interface PresentedCertificate {
  readonly digests: Presented;
  readonly validFrom: number;
  readonly validTo: number;
  /** Signed with its own key: nobody stands above it. */
  readonly isRoot: boolean;
}

/** What was seen at one address of an MX host. A page sees nothing; Node and the relay do. */
export interface MxAddressObserved {
  readonly address: string;
  /**
   * tls: encrypted, see the certificate. blocked: port 25 cannot be reached from here at all, whoever listens.
   * no-way: this machine has no way to the address (no IPv6, say). refused: the host said no to the connection. no-answer: silence.
   * turned-away: it speaks SMTP, and will not speak it with this machine (RFC 5321 section 3.1). old-tls: it offers nothing newer than
   * TLS 1.1. odd: something that does not speak SMTP.
   */
  readonly state:
    | 'tls'
    | 'no-starttls'
    | 'starttls-refused'
    | 'handshake-failed'
    | 'old-tls'
    | 'refused'
    | 'turned-away'
    | 'no-answer'
    | 'no-way'
    | 'odd'
    | 'blocked';
  readonly certificate?: CertificateSeen;
  /** What the host presented, its own certificate first, each with a verified signature of the next. */
  readonly path?: readonly PresentedCertificate[];
  /**
   * The authority above the path that the host did not send, and whose certificate or key a TLSA record holds whole: its signature was
   * verified. Null: no record holds one that signed it. Left out where nobody could verify that.
   */
  readonly unsent?: PresentedCertificate | null;
  /** As negotiated: `TLSv1.3`. */
  readonly tls?: string;
  /** The lines of the dialogue, prefixed "C: " and "S: ". Foreign text. */
  readonly transcript: readonly string[];
  readonly detail?: string;
}

/**
 * Looks at the STARTTLS of one MX host, at each address, with its TLSA records at hand. Never rejects. Undefined: it cannot be done from
 * here.
 */
export type MxSource = (
  host: string,
  addresses: readonly string[],
  signal: AbortSignal,
  tlsa: readonly Tlsa[],
) => Promise<readonly MxAddressObserved[] | undefined>;

export interface HostObserved {
  readonly host: string;
  readonly preference: number;
  readonly a: Lookup<'A'>;
  readonly aaaa: Lookup<'AAAA'>;
  readonly tlsa: Lookup<'TLSA'>;
  /** One entry for each address that was tried; undefined where nobody could try. */
  readonly seen?: readonly MxAddressObserved[];
}

/** listed: by MX records. implicit: none, but the domain has an address (RFC 5321 section 5.1). null: it takes no mail (RFC 7505). */
export type MxKind = 'listed' | 'implicit' | 'null' | 'none' | 'unknown';

export interface Observed {
  readonly domain: string;
  /** Where the questions were asked from. A page cannot connect to a mail server; a machine can, when it is told to. */
  readonly vantage: 'page' | 'machine';
  /** The browser takes certificates by their common name where they have no DNS name; senders do not. */
  readonly takesCommonNames?: boolean;
  /** Seconds since 1970. */
  readonly now: number;
  readonly record: Lookup<'TXT'>;
  /** At the name of the 2016 draft. */
  readonly oldRecord: Lookup<'TXT'>;
  /** Who may issue certificates: at the policy host, then at each name above it. Empty until it was asked. */
  readonly caa: readonly Lookup<'CAA'>[];
  /** The record of the domain above, where this one has none; asked after the verdict. */
  readonly parent?: Lookup<'TXT'>;
  /** At the names where the record is put by mistake, where this domain has none; asked after the verdict. */
  readonly misplaced?: readonly Lookup<'TXT'>[];
  /** The mail servers of a name below that nobody has made: a wildcard answers for it. Asked after the verdict. */
  readonly anyName?: Lookup<'MX'>;
  readonly tlsrpt: Lookup<'TXT'>;
  readonly mx: Lookup<'MX'>;
  readonly mxKind: MxKind;
  readonly policyHost: { readonly a: Lookup<'A'>; readonly aaaa: Lookup<'AAAA'> };
  readonly policy: PolicyObserved;
  readonly hosts: readonly HostObserved[];
  /** MX hosts beyond those looked at. */
  readonly hostsLeftOut: number;
  /** The record's id and the policy of the last visit, where they were kept, and when that was. */
  readonly before?: { readonly id: string; readonly policy: string; readonly at: number };
}

/** Every lookup of an inspection. */
export function lookupsOf(observed: Observed): readonly AnyLookup[] {
  const { record, oldRecord, caa, parent, misplaced = [], anyName, tlsrpt, mx, policyHost, hosts } = observed;
  const ofHosts = hosts.flatMap(({ a, aaaa, tlsa }) => [a, aaaa, tlsa]);
  const later = [...caa, parent, ...misplaced, anyName].filter((lookup) => lookup !== undefined);
  return [record, tlsrpt, mx, policyHost.a, policyHost.aaaa, oldRecord, ...ofHosts, ...later];
}

/** The addresses of a host, IPv4 first. */
export function addressesOf({ a, aaaa }: { readonly a: Lookup<'A'>; readonly aaaa: Lookup<'AAAA'> }): string[] {
  return [...a.records, ...aaaa.records].map(({ address }) => address);
}
