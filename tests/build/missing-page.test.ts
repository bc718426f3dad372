// Where the links of the page for addresses that lead nowhere begin.
import { expect, test } from 'vitest';
import { rootOf } from '#src/build/missing-page.ts';

test.each([
  [undefined, '/'],
  ['https://example.org/', '/'],
  ['https://example.org/sts/', '/sts/'],
])('the root of %s is %s', (site, root) => expect(rootOf(site)).toBe(root));
