// The evaluator: judged as one types, underlined where it stands, mended with a click, all of it in the address.
import { expect, test, type Page } from '@playwright/test';
import { policyForms, recordForms } from '../inspector/pasted/forms.ts';
import { awake, watch } from './page-watch.ts';

const box = (page: Page, name: string) => page.locator(`[data-box="${name}"]`);
const field = (page: Page, name: string) => box(page, name).getByRole('textbox');
const answer = (page: Page) => page.locator('[data-decision]');
const example = (page: Page, name: string) => page.getByRole('button', { name, exact: true });
const policy = 'version: STSv1\nmode: enforce\nmx: mx1.example.com\nmax_age: 604800\n';

/** At once, as a program does: Chromium takes seconds to type thousands of lines. */
async function put(page: Page, name: string, text: string): Promise<void> {
  await field(page, name).evaluate((element, value) => {
    (element as HTMLTextAreaElement).value = value;
    element.dispatchEvent(new Event('input', { bubbles: true }));
  }, text);
}

async function open(page: Page, fragment = ''): Promise<string[]> {
  const troubles = await watch(page);
  await page.goto(`evaluate/${fragment}`);
  await awake(page);
  return troubles;
}

test('what is typed is judged, and underlined where it stands', async ({ page }) => {
  const troubles = await open(page);
  await field(page, 'record').press('Control+A');
  await field(page, 'record').pressSequentially('v=STSv1; id=2026-04-01;');
  const finding = box(page, 'record').locator('li[data-code="record-id-character"]');
  await expect(finding).toHaveAttribute('data-severity', 'error');
  await expect(finding.getByRole('heading')).toBeVisible();
  await expect(finding.locator('mark')).toHaveText('-');
  await expect(box(page, 'record').locator('pre mark.error')).toHaveText('-');
  await expect(answer(page)).toHaveAttribute('data-decision', 'no-policy');
  await finding.getByRole('button', { name: /^Fix it/ }).click();
  await expect(field(page, 'record')).toHaveValue('v=STSv1; id=20260401;');
  await expect(finding).toHaveCount(0);
  await expect(answer(page)).toHaveAttribute('data-decision', 'to-fetch');
  await expect(page.getByRole('button', { name: 'Undo' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(field(page, 'record')).toHaveValue('v=STSv1; id=2026-04-01;');
  await expect(finding).toHaveCount(1);
  expect(page.workers()).toHaveLength(1);
  expect(troubles).toEqual([]);
});

test('every form in which people have a record or a policy is read', async ({ page }) => {
  test.setTimeout(120_000);
  await open(page);
  const words: Record<string, string> = { valid: 'valid', multiple: 'more than one', invalid: 'not valid', none: 'no record' };
  const read = async (name: string, text: string, status: string) => {
    await put(page, name, '');
    await expect(box(page, name).locator('.status')).toHaveCount(0);
    await put(page, name, text);
    await expect(box(page, name).locator('.status'), text).toHaveText(status);
  };
  for (const [, text, says] of recordForms) await read('record', text, words[says.split(' ')[0]!]!);
  for (const [, text, says] of policyForms) await read('policy', text, says === 'enforce' ? 'valid' : 'not valid');
});

test('the newest text wins', async ({ page }) => {
  await open(page);
  await put(page, 'policy', `${policy}${'x: y\n'.repeat(5000)}`);
  for (const mode of ['testing', 'none', 'enforce', 'testing']) await field(page, 'policy').fill(policy.replace('enforce', mode));
  await expect(answer(page)).toHaveAttribute('data-decision', 'testing');
  await expect(box(page, 'policy').locator('li[data-code="policy-testing"]')).toHaveCount(1);
});

test.describe('examples', () => {
  const faults: Record<string, [string, string]> = {
    'Blank line': ['policy', 'policy-blank-line'],
    'Byte order mark': ['policy', 'policy-bom'],
    'nmx for mx': ['policy', 'policy-key-typo'],
    'Kept for an hour': ['policy', 'policy-max-age-under-a-day'],
    'MX too deep for the wildcard': ['policy', 'mx-star-too-shallow'],
    'Two records': ['record', 'record-multiple'],
    'Hyphens in the id': ['record', 'record-id-character'],
    'HTML instead of a policy': ['policy', 'response-html'],
    'MX not in the policy': ['policy', 'mx-not-covered'],
    'Testing only': ['policy', 'policy-testing'],
  };
  test('those that are right have nothing wrong', async ({ page }) => {
    await open(page);
    for (const name of ['All in order', 'The RFC’s own']) {
      await example(page, name).click();
      await expect(answer(page)).toHaveAttribute('data-decision', 'enforce');
      await expect(answer(page)).toContainText('nothing found wrong');
      await expect(page.locator('li[data-severity]')).toHaveCount(0);
    }
  });
  for (const [name, [where, code]] of Object.entries(faults)) {
    test(name, async ({ page }) => {
      const troubles = await open(page);
      await example(page, name).click();
      await expect(box(page, where).locator(`li[data-code="${code}"]`).first()).toBeVisible();
      expect(troubles).toEqual([]);
    });
  }
});

test('a whole publication: decision, corrected files, copied', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await open(page);
  await example(page, 'nmx for mx').click();
  await expect(answer(page).getByRole('heading')).toContainText('refuse mx2.receiver.example');
  const corrected = page.getByRole('region', { name: 'Corrected' });
  await expect(corrected.locator('ins').filter({ hasText: 'mx:' })).toHaveText('mx: mx2.receiver.example');
  // The policy is another one, so the record has another id.
  await expect(corrected.locator('ins').filter({ hasText: 'v=STSv1' })).toHaveText(/^_mta-sts IN TXT "v=STSv1; id=\d{14}Z?;"$/);
  await corrected.getByRole('button', { name: 'Copy: Policy file' }).click();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(
    'version: STSv1\nmode: enforce\nmx: mx1.receiver.example\nmx: mx2.receiver.example\nmax_age: 1209600\n',
  );
  await corrected.getByRole('button', { name: 'Put into the boxes' }).click();
  await expect(answer(page).getByRole('heading')).toContainText('A sender would enforce this policy');
  await expect(answer(page)).toContainText('all 2 MX hosts');
  await expect(answer(page)).toContainText('14 days');
  await expect(page.getByRole('button', { name: 'Undo' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(field(page, 'policy')).toHaveValue(/nmx/);
});

test.describe('the address', () => {
  test('holds what is typed, readable', async ({ page }) => {
    await open(page);
    await field(page, 'record').fill('v=STSv1; id=1;');
    await field(page, 'mx').fill('mx1.example.com\nmx2.example.com');
    await expect
      .poll(() => decodeURIComponent(new URL(page.url()).hash))
      .toBe('#record=v=STSv1; id=1;&mx=mx1.example.com\nmx2.example.com');
    await page.reload();
    await expect(field(page, 'mx')).toHaveValue('mx1.example.com\nmx2.example.com');
    await expect(answer(page)).toHaveAttribute('data-decision', 'to-fetch');
  });

  test('packs what is long', async ({ page }) => {
    await open(page);
    const long = policy + Array.from({ length: 2000 }, (_, i) => `mx: mx${i}.example.com\n`).join('');
    await put(page, 'policy', long);
    await expect.poll(() => new URL(page.url()).hash).toMatch(/^#policy=~[\w-]+$/);
    expect(page.url().length).toBeLessThan(20_000);
    await page.reload();
    await expect(field(page, 'policy')).toHaveValue(long);
  });

  for (const fragment of ['#policy=~AAAA', '#record=%E0%A4%A', '#colour=red']) {
    test(`${fragment}: names what is damaged`, async ({ page }) => {
      const troubles = await open(page, fragment);
      await expect(page.getByText(fragment.slice(1), { exact: false }).first()).toBeVisible();
      await expect(field(page, 'policy')).toHaveValue('');
      expect(troubles).toEqual([]);
    });
  }
});

test('foreign characters are seen, not obeyed', async ({ page }) => {
  await open(page, `#policy=${encodeURIComponent('version: STSv1\nmode: \u001b[31menforce\u202e\nmx: <img src=x onerror=alert(1)>\n')}`);
  await expect(box(page, 'policy').locator('li[data-severity="error"]').first()).toBeVisible();
  const shown = await box(page, 'policy').locator('.findings').innerText();
  expect(shown).toContain('␛');
  expect(shown).not.toMatch(/[\u001b\u202e]/);
  await expect(page.locator('main img')).toHaveCount(0);
});

test('by keyboard: from a finding to its place', async ({ page }) => {
  await open(page, `#policy=${encodeURIComponent(policy.replace('enforce', 'Enforce'))}`);
  const line = box(page, 'policy').getByRole('button', { name: 'Show in the text: line 2' }).first();
  await line.focus();
  await page.keyboard.press('Enter');
  await expect(field(page, 'policy')).toBeFocused();
  expect(await page.evaluate(() => getSelection()?.toString())).toBe('Enforce');
});

test('the lines lie under the words, however long', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 800 });
  await open(page, `#policy=${encodeURIComponent(`${policy}\tcomment ${'word '.repeat(60)}${'x'.repeat(300)}\n\n`)}`);
  await expect(box(page, 'policy').locator('pre mark').first()).toBeVisible();
  const sizes = await box(page, 'policy')
    .locator('.judged')
    .evaluate((element) => {
      const [copy, text] = [element.querySelector('pre')!, element.querySelector('textarea')!];
      return {
        copy: [copy.clientWidth, copy.clientHeight],
        text: [text.clientWidth, text.clientHeight],
        scroll: [text.scrollWidth, text.scrollHeight],
      };
    });
  expect(sizes.text).toEqual(sizes.copy);
  expect(sizes.scroll).toEqual(sizes.text);
});

test('a file dropped on a box is its text; one that is too large names the limit', async ({ page }) => {
  await open(page);
  const drop = async (content: string, name: string) => {
    const files = await page.evaluateHandle(
      ([text, file]) => {
        const data = new DataTransfer();
        data.items.add(new File([text!], file!));
        return data;
      },
      [content, name],
    );
    await field(page, 'policy').dispatchEvent('drop', { dataTransfer: files });
  };
  await drop(`\ufeff${policy.replaceAll('\n', '\r\n')}`, 'mta-sts.txt');
  await expect(box(page, 'policy').locator('li[data-code="policy-bom"]')).toHaveCount(1);
  await expect(box(page, 'policy').locator('li[data-severity]')).toHaveCount(1);
  await drop('x'.repeat(1_100_000), 'huge.txt');
  await expect(box(page, 'policy').getByRole('alert')).toContainText('1,048,576');
  await put(page, 'policy', `${policy}${'x: y\n'.repeat(13_200)}`);
  await expect(box(page, 'policy').locator('li[data-code="policy-over-64-kib"]')).toBeVisible();
});

test('reports are read on a page of their own, and this one leads there', async ({ page }) => {
  await open(page);
  await page.getByRole('link', { name: 'Read a TLS report' }).click();
  await awake(page);
  await expect(page).toHaveURL(/\/reports\/$/);
  await expect(page.getByLabel('Or paste the JSON')).toBeVisible();
});
