// When a lesson counts as done. Pure.
import type { CompletionRule } from '#src/host/messages.ts';

export interface Done {
  /** The last step was seen. */
  readonly ended: boolean;
  readonly answered: number;
  readonly questions: number;
  /** The reader changed a line, or chose an attack. */
  readonly attacked: boolean;
}

/** Without questions, `answered` asks for the end instead. */
export function isComplete(rule: CompletionRule, { ended, answered, questions, attacked }: Done): boolean {
  if (rule === 'attacked') return attacked;
  return rule === 'answered' && questions > 0 ? answered >= questions : ended;
}
