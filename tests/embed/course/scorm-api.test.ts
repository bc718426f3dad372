// Where the API is looked for.
import { expect, test } from 'vitest';
import { findApi, type ApiWindow } from '../../../src/embed/course/scorm-api.ts';

type Made = { parent: Made | null; opener: Made | null; [name: string]: unknown };

/** A window in windows: the innermost is given back. */
function windows(...names: readonly (Record<string, unknown> & { opener?: Made })[]): Made {
  let parent: Made | null = null;
  for (const properties of names) {
    const made: Made = { opener: null, ...properties, parent };
    made.parent ??= made;
    parent = made;
  }
  return parent!;
}

const api = { LMSInitialize: () => 'true', Initialize: () => 'true' };
const find = (window: Made, version: '1.2' | '2004' = '1.2') => findApi(window as unknown as ApiWindow, version);

test.each([
  ['in the window itself', windows({ API: api })],
  ['in its parent', windows({ API: api }, {})],
  ['three parents up', windows({ API: api }, {}, {}, {})],
  ['in the opener', windows({ opener: windows({ API: api }) })],
  ['in a parent of the opener', windows({ opener: windows({ API: api }, {}, {}) })],
  ['in the opener of a parent', windows({ opener: windows({ API: api }) }, {}, {})],
])('found %s', (_, window) => expect(find(window)).toBe(api));

test('the nearest one', () => {
  const near = { ...api };
  expect(find(windows({ API: api, opener: windows({ API: api }) }, { API: near }, {}))).toBe(near);
});

test('each version has its own name', () => {
  expect(find(windows({ API: api }, {}), '2004')).toBeUndefined();
  expect(find(windows({ API_1484_11: api }, {}), '2004')).toBe(api);
});

test('what is no API is passed over', () => expect(find(windows({ API: api }, { API: 'text' }, { API: {} }, {}))).toBe(api));

test('a window of another origin throws, and the one above it is asked all the same', () => {
  const foreign = windows({ API: api }, {});
  Object.defineProperty(foreign, 'API', {
    get() {
      throw new Error('SecurityError');
    },
  });
  expect(find({ parent: foreign, opener: null })).toBe(api);
});

test('none, and an endless chain: an end', () => {
  expect(find(windows({}, {}))).toBeUndefined();
  const endless = (): Made => Object.defineProperty({ opener: null } as unknown as Made, 'parent', { get: endless });
  expect(find(endless())).toBeUndefined();
});
