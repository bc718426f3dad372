// What a sender of the March 2016 draft knows of its policy (the draft's section 3.3).
import { expect, it } from 'vitest';
import { simulate } from '#src/simulator/simulate.ts';

it('a stored policy has so many seconds left; one that was fetched just now says nothing of it', () => {
  const known = (stored2016?: []) => {
    const { events } = simulate({ sender: stored2016 ? { like: 'sts-2016', stored2016 } : 'sts-2016', attack: 'none' });
    return events.find(({ id }) => id === 'decide/policy')!.knows!.policy!;
  };
  const { source, secondsLeft } = known();
  expect(source).toBe('cache');
  expect(secondsLeft).toBeGreaterThan(0);
  expect(known([])).toEqual({ source: 'fresh', mode: 'enforce' });
});
