// The session as the sender's own terminal shows it: what it sent, and of all that was sent to it only what arrived. Pure.
import { visible } from '#src/protocol/visible.ts';
import type { Session, SessionEvent } from '#src/simulator/session/session.ts';

/** One line of the terminal. dim: the sender's own remarks. */
export interface TerminalLine {
  readonly dim: boolean;
  readonly text: string;
}

/** All lines up to the event at `position`, control characters made visible. `remark` words what was not on the wire. */
export function terminalLines({ events }: Session, position: number, remark: (event: SessionEvent) => string): TerminalLine[] {
  return events.slice(0, position + 1).flatMap((event) => linesOf(event, remark));
}

function linesOf(event: SessionEvent, remark: (event: SessionEvent) => string): TerminalLine[] {
  const { channel, from, to, tampered } = event;
  if (channel === 'report') return [{ dim: true, text: visible(remark(event)) }];
  if (from === to) return from === 'sender' ? [{ dim: true, text: visible(remark(event)) }] : [];
  // What the sender said, it said, whatever became of it; what the attacker put in for it, it never saw.
  if (from === 'sender')
    return tampered?.action === 'injected'
      ? []
      : write('>', channel === 'tcp' ? undefined : (tampered?.original ?? event.text), event, remark);
  if (to !== 'sender' || tampered?.action === 'dropped') return [];
  return write('<', event.text, event, remark);
}

function write(sign: string, text: string | undefined, event: SessionEvent, remark: (event: SessionEvent) => string): TerminalLine[] {
  if (text === undefined) return [{ dim: true, text: visible(remark(event)) }];
  return text.split('\n').map((line) => ({ dim: event.channel !== 'smtp', text: `${sign} ${visible(line)}` }));
}
