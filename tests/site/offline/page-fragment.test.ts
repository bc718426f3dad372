import { describe, expect, it } from 'vitest';
import { formatPlace, readPlace } from '#src/site/offline/page-fragment.ts';

describe('the page in the fragment', () => {
  it.each([
    ['', undefined, { page: '', state: '' }],
    ['#page=', 'play/', { page: '', state: '' }],
    ['#page=learn/starttls/', undefined, { page: 'learn/starttls/', state: '' }],
    ['#page=learn/starttls/&step=greeting', undefined, { page: 'learn/starttls/', state: 'step=greeting' }],
    ['#page=learn/starttls/#step=greeting&moves=drop:a', undefined, { page: 'learn/starttls/', state: 'step=greeting&moves=drop:a' }],
    ['#page=de/../learn/starttls/', undefined, { page: 'learn/starttls/', state: '' }],
    ['#page=about/#report-a-mistake', undefined, { page: 'about/', state: '', part: 'report-a-mistake' }],
    ['#content', 'play/', { page: 'play/', state: '', part: 'content' }],
    ['#domain=a.example&example=yes', 'inspect/', { page: 'inspect/', state: 'domain=a.example&example=yes' }],
    ['#domain=a.example', undefined, { page: 'inspect/', state: 'domain=a.example' }],
    ['#policy=x', undefined, { page: 'evaluate/', state: 'policy=x' }],
    ['#step=greeting', undefined, { page: '', state: 'step=greeting' }],
    ['#page=%E0%A4', 'play/', { page: 'play/', state: '' }],
  ])('%s on %s', (fragment, current, place) => expect(readPlace(fragment, current)).toEqual(place));

  it.each(['#page=', '#page=learn/', '#page=play/&sender=dane&attack=none'])('%s is in its one form', (fragment) =>
    expect(formatPlace(readPlace(fragment))).toBe(fragment),
  );

  it('comes to one form from however it is written', () => {
    expect(formatPlace(readPlace('#page=learn/x/#step=a'))).toBe('#page=learn/x/&step=a');
    expect(formatPlace(readPlace('page=learn/x/&step=a'))).toBe('#page=learn/x/&step=a');
  });
});
