// The address of the site: what is taken, and what a page says of itself with and without it.
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { absoluteHead, readSiteUrl, structuredData, writeSitemap } from '../../src/build/site-url.ts';

const page = {
  path: 'learn/starttls/',
  lang: 'en',
  twins: [
    { lang: 'en', path: 'learn/starttls/' },
    { lang: 'de', path: 'de/learn/starttls/' },
  ],
  title: 'A "title" & <more>',
  description: 'About it.',
  structured: { name: '</script>' },
};

describe('readSiteUrl', () => {
  test.each([
    [undefined, undefined],
    ['', undefined],
    ['https://example.org', 'https://example.org/'],
    ['https://example.org/sts', 'https://example.org/sts/'],
    ['http://localhost:4173/', 'http://localhost:4173/'],
  ])('%s gives %s', (value, site) => expect(readSiteUrl(value)).toBe(site));

  test.each(['example.org', 'ftp://example.org/', 'https://example.org/?a', 'https://example.org/#a', 'javascript:alert(1)'])(
    '%s is refused',
    (value) => expect(() => readSiteUrl(value)).toThrow('SITE_URL'),
  );
});

test('the head names its own address, and no text breaks out of it', () => {
  const head = absoluteHead('https://example.org/sts/', page).join('\n');
  expect(head).toContain('<link rel="canonical" href="https://example.org/sts/learn/starttls/" />');
  expect(head).toContain('<meta property="og:title" content="A &quot;title&quot; &amp; &lt;more>" />');
});

test('the head names the same page in other languages, and nothing where there is none', () => {
  const head = (twins: typeof page.twins) =>
    absoluteHead('https://example.org/', { ...page, twins }).filter((line) => line.includes('alternate'));
  expect(head(page.twins)).toEqual([
    '<link rel="alternate" hreflang="en" href="https://example.org/learn/starttls/" />',
    '<link rel="alternate" hreflang="de" href="https://example.org/de/learn/starttls/" />',
    '<link rel="alternate" hreflang="x-default" href="https://example.org/learn/starttls/" />',
  ]);
  expect(head(page.twins.slice(0, 1))).toEqual([]);
});

test('structured data has an address only where the site has one, and never ends its element', () => {
  expect(structuredData({ ...page, structured: undefined } as never)).toEqual([]);
  const [plain = ''] = structuredData(page);
  expect(plain.match(/<\/script>/g)).toHaveLength(1);
  expect(plain).not.toContain('"url"');
  expect(structuredData(page, 'https://example.org/')[0]).toContain('"url":"https://example.org/learn/starttls/"');
});

test('the sitemap lists every page, and robots.txt names it', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'site-'));
  await writeFile(join(folder, 'robots.txt'), 'User-agent: *\nAllow: /\n');
  await writeSitemap(folder, 'https://example.org/', [page, { ...page, path: '' }]);
  expect(await readFile(join(folder, 'sitemap.xml'), 'utf8')).toContain('<loc>https://example.org/learn/starttls/</loc>');
  expect(await readFile(join(folder, 'robots.txt'), 'utf8')).toMatch(/\nSitemap: https:\/\/example\.org\/sitemap\.xml\n$/);
  await rm(folder, { recursive: true });
});
