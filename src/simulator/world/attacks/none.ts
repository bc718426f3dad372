// Nobody attacks.
import type { Attack } from './attack.ts';

export const none: Attack = { reach: [], change: (scenario) => scenario };
