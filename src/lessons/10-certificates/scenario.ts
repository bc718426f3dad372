// A false certificate against a sender that checks MTA-STS and DANE; the zone is signed, and has a hash of the server's key.
import type { ScenarioInput } from '#src/simulator/world/scenario-input.ts';

export const scenario: ScenarioInput = { title: 'Certificates', sender: 'dane-and-sts', attack: 'mis-issued-certificate' };
