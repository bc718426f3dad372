// What the score shows of a session: chapters of rows, and for each row its place on the staves and its words.
// Pure; drawn by Score.svelte, Turn.svelte and Bar.svelte.
import { visible, visibleBlock } from '#src/protocol/visible.ts';
import type { Actor, Phase, Session, SessionEvent } from '#src/simulator/session/session.ts';
import { stave } from '#src/ui/staves.ts';

/** A run of events of one phase of one attempt; `start` is the index of its first event. */
export interface Chapter {
  readonly phase: Phase;
  readonly attempt: number;
  readonly start: number;
  readonly events: readonly SessionEvent[];
}

/** The session cut into chapters wherever phase or attempt change. */
export function chaptersOf({ events }: Session): Chapter[] {
  const chapters: { phase: Phase; attempt: number; start: number; events: SessionEvent[] }[] = [];
  events.forEach((event, index) => {
    const last = chapters.at(-1);
    if (last && last.phase === event.phase && last.attempt === event.attempt) last.events.push(event);
    else chapters.push({ phase: event.phase, attempt: event.attempt, start: index, events: [event] });
  });
  return chapters;
}

/** A word under the slider: a chapter, or where there are too many of them, an attempt or the first chapter of a phase. */
export interface Mark {
  readonly start: number;
  /** One past its last event. */
  readonly end: number;
  readonly phase: Phase;
  readonly attempt: number;
  readonly named: 'phase' | 'attempt';
}

/** At most eight marks, in order; together they cover the whole session. */
export function marksOf(chapters: readonly Chapter[]): Mark[] {
  const attempts = chapters.filter(({ attempt }, at) => attempt !== chapters[at - 1]?.attempt);
  const named = chapters.length > 8 && attempts.length > 1 ? 'attempt' : 'phase';
  const firsts = chapters.filter(({ phase }, at) => chapters.findIndex((other) => other.phase === phase) === at);
  const most = named === 'attempt' ? attempts : firsts;
  const chosen = (chapters.length <= 8 ? chapters : most).slice(0, 8);
  const last = chapters.at(-1);
  const total = last ? last.start + last.events.length : 0;
  return chosen.map(({ start, phase, attempt }, at) => ({ start, end: chosen[at + 1]?.start ?? total, phase, attempt, named }));
}

/** The classes of a row: whose stave the arrow leaves and where it ends, whether it is cut or sealed. */
export function pathOf(event: SessionEvent): string {
  const { from, to, tampered, secured } = event;
  const left = outside(from) || outside(to);
  const classes: string[] = [];
  if (from === to) classes.push(`at-${stave(from)}`);
  else if (tampered?.action === 'dropped') classes.push(`${stave(from)}-${left ? stave(to) : 'attacker'} cut`);
  else if (tampered?.action === 'injected') classes.push(`attacker-${stave(to)}`);
  else classes.push(`${stave(from)}-${stave(to)}`);
  if (left) classes.push('left');
  if (tampered && tampered.action !== 'dropped') classes.push('touched');
  if (secured || event.channel === 'tls') classes.push('sealed');
  return classes.join(' ');
}

/** DNS and the policy host stand left of the sender, so their lines end before they reach it. */
function outside(actor: Actor): boolean {
  return actor === 'resolver' || actor === 'policy-host';
}

/** One stretch of a row's words: as it was, taken out, or put in. */
export interface Stretch {
  readonly kind: 'same' | 'cut' | 'new';
  readonly text: string;
}

/** A row's text, its first line and what hangs below it, with what was done to it. Control characters are made visible. */
export function stretchesOf({ text, tampered }: SessionEvent): Stretch[] {
  if (tampered?.action === 'dropped') return [{ kind: 'cut', text: visibleBlock(tampered.original ?? text) }];
  if (tampered?.action === 'injected') return [{ kind: 'new', text: visibleBlock(text) }];
  if (tampered?.action === 'replaced' && tampered.original !== undefined)
    return difference(visibleBlock(tampered.original), visibleBlock(text));
  return [{ kind: 'same', text: visibleBlock(text) }];
}

/** One changed stretch of whole words between two equal ends. The sign after a reply code counts as a word. */
function difference(old: string, now: string): Stretch[] {
  const before = wordsOf(old);
  const after = wordsOf(now);
  const shorter = Math.min(before.length, after.length);
  let head = 0;
  while (head < shorter && before[head] === after[head]) head++;
  let tail = 0;
  while (tail < shorter - head && before.at(-1 - tail) === after.at(-1 - tail)) tail++;
  const stretches: Stretch[] = [
    { kind: 'same', text: after.slice(0, head).join('') },
    { kind: 'cut', text: before.slice(head, before.length - tail).join('') },
    { kind: 'new', text: after.slice(head, after.length - tail).join('') },
    { kind: 'same', text: after.slice(after.length - tail).join('') },
  ];
  return stretches.filter(({ text }) => text !== '');
}

function wordsOf(text: string): string[] {
  return text.split(/((?<=^\d{3})-|\s)/).filter((word) => word !== '');
}

/** Whether the line is the offer of STARTTLS in the clear, which a reader may take out or put back. */
export function isOffer(event: SessionEvent): boolean {
  return event.channel === 'smtp' && !event.secured && /^250[ -]STARTTLS\s*$/i.test(event.tampered?.original ?? event.text);
}

/** One line, cut at `length` with an ellipsis, control characters made visible. */
export function shorten(text: string, length: number): string {
  const line = visible(text.split('\n', 1)[0] ?? '');
  return line.length > length ? `${line.slice(0, length - 1)}…` : line;
}

/** The address of a step, kept in the fragment. */
export function stepLink(event: SessionEvent): string {
  return `#step=${encodeURIComponent(event.id).replaceAll('%2F', '/').replaceAll('%3A', ':').replaceAll('%40', '@')}`;
}
