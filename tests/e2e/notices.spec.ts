// The notices of the software of others, held against the bundles themselves: each is built once more with source maps, and the packages
// whose sources a map names must be the packages that the notices name.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { createBuilder } from 'vite';

test.describe.configure({ mode: 'serial' });

let folder: string;
test.beforeAll(() => (folder = mkdtempSync(join(tmpdir(), 'mta-sts-notices-'))));
test.afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** The packages that the maps of a folder name. */
function packagesIn(place: string): string[] {
  const maps = readdirSync(place, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.map'));
  expect(maps.length).toBeGreaterThan(0);
  const sources = maps.flatMap((map) => (JSON.parse(readFileSync(join(place, map), 'utf8')) as { sources: string[] }).sources);
  const found = sources.flatMap((source) => /.*\/node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(source)?.[1] ?? []);
  return [...new Set(found)].sort();
}

/** The packages that a text of notices names: each begins a part, with its version and licence. */
function namedIn(notices: string): string[] {
  return [...notices.matchAll(/^(\S+) \d+\.\d+\.\S+, [\w.-]+$/gm)].map(([, name]) => name!).sort();
}

test('the site and the npm package name what is in them', async () => {
  const outDir = (name: string) => ({ build: { outDir: join(folder, name), sourcemap: true, emptyOutDir: true } });
  const names = ['client', 'course', 'element', 'lib'];
  const environments = Object.fromEntries(names.map((name) => [name, outDir(name)]));
  const builder = await createBuilder({ configFile: 'vite.config.ts', logLevel: 'error', environments });
  for (const name of names) await builder.build(builder.environments[name]!);
  const inSite = new Set(['client', 'course', 'element'].flatMap((name) => packagesIn(join(folder, name))));
  expect(namedIn(readFileSync('dist/client/NOTICES.txt', 'utf8'))).toEqual([...inSite].sort());
  expect(namedIn(readFileSync('dist/lib/NOTICES.txt', 'utf8'))).toEqual(packagesIn(join(folder, 'lib')));
  expect(inSite.has('svelte')).toBe(true);
  // A course package has some of it.
  const inCourse = namedIn(readFileSync('dist/client/course/NOTICES.txt', 'utf8'));
  expect(inCourse).toContain('svelte');
  expect(inCourse.filter((name) => !inSite.has(name))).toEqual([]);
});

test('the one file has its notices at its beginning', () => {
  const vite = ['node_modules/vite/bin/vite.js', 'build', '--config', 'vite.offline.config.ts', '--logLevel', 'silent'];
  execFileSync(process.execPath, [...vite, '--outDir', join(folder, 'offline'), '--emptyOutDir']);
  const html = readFileSync(join(folder, 'offline/mta-sts-explained.html'), 'utf8');
  const notices = /^<!doctype html>\s*<!--([^]*?)-->/i.exec(html)?.[1] ?? '';
  expect(namedIn(notices)).toEqual(expect.arrayContaining(['svelte', 'comlink', 'fflate']));
  expect(notices).toContain('Permission is hereby granted, free of charge');
});

test('the page about the site leads to them', async ({ page }) => {
  for (const path of ['about/', 'de/about/']) {
    await page.goto(path);
    const link = page.locator('a[href$="NOTICES.txt"]');
    await expect(link).toHaveCount(1);
    const answer = await page.request.get(await link.evaluate((a: HTMLAnchorElement) => a.href));
    expect([answer.status(), await answer.text()]).toEqual([200, readFileSync('dist/client/NOTICES.txt', 'utf8')]);
  }
});
