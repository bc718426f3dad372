// The result types of a TLS report (RFC 8460 section 4.3), and what each is about.
import { cite, type Citation } from '../citation.ts';

/**
 * negotiation: TLS or its certificate. dane, sts: the policy that could not be used. `causes`: the kinds of session events
 * (their words stand in the explanations of events) that lead to a failure of this type, the likeliest first.
 */
export interface ResultTypeMeaning {
  readonly about: 'negotiation' | 'dane' | 'sts';
  readonly citation: Citation;
  readonly causes: readonly string[];
}

function meaning(about: ResultTypeMeaning['about'], section: string, ...causes: string[]): ResultTypeMeaning {
  return { about, citation: cite('RFC 8460', section), causes };
}

export const resultTypes = {
  'starttls-not-supported': meaning('negotiation', '4.3.1', 'starttls-missing', 'starttls-refused'),
  'certificate-host-mismatch': meaning('negotiation', '4.3.1', 'certificate-refused'),
  'certificate-expired': meaning('negotiation', '4.3.1', 'certificate-refused'),
  'certificate-not-trusted': meaning('negotiation', '4.3.1', 'certificate-refused'),
  'validation-failure': meaning('negotiation', '4.3.3', 'mx-not-allowed', 'tls-reset'),
  'tlsa-invalid': meaning('dane', '4.3.2.1', 'tlsa-mismatch'),
  'dnssec-invalid': meaning('dane', '4.3.2.1', 'dns-bogus', 'dane-host-skipped'),
  'dane-required': meaning('dane', '4.3.2.1', 'tlsa-absent'),
  'sts-policy-fetch-error': meaning('sts', '4.3.2.2', 'policy-unreachable', 'policy-response', 'sts-txt-absent'),
  'sts-policy-invalid': meaning('sts', '4.3.2.2', 'policy-body'),
  'sts-webpki-invalid': meaning('sts', '4.3.2.2', 'policy-certificate'),
} as const satisfies Record<string, ResultTypeMeaning>;

export type ResultType = keyof typeof resultTypes;

/** Whether it is about what comes before any connection to a mail server: the policy, or signatures in DNS. */
export function isWithoutSession(word: string | null): boolean {
  return (
    word === 'dnssec-invalid' || word === 'dane-required' || (word !== null && isResultType(word) && resultTypes[word].about === 'sts')
  );
}

/** Whether RFC 8460 lists the word; the registry may grow (section 6.6). */
export function isResultType(word: string): word is ResultType {
  return Object.hasOwn(resultTypes, word);
}
