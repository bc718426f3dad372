// What one run of `simulate` carries along. Four parts, each of which only its own class changes.
import type { PresentWorld } from '#src/simulator/world/present-world.ts';
import type { Journal } from './journal.ts';
import type { SenderMemory } from './memory.ts';
import type { OutcomeSoFar } from './outcome.ts';

export interface Run {
  /** The domain that the message goes to. */
  readonly domain: string;
  readonly world: PresentWorld;
  readonly journal: Journal;
  readonly memory: SenderMemory;
  readonly outcome: OutcomeSoFar;
}
