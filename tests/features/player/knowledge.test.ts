import { describe, expect, it } from 'vitest';
import { knowledgeAt } from '#src/features/player/knowledge.ts';
import { outcomeKind } from '#src/ui/outcome.ts';
import type { Outcome, SessionEvent } from '#src/simulator/session/session.ts';
import { strippedSession } from './stripped-session.ts';

const session = strippedSession();

describe('knowledgeAt', () => {
  it('knows nothing at the first step', () =>
    expect(knowledgeAt(session, 0)).toMatchObject({ readBy: [], decided: false, deciding: 14, reported: false }));

  it('knows what was asked for, before there is an answer', () => {
    const index = session.events.findIndex(({ explains }) => explains === 'mx-query');
    expect(knowledgeAt(session, index)).toMatchObject({ asked: { mx: true } });
    expect(knowledgeAt(session, index - 1)).toMatchObject({ asked: { mx: false } });
  });

  it('adds up what events changed, up to the step and no further', () => {
    expect(knowledgeAt(session, 5)).toMatchObject({ policy: { source: 'fresh', mode: 'enforce' } });
    expect(knowledgeAt(session, 5)).not.toHaveProperty('mx');
    expect(knowledgeAt(session, 12)).toMatchObject({
      policy: { mode: 'enforce' },
      mx: { allowed: true },
      tls: 'not-offered',
      decided: false,
    });
  });

  it('is decided at the deciding step', () => {
    expect(knowledgeAt(session, 13).decided).toBe(false);
    expect(knowledgeAt(session, 14)).toMatchObject({ decided: true, verdict: 'deferred' });
  });

  it('gathers who can read the message', () => {
    const readers: Record<number, Pick<SessionEvent, 'readableBy'>> = {
      3: { readableBy: ['attacker'] },
      4: { readableBy: ['attacker', 'receiver'] },
    };
    const events = session.events.map((event, index) => ({ ...event, ...readers[index] }));
    expect(knowledgeAt({ ...session, events }, 3).readBy).toEqual(['attacker']);
    expect(knowledgeAt({ ...session, events }, 16).readBy).toEqual(['attacker', 'receiver']);
  });

  it('knows no deciding step where the session names none', () =>
    expect(knowledgeAt({ ...session, outcome: { ...session.outcome, deciding: 'gone' } }, 16)).toMatchObject({
      decided: false,
      deciding: -1,
    }));
});

describe('outcomeKind', () => {
  it.each<[Partial<Outcome>, ReturnType<typeof outcomeKind>]>([
    [{ delivery: 'delivered', travelled: 'authenticated', readBy: ['receiver'] }, 'safe'],
    [{ delivery: 'delivered', travelled: 'encrypted', readBy: ['receiver'] }, 'safe'],
    [{ delivery: 'delivered', travelled: 'clear', readBy: ['receiver'] }, 'clear'],
    [{ delivery: 'delivered', travelled: 'clear', readBy: ['attacker', 'receiver'] }, 'read'],
    [{ delivery: 'delivered', travelled: 'encrypted', readBy: ['attacker'] }, 'taken'],
    [{ delivery: 'deferred', travelled: 'none', readBy: [] }, 'held'],
    [{ delivery: 'bounced', travelled: 'none', readBy: [] }, 'returned'],
  ])('%j: %s', (outcome, kind) => expect(outcomeKind({ ...session.outcome, ...outcome })).toBe(kind));
});
