// The result types of a TLS report (RFC 8460 section 4.3), and what each is about.
import { cite, type Citation } from '../citation.ts';

/** negotiation: TLS or its certificate. dane, sts: the policy that could not be used. */
export interface ResultTypeMeaning {
  readonly about: 'negotiation' | 'dane' | 'sts';
  readonly citation: Citation;
}

const negotiation: ResultTypeMeaning = { about: 'negotiation', citation: cite('RFC 8460', '4.3.1') };
const dane: ResultTypeMeaning = { about: 'dane', citation: cite('RFC 8460', '4.3.2.1') };
const sts: ResultTypeMeaning = { about: 'sts', citation: cite('RFC 8460', '4.3.2.2') };

export const resultTypes = {
  'starttls-not-supported': negotiation,
  'certificate-host-mismatch': negotiation,
  'certificate-expired': negotiation,
  'certificate-not-trusted': negotiation,
  'validation-failure': { about: 'negotiation', citation: cite('RFC 8460', '4.3.3') },
  'tlsa-invalid': dane,
  'dnssec-invalid': dane,
  'dane-required': dane,
  'sts-policy-fetch-error': sts,
  'sts-policy-invalid': sts,
  'sts-webpki-invalid': sts,
} as const satisfies Record<string, ResultTypeMeaning>;

export type ResultType = keyof typeof resultTypes;

/** Whether RFC 8460 lists the word; the registry may grow (section 6.6). */
export function isResultType(word: string): word is ResultType {
  return Object.hasOwn(resultTypes, word);
}
