// The certificate of the mail servers is for another name, with the same key.
import { withMxCertificates, type Mistake } from './mistake.ts';

export const wrongNameCertificate: Mistake = (scenario) =>
  withMxCertificates(scenario, (names) => ({ names: names.map((name) => `www.${name.split('.').slice(1).join('.')}`) }));
