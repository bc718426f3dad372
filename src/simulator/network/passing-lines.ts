// Lines on the wire between sender and MX: each passes the attacker, and each becomes an event. A reply of several lines is mended
// where a line was taken out or put in, so that its last line is the one without "-": else the sender would wait for ever.
import { continued } from '#src/protocol/smtp/replies.ts';
import type { EventKind } from '#src/simulator/session/event-kinds.ts';
import type { Actor, Knowledge, SessionEvent, Tamper } from '#src/simulator/session/session.ts';
import { fateOfLine, type Fate, type Passing } from './attacker.ts';
import { holdOfWire, type Wire } from './wire.ts';

/** A text that arrives, and the event that it is. */
export interface Heard {
  readonly text: string;
  readonly event: SessionEvent;
}

/** What one line came to: what arrives, and the attacker's answer to the speaker. */
export interface Arrival {
  readonly heard: readonly Heard[];
  readonly answer?: { readonly text: string; readonly by: Tamper['by'] };
  /** Whether the line itself arrived, changed or not. */
  readonly arrived: boolean;
}

/** One line, or the block of a message, from the sender. */
export function passCommand(wire: Wire, name: string, text: string, explains: EventKind, readableBy?: readonly Actor[]): Arrival {
  const kind = explains === 'message' || explains === 'message-end' ? 'line' : 'command';
  const fate = fateAt(wire, { name, text, hold: holdOfWire(wire), kind }, 'sender', kind === 'command');
  const arriving = arrivingText(fate, text);
  const readers = arriving !== null ? readableBy : readableBy?.filter((actor) => actor === 'attacker');
  const event = addLine(wire, name, 'sender', arriving ?? text, explains, tamperOf(fate, text), readers);
  const heard = arriving === null ? [] : [{ text: arriving, event }];
  const injected = fate.injected.map((each): Heard => ({ text: each, event: addInjectedLine(wire, name, 'sender', each, fate) }));
  const answer = fate.answer === undefined ? {} : { answer: { text: fate.answer, by: fate.by } };
  return { heard: [...heard, ...injected], arrived: heard.length > 0, ...answer };
}

/** What arrives of a text; null: nothing does. */
function arrivingText({ action, text }: Fate, original: string): string | null {
  if (action === 'pass') return original;
  return action === 'replace' ? (text ?? '') : null;
}

/** One line of a reply, or one that was put in behind it. */
interface Part {
  readonly name: string;
  readonly original: string;
  readonly text: string | null;
  readonly fate: Fate;
  readonly injected: boolean;
}

/** A whole reply of the server. `nameOf` names the event of each line, `explains` says its kind by what is heard. */
export function passReply(
  wire: Wire,
  lines: readonly string[],
  nameOf: (line: string, index: number) => string,
  explains: (line: string, index: number) => EventKind,
): Heard[] {
  const parts = partsOf(wire, lines, nameOf);
  const arriving = parts.filter(({ text }) => text !== null);
  const texts = arriving.map(({ text }) => text!);
  const tampered = arriving.length < parts.length || parts.some(({ fate }) => fate.injected.length > 0);
  const mended = lines.length > 1 && tampered ? continued(texts) : texts;
  let at = 0;
  return parts.flatMap((part, index): Heard[] => {
    const heard = part.text === null ? null : mended[at++]!;
    const told = (event: SessionEvent): Heard[] => (heard === null ? [] : [{ text: heard, event }]);
    if (part.injected) return told(addInjectedLine(wire, part.name, 'receiver', heard ?? part.original, part.fate));
    const rewritten = heard !== null && heard !== part.text;
    const by = rewritten
      ? (parts.find(({ fate }) => fate.action !== 'pass' || fate.injected.length > 0)?.fate.by ?? 'attack')
      : part.fate.by;
    const tamper =
      heard !== null && heard !== part.original
        ? { action: 'replaced' as const, original: part.original, by }
        : tamperOf(part.fate, part.original);
    return told(addLine(wire, part.name, 'receiver', heard ?? part.original, explains(heard ?? part.original, index), tamper));
  });
}

function partsOf(wire: Wire, lines: readonly string[], nameOf: (line: string, index: number) => string): Part[] {
  const seen = new Map<string, number>();
  return lines.flatMap((line, index): Part[] => {
    const base = nameOf(line, index);
    const count = (seen.get(base) ?? 0) + 1;
    seen.set(base, count);
    const name = count > 1 ? `${base}-${count}` : base;
    const fate = fateAt(wire, { name, text: line, hold: holdOfWire(wire), kind: 'line' }, 'receiver', true);
    const own: Part = { name, original: line, text: arrivingText(fate, line), fate, injected: false };
    return [own, ...fate.injected.map((each): Part => ({ name, original: each, text: each, fate, injected: true }))];
  });
}

/** A reply that the attacker gives in the server's place. */
export function passForgedReply(wire: Wire, name: string, text: string, by: Tamper['by'], explains: EventKind): Heard {
  const { run, peer, phase } = wire;
  const secured = wire.tls !== 'none';
  const event = run.journal.add({
    id: name,
    from: 'attacker',
    to: 'sender',
    channel: 'smtp',
    phase,
    text,
    explains,
    secured,
    host: peer,
    tampered: { action: 'injected', by },
  });
  return { text, event };
}

function fateAt(wire: Wire, passing: Passing, from: 'sender' | 'receiver', meetsRules: boolean): Fate {
  const { run, host } = wire;
  const { attacker } = run.world.scenario;
  const fate = fateOfLine(run.journal, meetsRules ? attacker.rules : [], passing, from, host);
  if (fate.by === 'move') wire.touched = true;
  // A record that is missing or damaged ends the connection (RFC 8446 section 5.2).
  if (passing.hold === 'sealed' && fate.action !== 'pass') wire.broken = true;
  if (fate.action === 'damage') wire.broken = true;
  return fate;
}

function tamperOf({ action, by }: Fate, original: string): Tamper | undefined {
  if (action === 'pass') return undefined;
  if (action === 'replace') return { action: 'replaced', original, by };
  return { action: action === 'drop' ? 'dropped' : 'damaged', by };
}

function addLine(
  wire: Wire,
  name: string,
  from: 'sender' | 'receiver',
  text: string,
  explains: EventKind,
  tampered?: Tamper,
  readableBy?: readonly Actor[],
): SessionEvent {
  const { run, peer, phase, server } = wire;
  const ends = from === 'sender' ? { from: 'sender' as const, to: server } : { from: server, to: 'sender' as const };
  const knows = tampered?.action === 'dropped' ? undefined : learnt(explains, wire.tls !== 'none');
  const event = run.journal.add({
    id: name,
    ...ends,
    channel: 'smtp',
    phase,
    text,
    explains,
    secured: wire.tls !== 'none',
    host: peer,
    tampered,
    knows,
    readableBy,
  });
  run.outcome.readBy(readableBy ?? []);
  if (explains === 'message' && !run.world.scenario.sender.tls) run.outcome.decidedBy(event);
  return event;
}

/** What the sender knows because of a line that arrives. */
function learnt(explains: EventKind, secured: boolean): Knowledge | undefined {
  if (explains === 'ehlo-starttls') return { tls: 'offered' };
  return explains === 'message' ? { message: secured ? 'sent-encrypted' : 'sent-in-clear' } : undefined;
}

function addInjectedLine(wire: Wire, name: string, from: 'sender' | 'receiver', text: string, { by }: Fate): SessionEvent {
  const { run, peer, phase, server } = wire;
  const to = from === 'sender' ? server : 'sender';
  const asReply = /^\d{3}[- ]STARTTLS\b/i.test(text) ? 'ehlo-starttls' : 'reply-other';
  const explains = from === 'sender' ? 'command-other' : asReply;
  const secured = wire.tls !== 'none';
  return run.journal.add({
    id: `${name}+`,
    from: 'attacker',
    to,
    channel: 'smtp',
    phase,
    text,
    explains,
    secured,
    host: peer,
    tampered: { action: 'injected', by },
  });
}
