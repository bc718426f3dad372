// The challenge in a course package, with the real scorm-again, for SCORM 1.2 and 2004: each task is an interaction of its own, the score
// is ten a task, passed is who passes by its rule, and another browser goes on with the same seed, answers and drafts.
import { expect, test, type FrameLocator, type Page } from '@playwright/test';
import { strFromU8, unzipSync } from 'fflate';
import { makeTask, orderOf } from '#src/features/challenge/tasks/index.ts';
import { taskIds, type TaskId } from '#src/features/challenge/tasks/task.ts';
import { scormVersions, type ScormVersion } from '#src/host/course.ts';
import type { PackageChoice } from '#src/host/package.ts';
import english from '#src/words/en/challenge.ts';
import { manifestFaults } from '../embed/course/manifest-rules.ts';
import { deleteLine, fillIn, goTo, outcome, settle, solutionOf } from './challenge-tasks.ts';
import { courseFiles, packageOf, shellOf, startLms, type Lms } from './course-lms.ts';
import { watch } from './page-watch.ts';

const choiceOf = (scorm: ScormVersion, lessons: readonly string[], more: Partial<PackageChoice> = {}): PackageChoice => ({
  ...{ scorm, lessons, completion: 'end', language: 'en' },
  ...more,
});
const all = courseFiles().languages['en']!.lessons.map(({ slug }) => slug);

function heldBy(lms: Lms) {
  const cmi = (lms.held()?.cmi ?? {}) as Record<string, Record<string, unknown> & { score?: Record<string, unknown> }>;
  const core = cmi['core'];
  const plain = cmi as unknown as Record<string, unknown>;
  return {
    status: core ? core['lesson_status'] : `${String(plain['completion_status'])} ${String(plain['success_status'])}`,
    score: (core?.score ?? cmi['score'])?.['raw'],
    suspended: String(plain['suspend_data'] ?? ''),
    interactions: Object.values(cmi['interactions'] ?? {}) as Record<string, unknown>[],
  };
}

const words = english.pages.challenge;
const challengeIn = (shell: FrameLocator) => shell.frameLocator('iframe');

/** The seed that the attempt has drawn: it stands in the address of the frame. */
async function seedIn(page: Page): Promise<number> {
  await expect.poll(() => page.frames().at(-1)!.url()).toMatch(/#seed=\d+/);
  return Number(/#seed=(\d+)/.exec(page.frames().at(-1)!.url())![1]);
}

async function begin(page: Page): Promise<{ frame: FrameLocator; seed: number }> {
  const frame = challengeIn(shellOf(page));
  await frame.locator('html[data-ready]').waitFor({ state: 'attached' });
  await frame.getByRole('button', { name: /^(Begin|Go on)$/ }).press('Enter');
  await expect(frame.locator('.task-head h2')).toBeVisible();
  return { frame, seed: await seedIn(page) };
}

async function solve(frame: FrameLocator, seed: number, id: TaskId): Promise<void> {
  await goTo(frame, id);
  if (id === 'c1') await deleteLine(frame, 'STARTTLS');
  else await fillIn(frame, id, seed, solutionOf(id, seed).answers);
  await settle(frame);
  await expect(outcome(frame)).toHaveText(words.passed);
}

for (const scorm of scormVersions) {
  test.describe(`SCORM ${scorm}, the challenge alone`, () => {
    let lms: Lms;
    test.beforeEach(async () => {
      lms = await startLms(packageOf(choiceOf(scorm, ['challenge'])).bytes, scorm);
    });
    test.afterEach(() => lms.close());

    test('tasks are interactions; suspended, resumed in another browser, passed', async ({ browser }) => {
      const is12 = scorm === '1.2';
      const first = await browser.newContext();
      const page = await first.newPage();
      const troubles = await watch(page);
      await page.goto(lms.launch());
      const { frame, seed } = await begin(page);
      await solve(frame, seed, 'c3');
      await goTo(frame, 'c4');
      await frame.locator('[data-act="show-me"]').press('Enter');
      await expect(outcome(frame)).toHaveText(words.shown);
      await goTo(frame, 'c6');
      await fillIn(frame, 'c6', seed, { ...solutionOf('c6', seed).answers, r1: 'nothing', r2: 'nothing' });
      await settle(frame);
      await expect(outcome(frame)).toHaveText(words.failed);
      await goTo(frame, 'c10');
      await frame.getByLabel(english.challengeFields.card).fill('a-draft.example');
      await expect(shellOf(page).getByText('challenge: 1 of 10 tasks')).toBeVisible();
      await expect.poll(() => heldBy(lms).suspended).toContain('a-draft.example');
      expect(heldBy(lms)).toMatchObject({ score: '10', status: is12 ? 'incomplete' : 'incomplete unknown' });

      const response = is12 ? 'student_response' : 'learner_response';
      const steps = (text: string) => (is12 ? text.replaceAll(',', ' ') : text.replaceAll('.', '[.]').replaceAll(',', '[,]'));
      const right = steps('quiet.checked,stripped.held,forged.held,down.checked');
      const [c3, c4, c6] = heldBy(lms).interactions;
      expect(c3).toMatchObject({
        id: is12 ? 'challenge_c03' : 'challenge-c03',
        type: 'performance',
        result: 'correct',
        weighting: '1',
        [response]: right,
        correct_responses: { 0: { pattern: right } },
        objectives: { 0: { id: is12 ? 'mta_sts' : 'mta-sts' }, 1: { id: 'deploy' } },
        latency: expect.stringMatching(is12 ? /^\d{2,4}:\d\d:\d\d/ : /^PT/),
        ...(!is12 && { description: expect.stringMatching(/^Publish a policy\. You run \S+\.example/) }),
      });
      expect(c4).toMatchObject({ result: 'neutral', [response]: steps('shown.yes') });
      expect(c6).toMatchObject({ result: is12 ? 'wrong' : 'incorrect', [response]: steps('right.3') });
      await page.goto('about:blank');
      await first.close();

      const second = await browser.newContext();
      const later = await second.newPage();
      await later.goto(lms.launch());
      const again = await begin(later);
      expect(again.seed).toBe(seed);
      await expect(again.frame.locator('.task-list')).toContainText(words.points(1));
      await goTo(again.frame, 'c10');
      await expect(again.frame.getByLabel(english.challengeFields.card)).toHaveValue('a-draft.example');
      await goTo(again.frame, 'c3');
      await expect(again.frame.locator('[data-trial="down"].met')).toBeVisible();
      for (const id of ['c1', 'c5', 'c7', 'c8'] as const) await solve(again.frame, seed, id);
      await solve(again.frame, seed, 'c10');
      expect(heldBy(lms).status).toBe(is12 ? 'incomplete' : 'incomplete unknown');
      // The seventh: by DNS, on the answer that names the server.
      await goTo(again.frame, 'c2');
      await again.frame.locator('.by-hands .lines label', { hasText: ' MX 10 ' }).locator('input').first().press(' ');
      await again.frame.locator('form.by-hand select').first().selectOption('replace');
      await again.frame.locator('form.by-hand textarea').fill(`${makeTask('c2', seed).values['domain']!}. MX 10 mx.attacker.example.`);
      await again.frame.locator('form.by-hand button[type=submit]').press('Enter');
      await settle(again.frame);
      await expect(outcome(again.frame)).toHaveText(words.passed);
      await expect(shellOf(later).getByText('You have passed the challenge, with 7 of 10 tasks.')).toBeVisible();
      await expect.poll(() => heldBy(lms).status).toBe(is12 ? 'passed' : 'completed passed');
      expect(heldBy(lms)).toMatchObject({ score: '70' });
      expect(heldBy(lms).interactions).toHaveLength(9);
      console.log(`SCORM ${scorm}: suspend_data with nine tasks settled is ${heldBy(lms).suspended.length} characters`);
      expect(heldBy(lms).suspended.length).toBeLessThan(3000);
      await second.close();
      expect(lms.missing).toEqual([]);
      expect(troubles).toEqual([]);
    });
  });
}

test('all shown: failed; a new attempt has another seed, and the interactions go on', async ({ page }) => {
  const lms = await startLms(packageOf(choiceOf('1.2', ['challenge'])).bytes, '1.2');
  await page.goto(lms.launch());
  const { frame, seed } = await begin(page);
  for (const id of orderOf(seed)) {
    await goTo(frame, id);
    await frame.locator('[data-act="show-me"]').press('Enter');
    await expect(outcome(frame)).toHaveText(words.shown);
  }
  await expect.poll(() => heldBy(lms).status).toBe('failed');
  await expect(shellOf(page).getByText('You have done 0 of 10 tasks of the challenge, which is not enough to pass.')).toBeVisible();
  await frame.locator('.task-list').getByRole('link', { name: words.result }).press('Enter');
  await frame.getByRole('button', { name: words.again }).press('Enter');
  await expect.poll(() => page.frames().at(-1)!.url()).not.toContain(`seed=${seed}&`);
  await solve(frame, await seedIn(page), 'c3');
  await expect.poll(() => heldBy(lms).score).toBe('10');
  expect(heldBy(lms).interactions).toHaveLength(taskIds.length + 1);
  expect(heldBy(lms).interactions.at(-1)).toMatchObject({ id: 'challenge_c03', result: 'correct' });
  lms.close();
});

for (const [width, height] of [
  [784, 480],
  [374, 480],
] as const)
  test(`after lessons, in a frame of ${width} × ${height}: nothing is cut off, and their questions count nothing`, async ({ page }) => {
    await page.setViewportSize({ width, height });
    const lms = await startLms(packageOf(choiceOf('1.2', ['mta-sts', 'challenge'])).bytes, '1.2');
    await page.goto(lms.launch());
    const shell = shellOf(page);
    await shell.frameLocator('iframe').locator('html[data-ready]').waitFor({ state: 'attached' });
    await shell.getByRole('button', { name: 'The challenge', exact: true }).click();
    const { frame, seed } = await begin(page);
    await solve(frame, seed, 'c4');
    await expect(shell.getByText('challenge: 1 of 10 tasks')).toBeAttached();
    await expect.poll(() => heldBy(lms).score).toBe('10');
    await goTo(frame, 'c9');
    await expect(frame.locator('.by-hands')).toBeVisible();
    const frameWindow = page.frames().at(-1)!;
    // The frame has grown to all that there is in it.
    const over = await frameWindow.evaluate(() => [
      document.documentElement.scrollWidth - innerWidth,
      document.body.scrollHeight - innerHeight,
    ]);
    expect(Math.max(...over)).toBeLessThanOrEqual(0);
    lms.close();
  });

test('the package: its weight, its manifest, and only what was chosen is in it', () => {
  for (const scorm of scormVersions)
    for (const lessons of [['challenge'], [...all, 'challenge']]) {
      const { name, bytes } = packageOf(choiceOf(scorm, lessons));
      const files = unzipSync(bytes);
      console.log(`${name}: ${(bytes.length / 1000).toFixed(1)} kB`);
      expect(bytes.length).toBeLessThanOrEqual(lessons.length > 1 ? 500_000 : 250_000);
      expect(manifestFaults(strFromU8(files['imsmanifest.xml']!), scorm, Object.keys(files))).toEqual([]);
      expect(Object.keys(files).filter((path) => path.endsWith('/index.html'))).toHaveLength(lessons.length);
    }
  const without = unzipSync(packageOf(choiceOf('1.2', all)).bytes);
  expect(Object.keys(without).filter((path) => /challenge/i.test(path))).toEqual([]);
});
