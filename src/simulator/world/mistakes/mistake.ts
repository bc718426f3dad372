// An honest mistake of the receiver's operator: one function a file, listed in mistakes.ts, from any scenario to the one in which it was
// made. Its words stand under its name, as those of an attack do.
import type { Certificate } from '#src/protocol/tls/certificate.ts';
import type { Scenario } from '../scenario.ts';
import { withMxHosts } from '../world.ts';

export type Mistake = (scenario: Scenario) => Scenario;

/** The scenario with this changed in the certificates of the receiver's mail servers; their keys stay. */
export function withMxCertificates(scenario: Scenario, change: (names: readonly string[]) => Partial<Certificate>): Scenario {
  return withMxHosts(scenario, (host) =>
    host.certificate ? { ...host, certificate: { ...host.certificate, ...change(host.certificate.names) } } : host,
  );
}
