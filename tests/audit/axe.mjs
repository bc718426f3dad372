// axe over every page of the site, in both themes.
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import { chromium } from '@playwright/test';
import { launch } from './chromium.mjs';

const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
const dist = join(import.meta.dirname, '../../dist/client');
const paths = readdirSync(dist, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.html'))
  .map((file) => file.replace(/index\.html$/, ''));

/** For each theme: how many pages, and what was found on them. */
export async function axeFigures(site) {
  const browser = await chromium.launch(launch);
  try {
    const figures = [];
    for (const theme of ['light', 'dark']) {
      const page = await (await browser.newContext({ colorScheme: theme })).newPage();
      const violations = [];
      for (const path of paths) violations.push(...(await violationsOf(page, site, path)));
      figures.push({ theme, pages: paths.length, violations });
    }
    return figures;
  } finally {
    await browser.close();
  }
}

async function violationsOf(page, site, path) {
  await page.goto(site + path);
  if (path === '' || path.endsWith('/')) await page.locator('html[data-ready]').waitFor({ state: 'attached' });
  const { violations } = await new AxeBuilder({ page }).withTags(tags).analyze();
  return violations.map(({ id, nodes }) => `/${path}: ${id}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`);
}
