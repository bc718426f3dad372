// A course on a telephone's screen, opened without a learning system: played to the end by mouse, by touch and by keyboard. Every question
// is answered the way a learner does it, and the answers are still there when the course is opened again.
import { expect, test, type FrameLocator, type Locator, type Page } from '@playwright/test';
import { packageOf, startLms } from './course-lms.ts';
import { watch } from './page-watch.ts';

const lessons = ['mail-in-the-clear', 'starttls', 'mta-sts'];
const zip = () => packageOf({ scorm: '1.2', lessons, completion: 'end', language: 'en' }).bytes;

type Way = 'mouse' | 'touch' | 'keyboard';

/** By keyboard: the focus, and the key that a button or a radio listens to. */
function use(way: Way, target: Locator): Promise<void> {
  if (way === 'keyboard') return target.press(' ');
  return way === 'touch' ? target.tap() : target.click();
}

async function answer(way: Way, lesson: FrameLocator): Promise<void> {
  const question = lesson.locator('.question').filter({ visible: true });
  const data = JSON.parse((await lesson.locator('#data').textContent())!) as { text: { question: { choices: { right: boolean }[] } } };
  const right = data.text.question.choices.findIndex(({ right }) => right);
  // First another one, then the right one: a choice can be changed until it is given.
  for (const choice of [(right + 1) % data.text.question.choices.length, right]) {
    const radio = question.getByRole('radio').nth(choice);
    await use(way, way === 'keyboard' ? radio : question.locator('label').nth(choice));
    await expect(radio).toBeChecked();
  }
  await use(way, question.getByRole('button', { name: 'Answer' }));
  await expect(question.locator('.result')).toHaveText('Right.');
  await use(way, question.getByRole('button', { name: 'Go on' }));
}

/** The bar follows the screen a few frames later; whoever aims at it has seen it come to rest: in sight, and twice in the same place. */
async function settle(next: Locator): Promise<void> {
  let before: unknown;
  const isStill = async () => {
    const [was, { y }] = [before, (await next.boundingBox())!];
    before = y;
    return was === y;
  };
  await expect.poll(isStill, { intervals: [100] }).toBe(true);
  await expect(next).toBeInViewport({ ratio: 1 });
}

/** Steps through the open lesson, and answers its question on the way. */
async function playLesson(way: Way, page: Page): Promise<void> {
  const lesson = page.frameLocator('iframe');
  await lesson.locator('html[data-ready][data-grow]').waitFor({ state: 'attached' });
  const next = lesson.locator('.bar .next');
  const row = lesson.locator('.turn[aria-current]');
  const count = await lesson.locator('.turn').count();
  for (let step = 1; step < count; step++) {
    // It stays with the reader: nobody has to look for it.
    await settle(next);
    if (await lesson.locator('.question form').filter({ visible: true }).count()) await answer(way, lesson);
    else await use(way, next);
    await expect(row.locator('.num')).toHaveText(new RegExp(`\\D${step + 1}$`));
  }
  await expect(next).toBeDisabled();
}

for (const [width, height, way] of [
  [390, 800, 'mouse'],
  [320, 568, 'touch'],
  [320, 568, 'keyboard'],
] as const) {
  test(`${width} × ${height}, by ${way}: every question is answered, and stays so`, async ({ browser }) => {
    const lms = await startLms(zip(), '1.2');
    const context = await browser.newContext({ viewport: { width, height }, hasTouch: way === 'touch', isMobile: way === 'touch' });
    const page = await context.newPage();
    const troubles = await watch(page);
    await page.goto(new URL('/content/index.html', lms.launch()).href);
    for (const [index] of lessons.entries()) {
      await playLesson(way, page);
      await expect(page.locator('.standing')).toHaveText(`${index + 1} of 3 lessons done · ${index + 1} of 3 questions answered rightly`);
      if (index < lessons.length - 1) await use(way, page.getByRole('button', { name: 'Next lesson' }));
    }
    await page.reload();
    await expect(page.locator('.standing')).toHaveText('3 of 3 lessons done · 3 of 3 questions answered rightly');
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(width);
    expect(troubles).toEqual([]);
    expect(lms.missing).toEqual([]);
    await context.close();
    lms.close();
  });
}

test('the bar stays in sight when the frame changes its height under a still screen', async ({ browser }) => {
  const lms = await startLms(zip(), '1.2');
  const page = await (await browser.newContext({ viewport: { width: 320, height: 568 } })).newPage();
  await page.goto(new URL('/content/index.html', lms.launch()).href);
  const lesson = page.frameLocator('iframe');
  await lesson.locator('html[data-ready][data-grow]').waitFor({ state: 'attached' });
  const next = lesson.locator('.bar .next');
  await settle(next);
  const { x, y } = (await next.boundingBox())!;
  await page.mouse.move(x + 20, y + 10);
  await page.mouse.down();
  await page.mouse.up();
  await expect(lesson.locator('.turn[aria-current] .num')).toHaveText(/\D2$/);
  lms.close();
});
