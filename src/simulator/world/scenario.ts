// A scenario: an invented world, never a transcript. What is in DNS, which hosts there are and what they say, what the sender
// can do and has stored, what an attacker does, and the message. `simulate` lets them act.
// Published as public/scenario.schema.json. Times are seconds since 1970, durations seconds. The short form, which names
// a sender and an attack and bends the standard world, is scenario-input.ts.
import type { Accent } from '#src/protocol/smtp/accent.ts';
import type { Move } from '#src/simulator/network/move.ts';
import type { CertificateInput } from './certificate-input.ts';

/** The types of records that a delivery asks for. */
export const zoneRecordTypes = ['A', 'AAAA', 'CNAME', 'MX', 'TXT', 'TLSA'] as const;
export type ZoneRecordType = (typeof zoneRecordTypes)[number];

/**
 * One DNS record. `name` is absolute, without the root dot; `value` is as in a zone file ("10 mx1.receiver.example"), for TXT the text, or
 * its strings.
 */
export interface ZoneRecord {
  readonly name: string;
  readonly type: ZoneRecordType;
  readonly value: string | readonly string[];
  /** Seconds; 3600 when left out. */
  readonly ttl?: number;
}

/** A zone. bogus: signed, but the signatures do not verify (a resolver that validates answers SERVFAIL). */
export interface Zone {
  readonly name: string;
  readonly dnssec: 'signed' | 'unsigned' | 'bogus';
  readonly records: readonly ZoneRecord[];
  /** Questions that fail by no attack: SERVFAIL, or no answer in time. Without `type`: every type. */
  readonly failing?: readonly { readonly name: string; readonly type?: ZoneRecordType; readonly how: 'servfail' | 'timeout' }[];
}

/** A web server that serves a policy. All but `host` and `certificate` may be left out: status 200, text/plain, at once. */
export interface PolicyHost {
  /** The name in the URL: `mta-sts.receiver.example`. */
  readonly host: string;
  readonly certificate: CertificateInput;
  /** What stands at /.well-known/mta-sts.txt. */
  readonly body?: string;
  readonly status?: number;
  /** null: no Content-Type at all. */
  readonly contentType?: string | null;
  /** The Location of a redirect; the status is then 301 when left out. */
  readonly location?: string;
  /** The octets of the body, where it is longer than what `body` shows. */
  readonly octets?: number;
  /** The seconds until the whole body is there. */
  readonly seconds?: number;
  /** refused: nobody listens on port 443. timeout: no answer. */
  readonly down?: 'refused' | 'timeout';
  /** Other files by path: the 2016 draft's copy of the policy. */
  readonly files?: Readonly<Record<string, string>>;
}

/** The ways of wording that have a name. */
export const accentNames = ['plain', 'postfix', 'exim', 'opensmtpd'] as const;
export type AccentName = (typeof accentNames)[number];

/**
 * A server's own wording, over that of `like` (plain when left out); see protocol/smtp/accent.ts. Several lines are joined by "\n". In
 * place of an empty reply, or greeting, the server hangs up without a word.
 */
export type AccentInput = Partial<Pick<Accent, 'greeting' | 'ehlo' | 'ehloInTls' | 'replies' | 'queueId' | 'limits'>> & {
  readonly like?: AccentName;
};

/** A mail server that listens on port 25, found by its address. */
export interface MxHost {
  /** What it calls itself. */
  readonly host: string;
  readonly addresses: readonly string[];
  /** Whose it is; the receiver's when left out. */
  readonly owner?: 'receiver' | 'attacker';
  /** offered when left out. refused: offered, then answered 454. broken: answered 220, then no handshake comes about. */
  readonly starttls?: 'offered' | 'absent' | 'refused' | 'broken';
  readonly certificate?: CertificateInput;
  /** 1.3 when left out. Under 1.2 the certificate crosses in clear (RFC 5246 section 7.3), under 1.3 encrypted (RFC 8446 section 2). */
  readonly tls?: '1.2' | '1.3';
  /** postfix when left out. */
  readonly accent?: AccentName | AccentInput;
  /** Asks for STARTTLS before it takes mail (530): only where it is not publicly referenced, RFC 3207 section 4. */
  readonly private?: boolean;
  /** refused: nobody listens. timeout: no answer. closes: takes the connection, and ends it without a word. */
  readonly down?: 'refused' | 'timeout' | 'closes';
  /** Passes every octet on to the host at that address, and passes back what it says. */
  readonly relaysTo?: string;
}

/** A stored MTA-STS policy. */
export interface StoredPolicy {
  readonly domain: string;
  readonly id: string;
  readonly fetchedAt: number;
  readonly policy: { readonly mode: 'enforce' | 'testing' | 'none'; readonly maxAge: number; readonly mx: readonly string[] };
}

/** A stored policy of the 2016 draft: the TXT record as it was. validated: a host has conformed to it once. */
export interface StoredPolicy2016 {
  readonly domain: string;
  readonly text: string;
  readonly fetchedAt: number;
  readonly ttl: number;
  readonly validated: boolean;
}

/**
 * An answer of DNS that a resolver remembers until its TTL is over, at `until` (seconds since 1970). `values`: as in a zone. insecure when
 * left out.
 */
export interface RememberedAnswer {
  readonly name: string;
  readonly type: ZoneRecordType;
  readonly values: readonly ZoneRecord['value'][];
  readonly until: number;
  readonly security?: 'secure' | 'insecure';
}

/**
 * How a sender keeps a stored policy fresh, once a day. regardless: it fetches the file whatever became of the TXT record, as RFC 8461
 * section 10.2 advises. with-record: only where a valid record says that there is one. renews-unread: where the record's id is the stored
 * one, it takes the policy for fetched anew without looking at the file. never: it waits until the policy has run out.
 */
export const refreshHabits = ['regardless', 'with-record', 'renews-unread', 'never'] as const;
export type RefreshHabit = (typeof refreshHabits)[number];

export const recordHabits = ['each-mail', 'nothing-stored'] as const;
export type RecordHabit = (typeof recordHabits)[number];

/** rfc: by the book. postfix-3.7: Postfix 3.7 with postfix-mta-sts-resolver 1.1. zone-mta-3.10: npm's zone-mta, with mailauth 4.9. */
export const behaviours = ['rfc', 'postfix-3.7', 'zone-mta-3.10'] as const;
export type Behaviour = (typeof behaviours)[number];

/** As Postfix names its levels of security. */
export const tlsLevels = ['may', 'verify'] as const;
export type TlsLevel = (typeof tlsLevels)[number];

/** The sending server. */
export interface Sender {
  /** What it says in EHLO. */
  readonly host: string;
  readonly address: string;
  /** Whether it can STARTTLS. Opportunistic where nothing demands more. */
  readonly tls: boolean;
  /**
   * What it demands of every host by itself, whatever the domain promises (RFC 3207 section 4.1). may: nothing. verify: TLS, and a
   * certificate for the name of the MX host. may when left out.
   */
  readonly tlsLevel?: TlsLevel;
  readonly mtaSts: boolean;
  /** Treats testing as enforce. */
  readonly strictTesting?: boolean;
  /** Follows RFC 7672. */
  readonly dane: boolean;
  /** Asks a resolver that validates DNSSEC; left out: only when it follows RFC 7672. */
  readonly validates?: boolean;
  /** Follows the draft of March 2016, with these ways to check a certificate. */
  readonly sts2016?: { readonly methods: readonly ('webpki' | 'tlsa')[] };
  /** Its operator wants TLS reports. Of no effect where the program that it `behaves` like writes none. */
  readonly tlsReports: boolean;
  readonly behaves: Behaviour;
  readonly stored?: readonly StoredPolicy[];
  readonly stored2016?: readonly StoredPolicy2016[];
  /** Fetches that failed before: not tried again for the same id within 300 seconds. */
  readonly failedFetches?: readonly { readonly domain: string; readonly id: string; readonly at: number }[];
  /** regardless when left out. */
  readonly refresh?: RefreshHabit;
  /** Seconds between two refreshes; 86400, a day, when left out, and never more than half of the policy's life. */
  readonly refreshEvery?: number;
  /**
   * Whether it asks for the TXT record with each mail, or only where no stored policy holds: both are allowed (RFC 8461 section 5.1, step
   * 1). each-mail when left out.
   */
  readonly asksRecord?: RecordHabit;
  /** What its resolver remembers, answers that have not run out. Left out: it remembers nothing, and each attempt asks anew. */
  readonly dnsCache?: readonly RememberedAnswer[];
  /** The seconds that it waits for a policy; 60 when left out (Postfix's helper: 4). */
  readonly fetchTimeout?: number;
  /** How many attempts are shown while the mail is deferred. Left out: one, and a second where it goes differently. */
  readonly attempts?: number;
  /** After the last attempt the mail goes back to its author, instead of waiting on. */
  readonly givesUp?: boolean;
  /** Seconds between attempts; 1800 when left out. */
  readonly retryAfter?: number;
  /** Seconds that a mail stays in the queue before it goes back; 432000, five days, when left out (RFC 5321 section 4.5.4.1). */
  readonly queuesFor?: number;
}

/** What an attacker can touch: answers of DNS, connections to the policy host, connections to the MX. */
export const reaches = ['dns', 'https', 'smtp'] as const;
export type Reach = (typeof reaches)[number];

/** One habit of an attacker. `match` of a line: it begins with that, case and a reply code in front aside. */
export type AttackRule =
  /** forge: other records. hide: as if there were none. fail: SERVFAIL. block: no answer. Signed or not: who validates, sees it. */
  | {
      readonly on: 'dns';
      readonly name: string;
      readonly type: ZoneRecordType;
      readonly do: 'forge';
      readonly values: readonly (string | readonly string[])[];
    }
  | { readonly on: 'dns'; readonly name: string; readonly type: ZoneRecordType; readonly do: 'hide' | 'fail' | 'block' }
  /** Connections to port 25 or 443, of one host name or of all: silence, or a reset. */
  | { readonly on: 'tcp'; readonly port: 25 | 443; readonly host?: string; readonly do: 'block' | 'reset' }
  /** Lines in clear. inject: a line of the attacker's own after it. answer: the command does not arrive, the attacker replies. */
  | { readonly on: 'line'; readonly from: 'sender' | 'receiver'; readonly match: string; readonly do: 'drop'; readonly host?: string }
  | {
      readonly on: 'line';
      readonly from: 'sender' | 'receiver';
      readonly match: string;
      readonly do: 'replace' | 'inject' | 'answer';
      readonly text: string;
      readonly host?: string;
    }
  /**
   * The handshake with an MX. reset: cut off at the ClientHello. terminate: the attacker ends TLS itself, with this certificate, reads, and
   * passes on. damage: flips a bit of a record inside.
   */
  | { readonly on: 'tls'; readonly do: 'reset' | 'damage'; readonly host?: string }
  | { readonly on: 'tls'; readonly do: 'terminate'; readonly certificate: CertificateInput; readonly host?: string };

export interface Attacker {
  /** Where the attacker stands; a move is legal only there. */
  readonly reach: readonly Reach[];
  /** Copies what passes in clear. Who changes lines, reads them too. */
  readonly listens: boolean;
  readonly rules: readonly AttackRule[];
}

export interface Message {
  readonly from: string;
  readonly to: readonly string[];
  /** The header lines, without the Received line of the sending server. */
  readonly header: readonly string[];
  readonly body: readonly string[];
}

/** From `at` on the world is another: hosts and zones replace those of the same name; records are added to, or taken from, their zone. */
export interface WorldChange {
  readonly at: number;
  readonly title?: string;
  readonly zones?: readonly Zone[];
  readonly policyHosts?: readonly PolicyHost[];
  readonly mxHosts?: readonly MxHost[];
  /** Records by name and type: all of that name and type are replaced by these. */
  readonly records?: readonly ZoneRecord[];
  /** Records taken away. */
  readonly without?: readonly { readonly name: string; readonly type: ZoneRecordType }[];
  readonly attacker?: Attacker;
}

export interface Scenario {
  readonly version: 1;
  readonly title?: string;
  readonly now: number;
  readonly zones: readonly Zone[];
  readonly policyHosts: readonly PolicyHost[];
  readonly mxHosts: readonly MxHost[];
  readonly sender: Sender;
  readonly attacker: Attacker;
  readonly message: Message;
  /** For the time line: when `message` is sent, instead of once at `now`. */
  readonly sendAt?: readonly number[];
  readonly changes?: readonly WorldChange[];
  /** Moves that belong to the scenario; those given to `simulate` come after them. */
  readonly moves?: readonly Move[];
}
