// The attacks by name. A name of names.ts that is missing here does not compile.
import type { AttackName } from '../names.ts';
import type { Attack } from './attack.ts';
import { blockPolicy } from './block-policy.ts';
import { breakHandshake } from './break-handshake.ts';
import { eavesdrop } from './eavesdrop.ts';
import { forgeMxHideTxt } from './forge-mx-hide-txt.ts';
import { forgeMx } from './forge-mx.ts';
import { misIssuedCertificate } from './mis-issued-certificate.ts';
import { none } from './none.ts';
import { refuseStarttls } from './refuse-starttls.ts';
import { stripStarttls } from './strip-starttls.ts';
import { untrustedCertificate } from './untrusted-certificate.ts';

export const attackTable: Readonly<Record<AttackName, Attack>> = {
  none,
  eavesdrop,
  'strip-starttls': stripStarttls,
  'refuse-starttls': refuseStarttls,
  'break-handshake': breakHandshake,
  'untrusted-certificate': untrustedCertificate,
  'forge-mx': forgeMx,
  'forge-mx-hide-txt': forgeMxHideTxt,
  'block-policy': blockPolicy,
  'mis-issued-certificate': misIssuedCertificate,
};
