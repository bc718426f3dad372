// The social images are committed: each shows the title that its lesson has now, in the size that link previews want.
import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { socialHead } from '../../src/build/social-image.ts';
// @ts-expect-error A program without types.
import { shownTitles } from './shown-titles.mjs';

const folder = new URL('../../public/social/', import.meta.url);
const images = readdirSync(folder);

test('each picture shows what it should; else run `npm run social`', () => {
  expect(JSON.parse(readFileSync(new URL('drawn.json', import.meta.url), 'utf8'))).toEqual(shownTitles());
  expect(images.sort()).toEqual(
    Object.keys(shownTitles() as object)
      .map((name) => `${name}.png`)
      .sort(),
  );
});

test.each(images)('%s is 1200 by 630, and small', (name) => {
  const png = readFileSync(new URL(name, folder));
  expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([1200, 630]);
  expect(png.length).toBeLessThanOrEqual(40_000);
});

test('a lesson has its own picture, in its language where there is one', () => {
  const imageOf = (path: string, lang: string) =>
    /og:image" content="([^"]*)"/.exec(socialHead('https://example.org/sts/', { path, lang, title: 'T' }).join('\n'))?.[1];
  expect(imageOf('learn/starttls/', 'en')).toBe('https://example.org/sts/social/starttls.png');
  expect(imageOf('xx/learn/starttls/', 'xx')).toBe('https://example.org/sts/social/starttls.png');
  expect(imageOf('', 'en')).toBe('https://example.org/sts/social/site.png');
  expect(imageOf('learn/', 'en')).toBe('https://example.org/sts/social/site.png');
});
