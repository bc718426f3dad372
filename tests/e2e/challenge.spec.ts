// The challenge, by keyboard: passed with seven tasks, of which five are an administrator's; one is failed. Nothing is lost on a reload, no
// answer is in the page before it is given, and it works in a frame.
import { expect, test, type Page } from '@playwright/test';
import { makeTask, orderOf } from '#src/features/challenge/tasks/index.ts';
import type { TaskId } from '#src/features/challenge/tasks/task.ts';
import english from '#src/words/en/challenge.ts';
import answers from '#src/words/en/challenge-answers.ts';
import { violations } from './axe.ts';
import { deleteLine, fillIn, outcome, settle, solutionOf } from './challenge-tasks.ts';
import { awake, watch } from './page-watch.ts';

const seed = 7;

async function open(page: Page, task: string) {
  await page.goto(`challenge/#seed=${seed}&task=${task}`);
  await awake(page);
  if (task !== 'result') await expect(page.locator('.task-head h2')).toHaveText(english.challenge[task as TaskId].title);
}

test('is passed by keyboard, fails one task, and keeps all of it', async ({ page }) => {
  const troubles = await watch(page);
  await page.goto('challenge/');
  await awake(page);
  await page.getByRole('button', { name: english.pages.challenge.begin, exact: true }).focus();
  await page.keyboard.press('Enter');
  await expect(page.locator('.task-head h2')).toBeFocused();

  for (const id of ['c3', 'c4', 'c5', 'c7', 'c8', 'c10'] as const) {
    await open(page, id);
    const wrong = id === 'c4' ? { record: makeTask(id, seed).fields[1]!.value } : undefined;
    if (wrong) {
      await fillIn(page, id, seed, { ...solutionOf(id, seed).answers, ...wrong });
      await settle(page);
      await expect(outcome(page)).toHaveText(english.pages.challenge.notYet);
      await expect(page.locator('[data-trial="stored"].missed')).toContainText(english.pages.challenge.verdicts.held);
      await expect(page.locator('[data-trial="first"].met')).toBeVisible();
    }
    expect(await page.content()).not.toContain(answers.challengeAnswers[id].slice(0, 40));
    await fillIn(page, id, seed, solutionOf(id, seed).answers);
    await settle(page);
    await expect(outcome(page)).toHaveText(english.pages.challenge.passed);
    await expect(page.locator('[data-part="why"]')).toContainText(answers.challengeAnswers[id].slice(0, 40));
  }

  await open(page, 'c1');
  const [move] = solutionOf('c1', seed).moves;
  await deleteLine(page, 'STARTTLS');
  await expect(page.locator('.move-list')).toContainText(move!.event);
  await settle(page);
  await expect(outcome(page)).toHaveText(english.pages.challenge.passed);

  await open(page, 'c6');
  await fillIn(page, 'c6', seed, { ...solutionOf('c6', seed).answers, r1: 'nothing', r2: 'nothing' });
  await settle(page);
  await expect(outcome(page)).toHaveText(english.pages.challenge.failed);

  await open(page, 'result');
  await expect(page.locator('[data-part="result"] .sum')).toHaveText(english.pages.challenge.passedAll(7, 5));
  await page.reload();
  await expect(page.locator('[data-part="result"] .sum')).toHaveText(english.pages.challenge.passedAll(7, 5));
  await open(page, 'c8');
  await page.reload();
  await expect(outcome(page)).toHaveText(english.pages.challenge.passed);
  await expect(page.locator('[data-trial="slow"].met')).toBeVisible();
  expect(troubles).toEqual([]);
});

test('a draft is there after a reload, and what is shown gives no point', async ({ page }) => {
  await open(page, 'c3');
  const record = page.getByLabel(english.challengeFields.record);
  await record.fill('v=STSv1; id=1;');
  await page.reload();
  await expect(record).toHaveValue('v=STSv1; id=1;');
  await page.locator('[data-act="show-me"]').click();
  await expect(outcome(page)).toHaveText(english.pages.challenge.shown);
  await expect(page.locator('.task-list')).toContainText(english.pages.challenge.points(0));
});

test('is clean for axe, in every task and in the result, and fits a phone', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  for (const id of [...orderOf(seed), 'result']) {
    await open(page, id);
    await page.waitForLoadState('networkidle');
    expect(await violations(page), id).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth), id).toBeLessThanOrEqual(390);
  }
});

test('plays in a frame', async ({ page }) => {
  await page.setViewportSize({ width: 480, height: 500 });
  await page.goto(`challenge/?embed#seed=${seed}&task=c4`);
  await awake(page);
  await fillIn(page, 'c4', seed, solutionOf('c4', seed).answers);
  await settle(page);
  await expect(outcome(page)).toHaveText(english.pages.challenge.passed);
  await expect(outcome(page)).toBeInViewport();
});

test('a seed that is none is named, a new attempt has other tasks, and the best attempt stays', async ({ page }) => {
  await page.goto('challenge/#seed=seven&task=c99');
  await awake(page);
  await expect(page.locator('main')).toContainText('seed=seven');
  await expect(page.locator('main')).toContainText('task=c99');
  await expect(page.getByRole('button', { name: english.pages.challenge.begin, exact: true })).toBeVisible();
  await open(page, 'c6');
  await fillIn(page, 'c6', seed, solutionOf('c6', seed).answers);
  await settle(page);
  await expect(outcome(page)).toHaveText(english.pages.challenge.passed);
  await open(page, 'result');
  await page.getByRole('button', { name: english.pages.challenge.again }).press('Enter');
  await expect(page.locator('.task-head h2')).toBeFocused();
  expect(Number(/seed=(\d+)/.exec(page.url())?.[1])).not.toBe(seed);
  await page.locator('.task-list').getByRole('link', { name: english.pages.challenge.result }).press('Enter');
  await expect(page.locator('[data-part="result"]')).toContainText(english.pages.challenge.earlier(1, false));
});

test('the result on paper: why, without buttons, with a line for the name', async ({ page }) => {
  await open(page, 'c3');
  await page.locator('[data-act="show-me"]').press('Enter');
  await expect(outcome(page)).toHaveText(english.pages.challenge.shown);
  await open(page, 'result');
  await expect(page.locator('.came li')).toHaveCount(4);
  await page.emulateMedia({ media: 'print' });
  await expect(page.getByText(english.pages.challenge.signed)).toBeVisible();
  await expect(page.getByText(english.pages.challenge.noProof)).toBeVisible();
  await expect(page.locator('[data-part="why"]')).toBeVisible();
  await expect(page.getByRole('button', { name: english.pages.challenge.print })).toBeHidden();
});

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false });
  test('says so, and names the tasks', async ({ page }) => {
    await page.goto('challenge/');
    await expect(page.locator('main .no-script')).toHaveText(english.pages.challenge.noScript);
    await expect(page.locator('.overview li')).toHaveCount(10);
    await expect(page.getByRole('button', { name: english.pages.challenge.begin })).toHaveCount(0);
  });
});
