// The six ways in which a delivery can end, as the reader sees them, each with an outline of its own. Pure.
import type { Outcome } from '#src/simulator/session/session.ts';

/** safe: encrypted, nobody else read it. clear: anybody could have. read: the attacker did. taken: it never reached the receiver. */
export type OutcomeKind = 'safe' | 'clear' | 'read' | 'taken' | 'held' | 'returned';

/** Sums up an outcome. */
export function outcomeKind({ delivery, travelled, readBy }: Outcome): OutcomeKind {
  if (readBy.includes('attacker')) return readBy.includes('receiver') ? 'read' : 'taken';
  if (delivery === 'bounced') return 'returned';
  if (delivery === 'deferred') return 'held';
  return travelled === 'clear' ? 'clear' : 'safe';
}

/** The class that gives a verdict its colour, and the symbol that gives it its outline. */
export const outcomeLooks: Readonly<Record<OutcomeKind, { readonly tone: string; readonly icon: string }>> = {
  safe: { tone: 'safe', icon: 'safe' },
  clear: { tone: 'warn', icon: 'warn' },
  read: { tone: 'exposed', icon: 'read' },
  taken: { tone: 'exposed', icon: 'taken' },
  held: { tone: 'held', icon: 'held' },
  returned: { tone: 'held', icon: 'held' },
};
