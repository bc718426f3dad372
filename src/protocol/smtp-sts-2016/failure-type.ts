// The eight failure types of the 2016 draft (section 4), the spelling of each in the draft's XML schema
// (Appendix 3), and the result type of RFC 8460 that took its place.
import type { ResultType } from '../tlsrpt/result-type.ts';

/** `xml`: the schema has no word for certificate-mismatch, so InvalidCertificate, the nearest, stands for it. */
export interface FailureMeaning2016 {
  readonly xml: string;
  readonly successor: ResultType;
}

export const failureTypes2016 = {
  'mx-mismatch': { xml: 'MxMismatch', successor: 'validation-failure' },
  'certificate-mismatch': { xml: 'InvalidCertificate', successor: 'certificate-host-mismatch' },
  'invalid-certificate': { xml: 'InvalidCertificate', successor: 'certificate-not-trusted' },
  'expired-certificate': { xml: 'ExpiredCertificate', successor: 'certificate-expired' },
  'starttls-not-supported': { xml: 'StarttlsNotSupported', successor: 'starttls-not-supported' },
  'tlsa-invalid': { xml: 'TlsaInvalid', successor: 'tlsa-invalid' },
  'dnssec-invalid': { xml: 'DnssecInvalid', successor: 'dnssec-invalid' },
  'sender-does-not-support-validation-method': { xml: 'SenderDoesNotSupportValidationMethod', successor: 'validation-failure' },
} as const satisfies Record<string, FailureMeaning2016>;

export type FailureType2016 = keyof typeof failureTypes2016;
