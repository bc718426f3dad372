// Commands that go together because PIPELINING was offered, and the answers that follow in their order (RFC 2920 section 3.1). Pure.
import type { SessionEvent } from '#src/simulator/session/session.ts';

/** sent: the `at`-th of commands that went together. answered: the `at`-th of their answers. */
export interface Tie {
  readonly kind: 'sent' | 'answered';
  /** From 1. */
  readonly at: number;
  readonly of: number;
}

/** Before DATA is answered nothing of the message goes, so a group ends with DATA; RSET and QUIT may stand in one. */
const grouped = /^(mail-from|rcpt-to|data|command-other|quit)$/;

const isCommand = ({ from, to, explains, channel }: SessionEvent) =>
  channel === 'smtp' && from === 'sender' && to !== 'sender' && grouped.test(explains);
const isAnswer = ({ to, channel }: SessionEvent) => channel === 'smtp' && to === 'sender';

/** By the index of the event; a command that goes alone, and its answer, are in none. */
export function tiesOf(events: readonly SessionEvent[]): ReadonlyMap<number, Tie> {
  const ties = new Map<number, Tie>();
  for (let start = 0; start < events.length; start++) {
    const sent = runFrom(events, start, isCommand);
    if (sent < 2) continue;
    const answered = Math.min(runFrom(events, start + sent, isAnswer), sent);
    for (let at = 0; at < sent; at++) ties.set(start + at, { kind: 'sent', at: at + 1, of: sent });
    for (let at = 0; at < answered; at++) ties.set(start + sent + at, { kind: 'answered', at: at + 1, of: sent });
    start += sent + answered - 1;
  }
  return ties;
}

function runFrom(events: readonly SessionEvent[], start: number, belongs: (event: SessionEvent) => boolean): number {
  let end = start;
  while (end < events.length && belongs(events[end]!)) end++;
  return end - start;
}
