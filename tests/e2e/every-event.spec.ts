// Every lesson by keyboard, event by event: each has its row, its note and a sentence of its own in the live region.
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test, type Page } from '@playwright/test';
import { awake, watch } from './page-watch.ts';

const lessons = readdirSync(join(import.meta.dirname, '../../src/lessons'))
  .filter((name) => /^\d\d-/.test(name))
  .map((name) => name.slice(3));

/** What the page shows and says at the current step. */
const stand = (page: Page) =>
  page.evaluate(() => ({
    step: Number(document.querySelector('[aria-current="step"] .num')?.textContent?.replace(/\D/g, '')),
    current: document.querySelectorAll('[aria-current="step"]').length,
    note: document.querySelector('.side > .note')?.getAttribute('aria-label'),
    heading: document.querySelector('.side > .note h2')?.textContent ?? '',
    said: document.querySelector('.replay > [role="status"]')?.textContent ?? '',
    value: document.querySelector('.bar input')?.getAttribute('aria-valuetext') ?? '',
  }));

async function walk(page: Page): Promise<void> {
  const total = await page.locator('.turn').count();
  await page.locator('.score').focus();
  const sentences = new Set<string>();
  for (let step = 1; step <= total; step++) {
    if (step > 1) await page.keyboard.press('ArrowRight');
    let seen = await stand(page);
    // The general notes are on their way while the first steps are made.
    const hasCome = async () => (seen = await stand(page)).step === step && seen.heading !== '' && !sentences.has(seen.said);
    await expect.poll(hasCome, { intervals: [20] }).toBe(true);
    expect(seen).toMatchObject({ step, current: 1, note: `Note on step ${step}` });
    expect(seen.heading).not.toBe('');
    expect(seen.said.startsWith(`Step ${step} of ${total}. `)).toBe(true);
    expect(seen.said.length).toBeLessThanOrEqual(120);
    expect(seen.value).toMatch(new RegExp(`^Step ${step} of ${total}: .`));
    expect([...sentences]).not.toContain(seen.said);
    sentences.add(seen.said);
  }
  expect(sentences.size).toBe(total);
}

for (const slug of lessons) {
  test(slug, async ({ page }) => {
    const troubles = await watch(page);
    await page.goto(`learn/${slug}/#gear=lines`);
    await awake(page);
    await walk(page);
    expect(troubles).toEqual([]);
  });
}

test('lesson 3 with the offer deleted', async ({ page }) => {
  await page.goto('learn/starttls-stripped/#gear=lines&moves=drop:ehlo-1/250-STARTTLS');
  await awake(page);
  await expect(page.locator('.turn.cut')).toHaveCount(1);
  await walk(page);
});
