// The worlds that the page offers: each is a valid scenario, and shows what its name promises.
import { describe, expect, it } from 'vitest';
import { presets } from '#src/features/player/play-presets.ts';
import { attackFrom } from '#src/simulator/world/scenario-input.ts';
import { parseScenario } from '#src/simulator/world/scenario-schema.ts';
import { simulate } from '#src/simulator/simulate.ts';
import { timeline, type Timeline } from '#src/simulator/timeline.ts';
import { en } from '../../words/english.ts';

const day = 86_400;
const ends = ({ moments }: Timeline) =>
  moments.flatMap(({ session }) =>
    session ? `${session.outcome.delivery} ${session.outcome.travelled} ${session.outcome.readBy.join('+')}` : [],
  );

it('all have words', () => expect(Object.keys(en.pages.play.worlds)).toEqual(Object.keys(presets)));

it.each(Object.entries(presets))('%s is a valid scenario', (_, preset) => expect(parseScenario(preset).findings).toEqual([]));

it('a private server demands STARTTLS, and gets it', () => {
  expect(simulate(presets['private-server']).outcome.travelled).toBe('encrypted');
});

describe('days', () => {
  it('roll-out: every message arrives, and the last ones under enforce', () => {
    const played = timeline(presets['roll-out']);
    expect(ends(played).every((end) => end.startsWith('delivered'))).toBe(true);
    const modes = played.moments.flatMap(({ session }) => (session ? session.outcome.policy.mode : []));
    expect(modes[0]).toBeNull();
    expect(modes).toContain('testing');
    expect(modes.at(-1)).toBe('enforce');
  });

  it('rotation, HTTPS first: no message waits', () => {
    expect(ends(timeline(presets.rotation)).every((end) => end === 'delivered authenticated receiver')).toBe(true);
  });

  it('removal: in the end nothing is stored, and no message waited', () => {
    const played = timeline(presets.removal);
    expect(ends(played).every((end) => end.startsWith('delivered'))).toBe(true);
    expect(played.moments.at(-1)!.stored).toBeNull();
  });

  it('a blocked refresh: held while the policy lives, read when it has run out', () => {
    const played = timeline(attackFrom(presets['blocked-refresh'], 'block-policy', presets['blocked-refresh'].now + day));
    const all = ends(played);
    expect(all[0]).toBe('delivered authenticated receiver');
    expect(all[1]).toBe('deferred none ');
    expect(all.at(-1)).toBe('delivered clear receiver+attacker');
    expect(played.moments.some(({ what }) => what === 'expiry')).toBe(true);
  });

  it('an attack does not reach the days before it', () => {
    const at = presets['roll-out'].now + 5 * day;
    const attacked = timeline(attackFrom(presets['roll-out'], 'strip-starttls', at));
    for (const { at: sent, session } of attacked.moments)
      if (session) expect(session.outcome.readBy.includes('attacker')).toBe(sent >= at && session.outcome.delivery === 'delivered');
  });
});
