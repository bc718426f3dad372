// The honest mistakes by name. A name of names.ts that is missing here does not compile.
import type { MistakeName } from '../names.ts';
import { expiredCertificate } from './expired-certificate.ts';
import type { Mistake } from './mistake.ts';
import { mxNotInPolicy } from './mx-not-in-policy.ts';
import { policyChangedIdNot } from './policy-changed-id-not.ts';
import { policyUnreachable } from './policy-unreachable.ts';
import { starttlsLost } from './starttls-lost.ts';
import { wrongNameCertificate } from './wrong-name-certificate.ts';

export const mistakeTable: Readonly<Record<MistakeName, Mistake>> = {
  'expired-certificate': expiredCertificate,
  'wrong-name-certificate': wrongNameCertificate,
  'starttls-lost': starttlsLost,
  'mx-not-in-policy': mxNotInPolicy,
  'policy-unreachable': policyUnreachable,
  'policy-changed-id-not': policyChangedIdNot,
};
