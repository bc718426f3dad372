// The kinds of events: every `explains` of a session, with the section that rules it.
// Their words are in src/explanations/en/events.md, one heading for each kind.
// The kinds of decisions are at the same time the key words that a decision's `text` holds.
import { cite, draft2016, type Citation } from '#src/protocol/citation.ts';

const sts = (section: string): Citation => cite('RFC 8461', section);
const rpt = (section: string): Citation => cite('RFC 8460', section);
const smtp = (section: string): Citation => cite('RFC 5321', section);
const starttls = (section: string): Citation => cite('RFC 3207', section);
const dane = (section: string): Citation => cite('RFC 7672', section);
const tls = (section: string): Citation => cite('RFC 8446', section);
const tls12 = (section: string): Citation => cite('RFC 5246', section);
const draft = (section: string): Citation => cite(draft2016, section);

export const eventKinds = {
  // --- DNS: what is asked and answered. A changed answer keeps its kind; `tampered` tells.
  'sts-txt-query': sts('3.1'), // the sender asks for the TXT record at _mta-sts.DOMAIN
  'sts-txt-answer': sts('3.1'), // the record is there; its id says which version of the policy is current
  'sts-txt-absent': sts('3.1'), // there is no such record, or the answer says so
  'draft-txt-query': draft('3'), // 2016: the whole policy is asked for at _smtp_sts.DOMAIN
  'draft-txt-answer': draft('3'), // 2016: the whole policy comes by DNS
  'draft-txt-absent': draft('3'), // 2016: no policy record
  'mx-query': smtp('5.1'), // which hosts take mail for the domain?
  'mx-answer': smtp('5.1'), // the hosts, with preferences; unsigned DNS can be forged
  'mx-absent': smtp('5.1'), // no MX: the domain's own address is used; or no such domain
  'address-query': smtp('5.1'), // the address of a host, of an MX or of the policy host
  'address-answer': smtp('5.1'), // the address
  'address-absent': smtp('5.1'), // the host has no address
  'tlsa-query': dane('2.2.3'), // DANE: the TLSA record at _25._tcp.MXHOST
  'tlsa-answer': dane('3.1'), // DANE: usage, selector, matching type, data
  'tlsa-absent': dane('2.2'), // DANE does not apply to this host
  'tlsrpt-query': rpt('3'), // where does the domain want its reports?
  'tlsrpt-answer': rpt('3'), // the addresses for reports
  'tlsrpt-absent': rpt('3'), // the domain asks for no reports
  'dns-failed': smtp('5.1'), // no usable answer: SERVFAIL or silence; not the same as "there is none"
  'dns-remembered': cite('RFC 1035', '3.2.1'), // the sender's resolver asked before, and the TTL is not over: nobody is asked
  'dns-bogus': cite('RFC 4033', '5'), // signed zone, but the answer's signature does not fit: a validating sender gets nothing

  // --- the sender's memory
  'cache-empty': sts('5.1'), // no policy stored for this domain: first contact
  'cache-hit': sts('5.1'), // a stored policy within its max_age
  'cache-expired': sts('5.1'), // a stored policy whose max_age has passed; it no longer counts
  'cache-kept': sts('3.3'), // no newer policy could be had, so the stored one MUST be applied
  'cache-forgotten': sts('3.3'), // the stored policy is thrown away, which it MUST NOT be for want of a newer one
  'cache-stored': sts('3.3'), // the policy just fetched is stored for max_age seconds

  // --- the policy, over HTTPS
  'policy-connect': sts('3.3'), // TCP connection to mta-sts.DOMAIN, port 443
  'policy-unreachable': sts('3.3'), // refused, blocked, timed out, or no address
  'policy-certificate': sts('3.3'), // the policy host shows its certificate: valid for mta-sts.DOMAIN, or the fetch ends
  'policy-request': sts('3.3'), // GET /.well-known/mta-sts.txt
  'policy-response': sts('3.3'), // status line and media type; only 200 counts, redirects are not followed
  'policy-body': sts('3.2'), // the policy file itself
  'draft-policy-check': draft('3.3'), // 2016: the HTTPS copy that must equal the DNS record

  // --- decisions about the policy
  'policy-enforce': sts('5'), // decision: the policy in force is enforce; nothing goes to a host that fails it
  'policy-testing': sts('5'), // decision: testing; mail goes as if there were no policy, failures are reported
  'policy-mode-none': sts('5'), // decision: the policy in force says none
  'policy-absent': sts('3.3'), // decision: no policy; mail goes as though the domain had no MTA-STS
  'fetch-needed': sts('3.1'), // decision: nothing stored, or the id in the TXT record is another one
  'fetch-not-needed': sts('3'), // decision: the stored policy has the id of the TXT record
  'record-not-asked': sts('5.1'), // decision: a stored policy holds, and this sender does not look for a newer one with each mail
  'fetch-failed': sts('3.3'), // decision: the policy could not be fetched, or is no valid policy
  'administrators-told': sts('10.2'), // decision: the refresh failed again, so the sender's own administrators hear of it
  'draft-policy': draft('3.5'), // decision, 2016: the policy in force
  'draft-policy-unproven': draft('3.3'), // decision, 2016: never validated once, so it must not refuse mail

  // --- decisions about a host
  'mx-allowed': sts('4.1'), // decision: a pattern of the policy covers the host's name
  'mx-not-allowed': sts('4.1'), // decision: no pattern covers the name: this host may not get the mail
  'dane-applies': dane('2.2'), // decision: usable TLSA records; TLS is mandatory and the certificate must match one
  'dane-host-skipped': dane('2.1.2'), // decision: the TLSA lookup failed; this host must not be used
  'no-usable-host': smtp('5.1'), // decision: no MX is left to try

  // --- the connection and the greeting
  'tcp-connect': smtp('3.1'), // TCP connection to the MX, port 25
  'tcp-failed': smtp('4.5.4.1'), // refused, blocked or timed out
  'connection-lost': smtp('3.8'), // the connection ended in the middle
  greeting: smtp('4.2'), // 220: the server says who it is; nobody has proved anything yet
  ehlo: smtp('4.1.1.1'), // the sender says who it is and asks for the extensions
  'ehlo-reply-host': smtp('4.1.1.1'), // the first line of the answer: the server's name again
  'ehlo-reply-line': smtp('4.1.1.1'), // one extension that the server has
  'ehlo-starttls': starttls('3'), // the offer of TLS: one line of text, in the clear
  'ehlo-again': starttls('4.2'), // inside TLS the sender starts again and forgets what it was told before
  helo: smtp('4.1.1.1'), // the old greeting, without extensions

  // --- TLS
  starttls: starttls('4'), // the sender asks to begin TLS
  'starttls-ready': starttls('4'), // 220: the next octets are the TLS handshake
  'starttls-refused': starttls('4'), // 454 or another error: no TLS for now
  'starttls-missing': starttls('6'), // decision: TLS is not offered
  'tls-hello': tls('4.1.2'), // ClientHello, with the host name in clear (SNI)
  'tls-certificate': tls('4.4.2'), // the server's certificate
  'tls-established': tls('2'), // from here an eavesdropper sees records, no lines
  'tls-reset': starttls('6'), // the handshake was cut off
  'tls-alert': tls('6.2'), // the sender refuses the certificate and ends the handshake itself
  'tls-record-damaged': tls('5.2'), // a record was changed on the way: it does not decrypt, the connection ends
  'certificate-not-checked': starttls('4.1'), // decision: any certificate is taken; the peer is encrypted to, but not known
  'certificate-accepted': sts('4.2'), // decision: trusted, in date, and for the MX's name
  'certificate-refused': sts('4.2'), // decision: expired, for another name, or not trusted
  'certificate-verified': starttls('4.1'), // decision: the same, by the sender's own rule, without a policy
  'certificate-not-verified': starttls('4.1'), // decision: it does not pass the sender's own rule
  'tlsa-match': dane('3.1'), // decision: the certificate is the one that the signed TLSA record names
  'tlsa-mismatch': dane('2.2'), // decision: it is not; the mail waits, whatever MTA-STS says

  // --- the message
  'mail-from': smtp('4.1.1.2'), // the envelope sender
  'mail-from-reply': smtp('4.2'), // the answer to it
  'rcpt-to': smtp('4.1.1.3'), // the recipient
  'rcpt-to-reply': smtp('4.2'),
  data: smtp('4.1.1.4'), // the message is about to follow
  'data-reply': smtp('4.2'), // 354: go ahead
  message: smtp('4.1.1.4'), // header and body, one block
  'message-end': smtp('4.5.2'), // a dot alone on its line; lines that begin with a dot got a second one
  'message-accepted': smtp('4.2.5'), // 250: from here the server is responsible for the message
  'reply-refused': smtp('4.2.1'), // 4xx or 5xx to any command
  'reply-other': smtp('4.2'), // any other reply
  'command-other': smtp('4.1'), // any other command, also one that was injected
  quit: smtp('4.1.1.10'), // the sender ends the session
  'quit-reply': smtp('4.1.1.10'), // 221

  // --- how it ends
  'go-on-in-clear': cite('RFC 7435', '3'), // decision: no TLS to be had, nothing demands it: the mail goes unencrypted
  'refuse-host': sts('5'), // decision: the policy forbids this host; no MAIL FROM is sent
  'refuse-by-own-rule': starttls('4.1'), // decision: the sender itself demands more of every host; no MAIL FROM is sent
  'deliver-despite-failure': sts('5'), // decision: testing: goes on, and notes the failure
  'draft-goes-on-unproven': draft('3.4'), // decision, 2016: never validated once, so it may not stop mail: goes on, and notes the failure
  'draft-goes-on-reporting': draft('3.5'), // decision, 2016: to=false asks for reports alone: goes on, and notes the failure
  'try-next-host': sts('5.1'), // decision: there is another MX
  'check-again': sts('5'), // decision: before a permanent failure the TXT record is looked up once more
  delivered: smtp('4.2.5'), // decision
  deferred: smtp('4.5.4.1'), // decision: the mail waits in the sender's queue and is tried again
  bounced: smtp('6.1'), // decision: it goes back to its author
  'try-again': smtp('4.5.4.1'), // decision: a later attempt begins
  'second-try-in-clear': cite('RFC 7435', '3'), // decision: the handshake failed again; this sender now does without TLS

  // --- afterwards
  'failure-noted': rpt('4.3'), // a failure that goes into the day's report
  'failure-not-reported': sts('6'), // a failure that nobody is told of: no TLSRPT record, or this sender writes no reports
  'report-sent': rpt('5'), // the TLS report, once a day
  'draft-report-sent': draft('4'), // 2016: the XML report, to the address in the policy
} as const satisfies Record<string, Citation>;

export type EventKind = keyof typeof eventKinds;

/** Where a sender of the draft of March 2016 is ruled by the draft instead. */
export const eventKinds2016: Readonly<Partial<Record<EventKind, Citation>>> = {
  'cache-empty': draft('3.5'), // "Check for cached non-expired policy. If none exists, fetch the latest and cache it."
  'cache-hit': draft('3.5'),
  'cache-expired': draft('3.2'),
  'policy-connect': draft('3.3'), // the copy at the URI of the field "a"
  'policy-unreachable': draft('3.3'),
  'policy-certificate': draft('3.3'),
  'policy-request': draft('3.3'),
  'policy-response': draft('3.3'),
  'policy-absent': draft('3'),
  'mx-allowed': draft('3'), // the field "mx"
  'mx-not-allowed': draft('3'),
  'certificate-accepted': draft('3.4'),
  'certificate-refused': draft('3.4'),
  'refuse-host': draft('3.5'),
  'try-next-host': draft('3.5'),
  'check-again': draft('3.5'),
  'failure-noted': draft('4'),
  'failure-not-reported': draft('4'),
  // TLS 1.3 is of August 2018, so a sender of 2016 speaks TLS 1.2.
  'tls-hello': tls12('7.4.1.2'),
  'tls-certificate': tls12('7.4.2'),
  'tls-established': tls12('7.3'),
  'tls-alert': tls12('7.2.2'),
  'tls-record-damaged': tls12('7.2.2'),
};

/** The section that rules an event. */
export function ruleOf({ explains, design }: { readonly explains: EventKind; readonly design?: '2016' }): Citation {
  return (design && eventKinds2016[explains]) ?? eventKinds[explains];
}

/** Whether the word is a kind of event. */
export function isEventKind(word: string): word is EventKind {
  return Object.hasOwn(eventKinds, word);
}
