// What a browser loads of a page until it is idle is what tests/conventions/sizes.mjs counts: no file more, none less.
// One page of each kind.
import { relative } from 'node:path';
import { expect, test } from '@playwright/test';
import { dist, loadsOf, pages } from '../conventions/page-loads.mjs';
import { awake } from './page-watch.ts';

const kinds = new Map(pages().map((page) => [loadsOf(page).kind, page]));
const chosen = new Set([...kinds.values(), 'index.html', 'learn/starttls-stripped/index.html', 'play/index.html']);

for (const file of chosen) {
  test(`/${file} loads what is counted`, async ({ page, baseURL }) => {
    const loaded = new Set<string>();
    page.context().on('request', (request) => loaded.add(request.url().replace(baseURL!, '')));
    await page.goto(file.replace(/index\.html$/, ''));
    await awake(page);
    await page.waitForLoadState('networkidle');
    const counted = [...loadsOf(file).files].map((path) => relative(dist, path).replace(/index\.html$/, ''));
    expect([...loaded].filter((path) => path !== 'favicon.svg').sort()).toEqual(counted.sort());
  });
}
