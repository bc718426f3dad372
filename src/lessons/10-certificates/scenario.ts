// A certificate issued by mistake satisfies MTA-STS and fails DANE.
import type { ScenarioInput } from '#src/simulator/world/scenario-input.ts';

export const scenario: ScenarioInput = { title: 'Certificates', sender: 'dane-and-sts', attack: 'mis-issued-certificate' };
