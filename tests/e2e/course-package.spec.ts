// Course packages of the built site: their weight, their manifest, and that the page and the command make the same bytes.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test, type Page } from '@playwright/test';
import { strFromU8, unzipSync } from 'fflate';
import { scormVersions } from '#src/host/course.ts';
import { manifestFaults } from '../embed/course/manifest-rules.ts';
import { courseFiles, packageOf } from './course-lms.ts';
import { awake, watch } from './page-watch.ts';

const all = courseFiles().languages['en']!.lessons.map(({ slug }) => slug);
const whole = { lessons: all, completion: 'end', language: 'en' } as const;

for (const [scorm, language] of scormVersions.flatMap((scorm) => ['en', 'de'].map((language) => [scorm, language] as const))) {
  test(`SCORM ${scorm}, all lessons, ${language}: at most 450 kB, and a manifest by the rules`, () => {
    const { name, bytes } = packageOf({ ...whole, scorm, language });
    const files = unzipSync(bytes);
    console.log(`${name}: ${(bytes.length / 1000).toFixed(1)} kB`);
    expect(bytes.length).toBeLessThanOrEqual(450_000);
    expect(manifestFaults(strFromU8(files['imsmanifest.xml']!), scorm, Object.keys(files))).toEqual([]);
    expect(Object.keys(files).filter((path) => path.endsWith('/index.html'))).toHaveLength(all.length);
  });
}

test('notices and licences of all that is inside', () => {
  const files = unzipSync(packageOf({ ...whole, scorm: '1.2' }).bytes);
  const notices = strFromU8(files['NOTICES.txt']!);
  for (const name of ['comlink', 'svelte'])
    expect(notices).toMatch(new RegExp(`^${name} \\d+\\.\\d+\\.\\d+, \\S+\\n\\n[^]*Copyright`, 'm'));
  expect(strFromU8(files['LICENSE.txt']!)).toContain('CC BY 4.0');
});

/** The built command, which `npm run package` calls after a build. */
function command(folder: string, ...args: string[]) {
  return execFileSync(process.execPath, ['dist/lib/cli/package.js', '--out', folder, ...args], {
    cwd: join(import.meta.dirname, '../..'),
    encoding: 'utf8',
    stdio: 'pipe',
    env: { ...process.env, TZ: 'Pacific/Kiritimati' },
  });
}

test.describe('the command', () => {
  let folder: string;
  test.beforeEach(() => void (folder = mkdtempSync(join(tmpdir(), 'package-'))));
  test.afterEach(() => rmSync(folder, { recursive: true }));

  test('makes both versions', () => {
    command(folder);
    expect(readdirSync(folder).sort()).toEqual(['mta-sts-all-scorm-1.2.zip', 'mta-sts-all-scorm-2004.zip']);
  });

  test('in another time zone, the same bytes', () => {
    command(folder, '--scorm', '2004', '--lessons', 'starttls,mta-sts', '--pass', '60', '--completion', 'answered');
    const { name, bytes } = packageOf({
      scorm: '2004',
      lessons: ['starttls', 'mta-sts'],
      pass: 60,
      completion: 'answered',
      language: 'en',
    });
    expect(readFileSync(join(folder, name)).equals(bytes)).toBe(true);
  });

  for (const [args, says] of [
    [['--scorm', '3'], /--scorm is 1\.2 or 2004, not 3/],
    [['--lessons', 'nothing'], /no lesson named nothing\.\nThe lessons in en: mail-in-the-clear, starttls, .*deploy\.\n/],
    [['--lessons', 'nothing', '--lang', 'de'], /no lesson named nothing\.\nThe lessons in de: mail-in-the-clear, /],
    [['--lessons', ','], /--lessons names no lesson/],
    [['--lang', 'xx'], /no lessons in the language xx/],
    [['--pass', 'half'], /--pass is a whole number/],
    [['--what'], /--what/],
  ] as const)
    test(`${args.join(' ')}: refused in plain words`, () => {
      const refused = (() => {
        try {
          return command(folder, ...args);
        } catch (error) {
          return error as { status: number; stderr: string };
        }
      })();
      expect(refused).toMatchObject({ status: 2, stderr: expect.stringMatching(says) });
      expect((refused as { stderr: string }).stderr).toContain('npm run package -- ');
      expect(readdirSync(folder)).toEqual([]);
    });
});

test.describe('the page for teachers', () => {
  const form = (page: Page) => page.locator('form').filter({ has: page.getByRole('button', { name: 'Make the package' }) });

  test('makes the same bytes as the command', async ({ page }) => {
    const troubles = await watch(page);
    await page.goto('embed/');
    await awake(page);
    await page.locator('#package-title').scrollIntoViewIfNeeded();
    await form(page).getByRole('button', { name: 'None' }).click();
    await expect(form(page).getByText('Choose at least one lesson, or the challenge.')).toBeVisible();
    await expect(form(page).getByRole('button', { name: 'Make the package' })).toBeDisabled();
    await form(page)
      .getByRole('checkbox', { name: /Mistakes|mistakes/ })
      .check();
    await form(page)
      .getByRole('checkbox', { name: /STARTTLS/ })
      .first()
      .check();
    await form(page).getByRole('radio', { name: 'SCORM 2004' }).check();
    await form(page).getByRole('radio', { name: 'answered the question' }).check();
    await form(page).getByRole('spinbutton', { name: 'Percent' }).fill('0');
    await expect(form(page).getByText('A pass mark is a whole number from 1 to 100.')).toBeVisible();
    await form(page).getByRole('spinbutton', { name: 'Percent' }).fill('70');
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      form(page).getByRole('button', { name: 'Make the package' }).click(),
    ]);
    const choice = { scorm: '2004', lessons: ['starttls', 'mistakes'], completion: 'answered', pass: 70, language: 'en' } as const;
    const { name, bytes } = packageOf(choice);
    expect(download.suggestedFilename()).toBe(name);
    expect(readFileSync(await download.path()).equals(bytes)).toBe(true);
    await expect(form(page).getByText(`${name}, `)).toBeVisible();
    expect(troubles).toEqual([]);
  });

  test('a file that cannot be read: told, and nothing is made', async ({ page }) => {
    await page.goto('embed/');
    await awake(page);
    await page.locator('#package-title').scrollIntoViewIfNeeded();
    await expect(form(page)).toBeVisible();
    await page.route('**/course/shell.js', (route) => route.abort());
    await form(page).getByRole('button', { name: 'Make the package' }).click();
    await expect(form(page).getByText('no package was made')).toBeVisible();
  });

  test('no list: told, and tried again', async ({ page }) => {
    await page.route('**/course/files.json', (route) => route.fulfill({ status: 404, body: '' }));
    await page.goto('embed/');
    await awake(page);
    await page.locator('#package-title').scrollIntoViewIfNeeded();
    await expect(page.getByText('The list of lessons could not be read.')).toBeVisible();
    await page.unroute('**/course/files.json');
    await page.getByRole('button', { name: 'Try again' }).click();
    await expect(form(page)).toBeVisible();
  });
});
