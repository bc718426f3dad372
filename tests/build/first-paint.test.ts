// What is in the head of a built page, and that its policy allows just that.
import { createHash } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { withOfflinePolicy, withSitePolicy } from '#src/build/csp.ts';
import { withFirstPaint } from '#src/build/first-paint.ts';
import { lessonPage } from '#src/host/markup.ts';

const head = (lines: string) => `<head>\n<meta charset="utf-8" />\n${lines}\n<script  src="./looks.js"></script>\n</head>`;
const links = '<link rel="stylesheet" href="./b.css" />\n<link rel="stylesheet" crossorigin href="./a.css">';
const hash = (text: string) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'first-paint-'));
  for (const [file, text] of Object.entries({ 'a.css': 'a{}', 'b.css': 'b{}', 'looks.js': 'look("$&")' }))
    await writeFile(join(folder, file), text);
});
afterAll(() => rm(folder, { recursive: true }));

test('styles stand in the page in the order of their links, behind the script', async () => {
  expect(await withFirstPaint(head(links), folder)).toBe(
    `<head>
<meta charset="utf-8" />
<link rel="stylesheet" href="./b.css" disabled>
<link rel="stylesheet" href="./a.css" disabled>
<script>look("$&")</script>
    <style>b{}a{}</style>
</head>`,
  );
});

test('the policy allows what stands in the page, and nothing that is put there', async () => {
  const page = withSitePolicy(await withFirstPaint(head(links), folder));
  expect(page).toContain(`script-src 'self' ${hash('look("$&")')};`);
  expect(page).toContain(`style-src 'self' ${hash('b{}a{}')};`);
  expect(page).not.toContain('unsafe');
});

test('in a course package the styles are linked again', async () => {
  const page = lessonPage(await withFirstPaint(head(links), folder));
  expect(page).toContain('<link rel="stylesheet" href="./b.css">');
  expect(page).not.toContain('<style>');
});

test('a script that speaks of styles is none', () => {
  const script = '<script>s.replace(/<style>.*<\\/style>/, "")</script>';
  expect(withOfflinePolicy(`<meta charset="utf-8" />${script}<style>a{}</style>`)).toContain(`style-src ${hash('a{}')};`);
});

test('a page without a place for the policy is refused', () => {
  expect(() => withSitePolicy('<head></head>')).toThrow('no place for the policy');
});
