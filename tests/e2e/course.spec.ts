// Course packages in a learning system: the real scorm-again as run-time, for SCORM 1.2 and 2004. Played, answered, suspended, resumed in
// another browser, finished; and every way in which a learning system is known to fail.
import { AxeBuilder } from '@axe-core/playwright';
import { expect, test, type FrameLocator, type Page } from '@playwright/test';
import { unzipSync } from 'fflate';
import { scormVersions, type ScormVersion } from '#src/host/course.ts';
import type { PackageChoice } from '#src/host/package.ts';
import { parseSuspendData } from '../../src/embed/course/suspend-data.ts';
import { packageOf, shellOf, startLms, type Lms } from './course-lms.ts';
import { watch } from './page-watch.ts';

const lessons = ['mail-in-the-clear', 'starttls'];
const choiceOf = (scorm: ScormVersion, more: Partial<PackageChoice> = {}): PackageChoice => ({
  scorm,
  lessons,
  completion: 'end',
  pass: 80,
  language: 'en',
  ...more,
});

/** What the LMS holds, by the same names for both versions. */
function heldBy(lms: Lms) {
  const cmi = (lms.held()?.cmi ?? {}) as Record<string, Record<string, unknown> & { score?: Record<string, unknown> }>;
  const core = cmi['core'];
  const plain = cmi as unknown as Record<string, unknown>;
  return {
    status: core ? core['lesson_status'] : `${String(plain['completion_status'])} ${String(plain['success_status'])}`,
    score: (core?.score ?? cmi['score'])?.['raw'],
    location: core ? core['lesson_location'] : plain['location'],
    exit: core ? core['exit'] : plain['exit'],
    time: String(core ? core['session_time'] : plain['session_time']),
    suspended: String(plain['suspend_data'] ?? ''),
    interactions: Object.values(cmi['interactions'] ?? {}) as Record<string, unknown>[],
  };
}

/** The id of a question, by each version's own rule. */
const idOf = (scorm: ScormVersion, slug: string) => (scorm === '1.2' ? `${slug.replaceAll('-', '_')}_q1` : `${slug}.q1`);

const statuses = {
  '1.2': { begun: 'incomplete', passed: 'passed', failed: 'failed' },
  '2004': { begun: 'incomplete unknown', passed: 'completed passed', failed: 'completed failed' },
};

const lessonIn = (shell: FrameLocator | Page) => shell.frameLocator('iframe');

async function isReady(shell: FrameLocator | Page): Promise<void> {
  await lessonIn(shell).locator('html[data-ready]').waitFor({ state: 'attached' });
  await expect(lessonIn(shell).locator('.bar')).toBeVisible();
}

async function stepOn(shell: FrameLocator | Page): Promise<void> {
  await lessonIn(shell).locator('.bar .next').click();
}

/** Plays the open lesson up to its question, gives an answer, and plays on to the end. */
async function play(shell: FrameLocator | Page, rightly = true): Promise<void> {
  await isReady(shell);
  const lesson = lessonIn(shell);
  const question = lesson.locator('.question').filter({ visible: true });
  for (let step = 0; step < 60 && (await question.count()) === 0; step++) await stepOn(shell);
  const data = JSON.parse((await lesson.locator('#data').textContent())!) as { text: { question: { choices: { right: boolean }[] } } };
  const index = data.text.question.choices.findIndex(({ right }) => right === rightly);
  await question.getByRole('radio').nth(index).press(' ');
  await question.getByRole('button', { name: 'Answer' }).press('Enter');
  await expect(question.locator('.result')).toBeVisible();
  await lesson.locator('.score').focus();
  await lesson.locator('.score').press('End');
}

for (const scorm of scormVersions) {
  test.describe(`SCORM ${scorm}`, () => {
    let lms: Lms;
    test.beforeEach(async () => {
      lms = await startLms(packageOf(choiceOf(scorm)).bytes, scorm);
    });
    test.afterEach(() => lms.close());

    test('played, answered, suspended, resumed in another browser, finished', async ({ browser }) => {
      const first = await browser.newContext();
      const page = await first.newPage();
      const troubles = await watch(page);
      const foreign: string[] = [];
      page.on('request', (request) => {
        if (!request.url().startsWith(new URL(lms.launch()).origin)) foreign.push(request.url());
      });
      await page.goto(lms.launch());
      const shell = shellOf(page);
      await isReady(shell);
      await expect(shell.getByText('Saved in your learning system.')).toBeVisible();
      await expect.poll(() => heldBy(lms).status).toBe(statuses[scorm].begun);
      expect(heldBy(lms)).toMatchObject({ score: '0', exit: 'suspend' });

      await play(shell);
      await expect(shell.getByText('1 of 2 lessons done · 1 of 2 questions answered rightly · pass mark 80 %')).toBeVisible();
      await expect.poll(() => heldBy(lms).score).toBe('50');
      await expect.poll(() => parseSuspendData(heldBy(lms).suspended).progress.lessons['mail-in-the-clear']?.done).toBe(true);
      expect(heldBy(lms)).toMatchObject({ status: statuses[scorm].begun, location: expect.stringMatching(/^mail-in-the-clear#/) });
      expect(heldBy(lms).interactions).toHaveLength(1);
      expect(heldBy(lms).interactions[0]).toMatchObject({
        id: idOf(scorm, 'mail-in-the-clear'),
        type: 'choice',
        result: 'correct',
        weighting: '1',
      });

      await shell.getByRole('button', { name: 'Next lesson: STARTTLS' }).click();
      await isReady(shell);
      await stepOn(shell);
      await stepOn(shell);
      // What the frame has told; a page that goes away hears nothing more of it.
      await expect.poll(() => parseSuspendData(heldBy(lms).suspended).progress.lessons['starttls']?.furthest).toBe(2);
      expect(heldBy(lms).location).toMatch(/^starttls#./);
      await page.goto('about:blank');
      await expect.poll(() => heldBy(lms).time).toMatch(scorm === '1.2' ? /^\d{2,4}:\d\d:\d\d(\.\d+)?$/ : /^PT/);
      const { location, suspended } = heldBy(lms);
      expect(suspended.length).toBeLessThan(500);
      await first.close();

      const second = await browser.newContext();
      const later = await second.newPage();
      await later.goto(lms.launch());
      const again = shellOf(later);
      await isReady(again);
      await expect(again.getByRole('heading', { level: 2, name: 'STARTTLS' })).toBeAttached();
      await expect(again.getByText('1 of 2 lessons done')).toBeVisible();
      const step = String(location).split('#')[1]!;
      await expect.poll(() => later.frames().at(-1)!.url()).toContain(encodeURIComponent(step).replaceAll('%2F', '/'));
      await play(again);
      await expect(again.getByText('You have done all lessons, and passed with 100 %.')).toBeVisible();
      await expect.poll(() => heldBy(lms).status).toBe(statuses[scorm].passed);
      expect(heldBy(lms)).toMatchObject({ score: '100', exit: scorm === '1.2' ? '' : 'normal' });
      expect(heldBy(lms).interactions.map(({ id, result }) => [id, result])).toEqual([
        [idOf(scorm, 'mail-in-the-clear'), 'correct'],
        [idOf(scorm, 'starttls'), 'correct'],
      ]);
      await second.close();
      expect(foreign).toEqual([]);
      expect(lms.missing).toEqual([]);
      expect(troubles).toEqual([]);
    });

    test('answered wrongly: failed; asked again: passed', async ({ page }) => {
      await page.goto(lms.launch());
      const shell = shellOf(page);
      await play(shell, false);
      await expect.poll(() => heldBy(lms).interactions.length).toBe(1);
      const response = scorm === '1.2' ? 'student_response' : 'learner_response';
      const [wrong] = heldBy(lms).interactions;
      expect(wrong).toMatchObject({ result: scorm === '1.2' ? 'wrong' : 'incorrect', [response]: expect.stringMatching(/^[a-z]$/) });
      expect(wrong?.['correct_responses']).toMatchObject({ 0: { pattern: expect.stringMatching(/^[a-z]$/) } });
      await shell.getByRole('button', { name: 'Next lesson' }).click();
      await play(shell);
      await expect(shell.getByText('You have 50 %; to pass takes 80 %.')).toBeVisible();
      await expect.poll(() => heldBy(lms).status).toBe(statuses[scorm].failed);
      expect(heldBy(lms).exit).toBe('suspend');
      await shell.getByRole('button', { name: 'Ask me the missed questions again' }).click();
      await play(shell);
      await expect.poll(() => heldBy(lms).status).toBe(statuses[scorm].passed);
      expect(heldBy(lms)).toMatchObject({ score: '100' });
      expect(heldBy(lms).interactions).toHaveLength(3);
    });

    test('the API in the window that opened the course', async ({ page }) => {
      await page.goto(lms.launch({ opener: 'yes' }));
      const [course] = await Promise.all([page.waitForEvent('popup'), page.getByRole('button', { name: 'Launch' }).click()]);
      await isReady(course);
      await stepOn(course);
      await expect.poll(() => heldBy(lms).location).toMatch(/^mail-in-the-clear#./);
      await course.close({ runBeforeUnload: true });
      await expect
        .poll(() => page.evaluate(() => (window as unknown as { calls: string[][] }).calls.at(-1)?.[0]))
        .toMatch(/^(Terminate|Finish)$/);
    });

    test('a review: all is shown, nothing is written', async ({ page }) => {
      await page.goto(lms.launch({ mode: 'review' }));
      const shell = shellOf(page);
      await play(shell);
      await expect(shell.getByText('This is a review')).toBeVisible();
      await page
        .frames()
        .at(-2)!
        .evaluate(() => dispatchEvent(new PageTransitionEvent('pagehide')));
      const asked = await page.evaluate(() => (window as unknown as { calls: string[][] }).calls.map(([name]) => name));
      expect(asked).not.toContain('SetValue');
      expect(asked).not.toContain('Commit');
      expect(asked.at(-1)).toMatch(/^(Terminate|Finish)$/);
    });
  });
}

/** Runs in the LMS page: what a call gives instead of its own result; throws where the fault is one. */
type Fault = (name: string, element?: string, value?: string) => unknown;

async function setFault(page: Page, fault: Fault | undefined): Promise<void> {
  await page.evaluate((source) => {
    (window as unknown as { fault?: unknown }).fault = source ? (0, eval)(`(${source})`) : undefined;
  }, fault?.toString());
}

test.describe('a learning system that fails', () => {
  const faults: Record<string, [Fault, RegExp]> = {
    throws: [
      () => {
        throw new Error('LMS');
      },
      /has not taken everything/,
    ],
    'says "false" to every value': [(name) => (name === 'SetValue' ? 'false' : undefined), /has not taken everything/],
    'does not commit': [(name) => (name === 'Commit' ? 'false' : undefined), /has not confirmed/],
    'refuses suspend_data': [
      (name, element) => (name === 'SetValue' && element === 'cmi.suspend_data' ? 'false' : undefined),
      /but not the place/,
    ],
  };
  for (const scorm of scormVersions) {
    for (const [what, [fault, says]] of Object.entries(faults)) {
      test(`${scorm}: ${what}; the learner is told, and the next step tries again`, async ({ page }) => {
        const lms = await startLms(packageOf(choiceOf(scorm)).bytes, scorm);
        await page.goto(lms.launch());
        const shell = shellOf(page);
        await isReady(shell);
        await expect(shell.getByText('Saved in your learning system.')).toBeVisible();
        await setFault(page, fault);
        await play(shell);
        await expect(shell.locator('.record')).toHaveText(says);
        await expect(shell.getByText('1 of 2 lessons done')).toBeVisible();
        await setFault(page, undefined);
        await shell.getByRole('button', { name: 'Next lesson' }).click();
        await expect(shell.getByText('Saved in your learning system.')).toBeVisible();
        await expect.poll(() => parseSuspendData(heldBy(lms).suspended).progress.at).toBe('starttls');
        expect(heldBy(lms).score).toBe('50');
        expect(heldBy(lms).interactions.map(({ id, result }) => [id, result])).toEqual([[idOf(scorm, 'mail-in-the-clear'), 'correct']]);
        lms.close();
      });
    }

    test(`${scorm}: refuses suspend_data to the end; the same browser goes on all the same`, async ({ page }) => {
      const lms = await startLms(packageOf(choiceOf(scorm)).bytes, scorm);
      await page.goto(lms.launch());
      await isReady(shellOf(page));
      await setFault(page, (name, element) => (name === 'SetValue' && element === 'cmi.suspend_data' ? 'false' : undefined));
      await play(shellOf(page));
      await expect(shellOf(page).locator('.record')).toHaveText(/but not the place/);
      await expect(shellOf(page).getByText('1 of 2 lessons done')).toBeVisible();
      await page.goto('about:blank');
      await page.goto(lms.launch());
      await isReady(shellOf(page));
      await expect(shellOf(page).getByText('1 of 2 lessons done')).toBeVisible();
      await expect.poll(() => parseSuspendData(heldBy(lms).suspended).progress.lessons['mail-in-the-clear']?.done).toBe(true);
      await expect
        .poll(() =>
          shellOf(page)
            .locator('html')
            .evaluate(() => Object.keys(localStorage)),
        )
        .toEqual([]);
      lms.close();
    });

    test(`${scorm}: blocks for a second; told, and nothing is lost`, async ({ page }) => {
      const lms = await startLms(packageOf(choiceOf(scorm)).bytes, scorm);
      await page.goto(lms.launch());
      const shell = shellOf(page);
      await isReady(shell);
      await setFault(page, (name) => {
        const end = performance.now() + 1000;
        while (name === 'Commit' && performance.now() < end);
      });
      await stepOn(shell);
      await expect(shell.getByText('Your learning system answers slowly')).toBeVisible();
      await stepOn(shell);
      await stepOn(shell);
      const at = await lessonIn(shell).locator('.turn[aria-current], [aria-current="step"]').count();
      expect(at).toBeGreaterThan(0);
      await page.goto('about:blank');
      expect(parseSuspendData(heldBy(lms).suspended).progress.lessons['mail-in-the-clear']?.furthest).toBe(3);
      lms.close();
    });

    test(`${scorm}: disappears mid-way and comes back as another object`, async ({ page }) => {
      const lms = await startLms(packageOf(choiceOf(scorm)).bytes, scorm);
      await page.goto(lms.launch());
      const shell = shellOf(page);
      await isReady(shell);
      const name = scorm === '1.2' ? 'API' : 'API_1484_11';
      await page.evaluate((object) => void delete (window as unknown as Record<string, unknown>)[object], name);
      await play(shell);
      await expect(shell.locator('.record')).toHaveText(/No learning system is in reach/);
      await page.evaluate((object) => {
        const own = window as unknown as Record<string, unknown> & { makeApi: () => unknown };
        own[object] = own.makeApi();
      }, name);
      await shell.getByRole('button', { name: 'Next lesson' }).click();
      await expect(shell.getByText('Saved in your learning system.')).toBeVisible();
      await expect.poll(() => heldBy(lms).score).toBe('50');
      expect(heldBy(lms).interactions).toHaveLength(1);
      lms.close();
    });

    test(`${scorm}: gives no mode`, async ({ page }) => {
      const lms = await startLms(packageOf(choiceOf(scorm)).bytes, scorm);
      await page.addInitScript(() => {
        (window as unknown as { fault: Fault }).fault = (name, element = '') =>
          name === 'GetValue' && /(lesson_mode|cmi\.mode)$/.test(element) ? '' : undefined;
      });
      await page.goto(lms.launch());
      await isReady(shellOf(page));
      await stepOn(shellOf(page));
      await expect.poll(() => heldBy(lms).location).toMatch(/^mail-in-the-clear#./);
      expect(heldBy(lms).status).toBe(statuses[scorm].begun);
      lms.close();
    });
  }

  test('there is none: the course plays, says so, and goes on in the same browser', async ({ page }) => {
    const lms = await startLms(packageOf(choiceOf('1.2')).bytes, '1.2');
    const address = new URL('/content/index.html', lms.launch()).href;
    await page.goto(address);
    await isReady(page);
    await stepOn(page);
    await expect(page.locator('.record')).toHaveText(/No learning system is in reach/);
    await page.reload();
    await isReady(page);
    await expect.poll(() => page.frames().at(-1)!.url()).toContain('#step=');
    lms.close();
  });
});

test('the rules of completion travel in the package', async ({ page }) => {
  const lms = await startLms(packageOf(choiceOf('1.2', { completion: 'answered', lessons: ['starttls'] })).bytes, '1.2');
  await page.goto(lms.launch());
  const shell = shellOf(page);
  await isReady(shell);
  await lessonIn(shell).locator('.score').focus();
  await lessonIn(shell).locator('.score').press('End');
  await expect.poll(() => heldBy(lms).location).toMatch(/^starttls#./);
  expect(heldBy(lms).status).toBe('incomplete');
  lms.close();
});

test('links of a lesson: into the course by the shell, elsewhere in the site told, out of the site in a tab', async ({ page, context }) => {
  await context.route('https://**', (route) => route.fulfill({ body: 'elsewhere' }));
  for (const [lessons, then] of [
    [['enforce-testing-none', 'reports'], 'opens'],
    [['enforce-testing-none'], 'told'],
  ] as const) {
    const lms = await startLms(packageOf(choiceOf('1.2', { lessons: [...lessons] })).bytes, '1.2');
    await page.goto(lms.launch());
    const shell = shellOf(page);
    await isReady(shell);
    await lessonIn(shell).locator('.score').focus();
    await lessonIn(shell).locator('.score').press('End');
    // No note of a lesson on the stage leads to another one by itself: one is written that does.
    const note = lessonIn(shell).locator('.note').filter({ visible: true }).first();
    await note.evaluate((element) => {
      const link = document.createElement('a');
      link.href = '../reports/';
      link.textContent = 'Lesson 9';
      element.append(link);
    });
    await lessonIn(shell).getByRole('link', { name: 'Lesson 9' }).click();
    if (then === 'opens') await expect.poll(() => parseSuspendData(heldBy(lms).suspended).progress.at).toBe('reports');
    else {
      await expect(shell.getByText('“Lesson 9” is not a part of this course.')).toBeVisible();
      const [tab] = await Promise.all([
        context.waitForEvent('page'),
        lessonIn(shell).locator('.note .cite').filter({ visible: true }).first().click(),
      ]);
      expect(tab.url()).not.toContain('/content/');
      await expect(lessonIn(shell).locator('.bar')).toBeVisible();
    }
    expect(lms.missing).toEqual([]);
    lms.close();
  }
});

for (const colorScheme of ['light', 'dark'] as const) {
  test(`axe finds nothing in the shell: ${colorScheme}`, async ({ browser }) => {
    const page = await (await browser.newContext({ colorScheme, viewport: { width: 390, height: 800 } })).newPage();
    const lms = await startLms(packageOf(choiceOf('1.2')).bytes, '1.2');
    await page.goto(new URL('/content/index.html', lms.launch()).href);
    await isReady(page);
    await stepOn(page);
    await page.getByText('Lessons', { exact: true }).click();
    await expect(page.locator('.record')).toHaveText(/No learning system/);
    const { violations } = await new AxeBuilder({ page })
      .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'])
      .analyze();
    expect(violations.flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id}: ${target.join(' ')}`))).toEqual([]);
    lms.close();
  });
}

test('a pass mark, and a question passed over: nobody fails who can still answer', async ({ page }) => {
  const lms = await startLms(packageOf(choiceOf('1.2', { lessons: ['starttls'] })).bytes, '1.2');
  await page.goto(lms.launch());
  const shell = shellOf(page);
  await isReady(shell);
  await lessonIn(shell).locator('.score').focus();
  await lessonIn(shell).locator('.score').press('End');
  await expect(shell.getByText('One question waits for your answer')).toBeVisible();
  await expect.poll(() => parseSuspendData(heldBy(lms).suspended).progress.lessons['starttls']?.done).toBe(true);
  expect(heldBy(lms)).toMatchObject({ status: 'incomplete', exit: 'suspend' });
  lms.close();
});

test('every file that a lesson asks for is in the package, and nothing else is; it plays without workers', async ({ page, context }) => {
  const { bytes } = packageOf(choiceOf('1.2', { lessons: ['starttls'] }));
  const lms = await startLms(bytes, '1.2');
  const troubles = await watch(page);
  const workers: string[] = [];
  page.on('worker', (worker) => workers.push(worker.url()));
  await page.goto(lms.launch());
  const lesson = lessonIn(shellOf(page));
  const outcome = lesson.locator('.conditions .verdict');
  await play(shellOf(page));
  await lesson.locator('.score').focus();
  await lesson.locator('.score').press('?');
  await expect(lesson.getByRole('dialog')).toBeVisible();
  await page.keyboard.press('Escape');
  const before = await outcome.innerText();
  await lesson.locator('.conditions select').first().selectOption('strip-starttls');
  await expect(outcome).not.toHaveText(before);
  expect(workers).toEqual([]);
  expect(troubles).toEqual([]);

  const second = await context.newPage();
  await second.addInitScript(() => void delete (window as unknown as { Worker?: unknown }).Worker);
  await second.goto(lms.launch());
  await isReady(shellOf(second));
  await lessonIn(shellOf(second)).locator('.conditions select').first().selectOption('strip-starttls');
  await expect(lessonIn(shellOf(second)).locator('.conditions .verdict')).not.toHaveText(before);
  expect(lms.missing).toEqual([]);
  const names = Object.keys(unzipSync(bytes)).filter((name) => !/\.(txt|xml)$/.test(name) && name !== 'favicon.svg');
  expect(names.filter((name) => !lms.asked.includes(name))).toEqual([]);
  lms.close();
});

test('a lesson that asks only after an attack says so', async ({ page }) => {
  const lms = await startLms(packageOf(choiceOf('2004', { lessons: ['starttls-stripped'] })).bytes, '2004');
  await page.goto(lms.launch());
  await expect(shellOf(page).getByText('after you have deleted the line 250-STARTTLS')).toBeVisible();
  lms.close();
});

test('what the learner chose and deleted comes back with the step, in another browser', async ({ browser }) => {
  const lms = await startLms(packageOf(choiceOf('1.2', { lessons: ['starttls-stripped'] })).bytes, '1.2');
  const launch = async () => {
    const page = await (await browser.newContext()).newPage();
    await page.goto(lms.launch());
    await isReady(shellOf(page));
    return page;
  };
  const kept = () => parseSuspendData(heldBy(lms).suspended).progress.lessons['starttls-stripped'];
  const page = await launch();
  const lesson = lessonIn(shellOf(page));
  await lesson.locator('.conditions select').last().selectOption('sts-enforce');
  await lesson.locator('.conditions select').first().selectOption('strip-starttls');
  await lesson.locator('.score').focus();
  await lesson.locator('.score').press('End');
  await expect.poll(kept).toMatchObject({ sender: 'sts-enforce', attack: 'strip-starttls', step: 'report' });
  await page.context().close();

  const again = await launch();
  const later = lessonIn(shellOf(again));
  await expect(later.locator('.turn[aria-current]')).toHaveAttribute('data-event', 'report');
  await expect(later.locator('.conditions select').last()).toHaveValue('sts-enforce');
  await expect(later.locator('.conditions select').first()).toHaveValue('strip-starttls');
  await expect(later.locator('.problem')).toHaveCount(0);
  await expect.poll(kept).toMatchObject({ sender: 'sts-enforce', attack: 'strip-starttls', step: 'report' });
  lms.close();
});
