// The actors' places on the staves, from left to right, and their short names in class names and icons.
import type { Actor } from '#src/simulator/session/session.ts';

/** The actors' short names in class names, from the leftmost stave to the rightmost. */
export const staves = ['dns', 'policy', 'sender', 'attacker', 'mx'] as const;
export type Stave = (typeof staves)[number];

const staveOf: Readonly<Record<Actor, Stave>> = {
  resolver: 'dns',
  'policy-host': 'policy',
  sender: 'sender',
  attacker: 'attacker',
  receiver: 'mx',
};
const actorOf = Object.fromEntries(Object.entries(staveOf).map(([actor, stave]) => [stave, actor])) as Readonly<Record<Stave, Actor>>;

/** `stave('receiver')` is 'mx'. */
export function stave(actor: Actor): Stave {
  return staveOf[actor];
}

/** `actor('mx')` is 'receiver'. */
export function actor(stave: Stave): Actor {
  return actorOf[stave];
}

/** The actor of that name; undefined for any other word. */
export function actorNamed(name: string): Actor | undefined {
  return Object.hasOwn(staveOf, name) ? (name as Actor) : undefined;
}
