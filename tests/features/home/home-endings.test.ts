import { describe, expect, it } from 'vitest';
import { endingOf, offer, restOf, type HomeSender } from '#src/features/home/home-endings.ts';
import { sceneAt } from '#src/features/player/stage/scene-at.ts';
import { simulate } from '#src/simulator/simulate.ts';
import english from '#src/words/en/home.ts';

const played = (sender: HomeSender, cut: boolean) => simulate({ sender, attack: 'eavesdrop' }, cut ? [{ event: offer, do: 'drop' }] : []);

describe('the first act', () => {
  it.each<[HomeSender, boolean, string, string, string | undefined, string]>([
    ['opportunistic', false, 'open', 'message', undefined, 'tube'],
    ['sts-testing', false, 'sealed', 'message', undefined, 'tube'],
    ['sts-enforce', false, 'sealed', 'message', undefined, 'tube'],
    ['opportunistic', true, 'read', 'message', 'read', 'wire'],
    ['sts-testing', true, 'reported', 'message', 'read', 'wire'],
    ['sts-enforce', true, 'held', 'deferred', 'held', 'held'],
  ])('%s, offer deleted %j: %s, seen at %s', (sender, cut, ending, kind, verdict, letter) => {
    const session = played(sender, cut);
    expect(endingOf(session, sender)).toBe(ending);
    const rest = restOf(session, true);
    expect(session.events[rest]!.explains).toBe(kind);
    // What the words say is what the stage shows there.
    const scene = sceneAt(session.events, { from: rest, to: rest, folds: false });
    expect(scene.verdict).toBe(verdict);
    expect(scene.letter).toBe(letter);
    expect(session.events[restOf(session, false)]!.id).toBe(offer);
  });

  it('what the endings claim is in the sessions', () => {
    const report = played('sts-testing', true).events.find(({ explains }) => explains === 'report-sent')!.text;
    expect(english.hero.endings.reported[1]).toContain('starttls-not-supported');
    expect(report).toContain('starttls-not-supported');
    const held = played('sts-enforce', true).events.map(({ explains }) => explains);
    expect(held).not.toContain('mail-from');
    expect(held).toContain('deferred');
    expect(played('sts-enforce', false).events.map(({ explains }) => explains)).toContain('certificate-accepted');
  });
});
