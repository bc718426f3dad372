// What other sites are told of a page with a player.
import { mkdir, mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { oembedOf, playerHead, writeOembed } from '../../src/build/oembed.ts';

const site = 'https://example.org/sts/';
const lesson = { path: 'learn/starttls/', page: 'lesson', title: 'A "title" & <more>' };

test('the head of a lesson leads to its oEmbed file and to its player', () => {
  const head = playerHead(site, lesson);
  expect(head[0]).toBe(
    '<link rel="alternate" type="application/json+oembed" href="https://example.org/sts/learn/starttls/oembed.json" title="A &quot;title&quot; &amp; &lt;more>" />',
  );
  expect(head).toContain('<meta property="og:video" content="https://example.org/sts/learn/starttls/?embed" />');
  expect(head).toContain('<meta property="og:video:type" content="text/html" />');
  expect(head.some((line) => line.includes('secure_url'))).toBe(true);
  expect(playerHead('http://localhost:4173/', lesson).some((line) => line.includes('secure_url'))).toBe(false);
});

test('a page without a player has neither', () => expect(playerHead(site, { ...lesson, page: 'glossary' })).toEqual([]));

test('oEmbed: all that version 1.0 asks of the type rich, and a frame that no title breaks out of', () => {
  const answer = oembedOf(site, lesson);
  expect(answer).toMatchObject({ version: '1.0', type: 'rich', provider_url: site, title: lesson.title });
  expect(Number.isInteger(answer['width']) && Number.isInteger(answer['height'])).toBe(true);
  expect(answer['html']).toBe(
    `<iframe src="https://example.org/sts/learn/starttls/?embed" width="${answer['width']}" height="${answer['height']}" ` +
      'title="A &quot;title&quot; &amp; &lt;more>" allow="fullscreen; clipboard-write" loading="lazy"></iframe>',
  );
});

test('a file stands beside each player, and nowhere else', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'oembed-'));
  const pages = [lesson, { path: 'play/', page: 'play', title: 'Free play' }, { path: 'about/', page: 'about', title: 'About' }];
  await Promise.all(pages.map(({ path }) => mkdir(join(folder, path), { recursive: true })));
  await writeOembed(folder, site, pages);
  const files = (await readdir(folder, { recursive: true })).filter((name) => name.endsWith('.json')).sort();
  expect(files).toEqual([join('learn', 'starttls', 'oembed.json'), join('play', 'oembed.json')]);
  expect(JSON.parse(await readFile(join(folder, files[0]!), 'utf8'))).toEqual(oembedOf(site, lesson));
  await rm(folder, { recursive: true });
});
