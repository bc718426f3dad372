// A note fits its place: nothing about clear text stands inside TLS, nothing of failure after success, nothing is "not looked up yet" at
// the step that looks it up. Over the worlds of all lessons, each with every sender under every attack and mistake.
import { describe, expect, it } from 'vitest';
import '#src/explanations/english.ts';
import { plainText } from '#src/explanations/prose.ts';
import { knowledgeAt } from '#src/features/player/knowledge.ts';
import { noteOf } from '#src/features/player/notes.ts';
import { lessons } from '#src/lessons/index.ts';
import { simulate } from '#src/simulator/simulate.ts';
import type { Session, SessionEvent } from '#src/simulator/session/session.ts';
import { attacks, mistakes, senders } from '#src/simulator/world/names.ts';

/** One step: what its note says, in a row with all sessions that have the same note at a like place. */
interface Noted {
  readonly where: string;
  readonly event: SessionEvent;
  readonly says: string;
  readonly isAfterSuccess: boolean;
}

const noted: Noted[] = [];
const unasked: string[] = [];

function read(name: string, session: Session, seen: Set<string>): void {
  const { events, outcome } = session;
  const success = outcome.delivery === 'delivered' ? events.findIndex(({ explains }) => explains === 'message-accepted') : -1;
  events.forEach((event, index) => {
    const isAfterSuccess = success >= 0 && index > success;
    const key = [event.explains, event.tampered?.action, event.design, event.secured, isAfterSuccess].join();
    if (/^(sts|draft)-txt-query$|^mx-query$|^cache-/.test(event.explains)) {
      const { policy, mx, asked } = knowledgeAt(session, index);
      const isMx = event.explains === 'mx-query';
      if (isMx ? !mx && !asked.mx : !policy && !asked.policy) unasked.push(`${name} ${event.id}`);
    }
    if (seen.has(key)) return;
    seen.add(key);
    const note = noteOf(event);
    const says = note ? `${note.heading}. ${plainText(note.body)}` : '';
    noted.push({ where: `${name}: ${event.id}`, event, says, isAfterSuccess });
  });
}

const conditions = senders.flatMap((sender) => [...attacks, ...mistakes].map((attack) => ({ sender, attack })));
const seen = new Set<string>();
for (const { slug, scenario, suggested = [] } of lessons) {
  read(slug, simulate(scenario), seen);
  read(`${slug}, its moves`, simulate(scenario, suggested), seen);
  for (const { sender, attack } of conditions) read(`${slug}, ${sender}, ${attack}`, simulate({ ...scenario, sender, attack }), seen);
}
for (const { sender, attack } of conditions) read(`${sender}, ${attack}`, simulate({ sender, attack }), seen);

const wrong = (pattern: RegExp, steps: readonly Noted[]) =>
  steps.flatMap(({ where, says }) => (pattern.test(says) ? [`${where}: ${says}`] : []));

describe('the notes', () => {
  const inside = noted.filter(({ event }) => event.secured && event.channel === 'smtp');
  const outside = noted.filter(({ event }) => !event.secured && event.channel === 'smtp');
  const after = noted.filter(({ isAfterSuccess }) => isAfterSuccess);

  it('are read at every kind of place', () => {
    expect(new Set(noted.map(({ event }) => event.explains)).size).toBeGreaterThan(60);
    expect(inside.length).toBeGreaterThan(20);
    expect(after.length).toBeGreaterThan(5);
    expect(noted.filter(({ says }) => says === '').map(({ where }) => where)).toEqual([]);
  });

  it('inside TLS say nothing of clear text', () =>
    expect(wrong(/in the clear|plain text|clear text|unencrypted|postcard|without TLS/i, inside)).toEqual([]));

  it('in clear do not say that the line is inside TLS', () =>
    expect(wrong(/inside TLS (it|only|nobody)|came inside TLS|starts over, inside/i, outside)).toEqual([]));

  it('say nothing of failure after the message was accepted', () =>
    expect(
      wrong(/the mail waits|does not get the mail|goes back to its author|breaks off|gives up|stays in its queue|leaves before/i, after),
    ).toEqual([]));
});

it('nothing is "not looked up yet" at the step that looks it up', () => expect(unasked).toEqual([]));
