// The domain moves to a new MX, mx2.DOMAIN, well set up but for the policy, which does not name it; the old one is gone (RFC 8461 section
// 4.1).
import { completeCertificate, mxNames, recipientDomain, recordsOf, withRecords } from '../world.ts';
import type { Mistake } from './mistake.ts';

const address = '198.51.100.26';

export const mxNotInPolicy: Mistake = (scenario) => {
  const domain = recipientDomain(scenario);
  const [old = `mx1.${domain}`] = mxNames(scenario);
  const fresh = old.startsWith('mx2.') ? `mx3.${domain}` : `mx2.${domain}`;
  const certificate = completeCertificate({ names: [fresh] }, scenario.now);
  const named = withRecords(withRecords(scenario, domain, 'MX', [`10 ${fresh}`]), fresh, 'A', [address]);
  const hasTlsa = recordsOf(scenario, `_25._tcp.${old}`, 'TLSA').length > 0;
  const moved = hasTlsa ? withRecords(named, `_25._tcp.${fresh}`, 'TLSA', [`3 1 1 ${certificate.spki}`]) : named;
  return { ...moved, mxHosts: [...moved.mxHosts, { host: fresh, addresses: [address], certificate }] };
};
