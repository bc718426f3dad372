// The certificate of the mail servers ran out yesterday. The key is the same, as when an operator renews with it.
import { withMxCertificates, type Mistake } from './mistake.ts';

const day = 86_400;

export const expiredCertificate: Mistake = (scenario) =>
  withMxCertificates(scenario, () => ({ notBefore: scenario.now - 91 * day, notAfter: scenario.now - day }));
