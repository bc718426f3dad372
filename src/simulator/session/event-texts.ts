// Short texts for things that are not text on the wire: a certificate, a stored policy, a date.
import type { Certificate } from '#src/protocol/tls/certificate.ts';
import type { CachedPolicy } from '#src/protocol/mta-sts/cache.ts';

/** "mx1.receiver.example; issued by a trusted authority; valid 2025-12-06 to 2026-03-06". */
export function certificateText({ names, issuer, notBefore, notAfter }: Certificate): string {
  const by = { trusted: 'issued by a trusted authority', untrusted: 'issued by an unknown authority', 'self-signed': 'self-signed' }[
    issuer
  ];
  return `${names.join(', ') || 'no names'}; ${by}; valid ${dayOf(notBefore)} to ${dayOf(notAfter)}`;
}

/** "mode enforce; id 20260101T000000; mx mx1.receiver.example; 432000 s left". */
export function storedText({ id, fetchedAt, policy }: CachedPolicy, now: number): string {
  return `mode ${policy.mode}; id ${id}; mx ${policy.mx.join(', ') || '(none)'}; ${fetchedAt + policy.maxAge - now} s left`;
}

/** The day of a time, in UTC: "2026-01-05". A time that is no date gives its number. */
export function dayOf(seconds: number): string {
  return isoOf(seconds)?.slice(0, 10) ?? String(seconds);
}

/** The date in the form of RFC 5322: "Mon, 05 Jan 2026 09:00:00 +0000". */
export function mailDate(seconds: number): string {
  const date = new Date(seconds * 1000);
  return Number.isNaN(date.getTime()) ? String(seconds) : date.toUTCString().replace('GMT', '+0000');
}

function isoOf(seconds: number): string | undefined {
  const date = new Date(seconds * 1000);
  return Number.isNaN(date.getTime()) ? undefined : date.toISOString();
}
