import { expect, it } from 'vitest';
import { sideBySide } from '#src/features/play/side-by-side.ts';
import { simulate } from '#src/simulator/simulate.ts';

const old = simulate({ sender: 'sts-2016', attack: 'strip-starttls' });
const now = simulate({ sender: 'sts-enforce', attack: 'strip-starttls' });

it('loses no step of either side, and keeps their order', () => {
  const stretches = sideBySide(old, now);
  const left = stretches.flatMap((stretch) => (stretch.side === 'both' ? stretch.events : stretch.old));
  const right = stretches.flatMap((stretch) => (stretch.side === 'both' ? stretch.events : stretch.now));
  expect(left.map(({ text }) => text)).toEqual(old.events.map(({ text }) => text));
  expect(right).toHaveLength(now.events.length);
  expect(stretches.some(({ side }) => side === 'both')).toBe(true);
  expect(stretches.some(({ side }) => side === 'apart')).toBe(true);
});

it('of a session beside itself all is common', () => {
  expect(sideBySide(now, now).map(({ side }) => side)).toEqual(['both']);
});
