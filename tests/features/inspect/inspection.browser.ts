// The inspector's parts in a real browser: what tests and other programs may rely on, and that foreign text stays text.
import { page } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import { describe, expect, it, vi } from 'vitest';
import '#src/explanations/english.ts';
import DomainField from '#src/ui/DomainField.svelte';
import InspectionResult from '#src/features/inspect/InspectionResult.svelte';
import PasteBox from '#src/ui/PasteBox.svelte';
import Steps from '#src/features/inspect/Steps.svelte';
import type { Check, Inspection } from '#src/inspector/inspection.ts';
import { ownCheck } from '#src/protocol/citation.ts';
import { en } from '../../words/english.ts';
import Spoken from '../../ui/Spoken.svelte';

const check = (code: string, verdict: Check['verdict'], more: Partial<Check> = {}): Check => ({
  code,
  verdict,
  citation: ownCheck,
  subject: 'harbour.example',
  ...more,
});

const inspection: Inspection = {
  domain: 'harbour.example',
  verdict: 'testing',
  answer: { code: 'answer-testing', values: { domain: 'harbour.example' } },
  checks: [
    check('tlsrpt-missing', 'warn', {
      fix: { where: '_smtp._tls.harbour.example', text: 'v=TLSRPTv1; rua=mailto:tlsrpt@harbour.example' },
    }),
    check('first-pass', 'pass', { evidence: 'id=1\x1b[31m\u202e<b>' }),
    check('a-fail', 'fail'),
    check('unknown', 'unprovable', { proof: 'openssl s_client' }),
  ],
  record: null,
  policy: { how: 'read' },
  tlsrpt: null,
  mx: [],
  resolvers: [{ url: 'https://dns.example/dns-query', ad: false, milliseconds: 1 }],
  questions: [],
  generatedAt: 1_795_446_720,
};

describe('an inspection', () => {
  it('carries its verdicts in attributes, worst first, passes last', () => {
    render(InspectionResult, { inspection });
    const root = document.querySelector('[data-inspection]') as HTMLElement;
    expect(root.dataset['verdict']).toBe('testing');
    const checks = [...root.querySelectorAll<HTMLElement>('li[data-code]')].map(({ dataset }) => [dataset['code'], dataset['verdict']]);
    expect(checks).toEqual([
      ['a-fail', 'fail'],
      ['tlsrpt-missing', 'warn'],
      ['unknown', 'unprovable'],
      ['first-pass', 'pass'],
    ]);
    expect(root.querySelector('.over')!.textContent).toBe('harbour.example, 23 November 2026, 15:12 UTC');
    expect(root.querySelector('.asked')!.textContent).toContain('dns.example, mta-sts.harbour.example');
  });

  it('shows foreign text as symbols and never as markup', () => {
    render(InspectionResult, { inspection });
    expect(document.querySelector('.evidence')!.textContent).toBe('id=1␛[31m⟨U+202E⟩<b>');
    expect(document.querySelector('.evidence b')).toBeNull();
  });

  it('counts what came out how, in words', async () => {
    render(InspectionResult, { inspection });
    await expect
      .element(page.getByRole('list', { name: 'Checks by verdict' }))
      .toHaveTextContent(/1 fail\s*1 warning\s*1 not provable from a browser\s*1 pass$/);
  });
});

it('signs the lines of a corrected file that are new', () => {
  render(PasteBox, { text: 'version: STSv1\nmx: a.example\nmx: b.example\n', before: 'version: STSv1\r\nmx: a.example\r\n' });
  expect([...document.querySelectorAll('ins')].map((line) => line.textContent)).toEqual(['mx: b.example']);
});

it('keeps the rows of a running inspection in their places', async () => {
  const { rerender } = await render(Steps, { domain: 'harbour.example', steps: [] });
  const rows = () =>
    [...document.querySelectorAll<HTMLElement>('li[data-step]')].map(({ dataset }) => `${dataset['step']} ${dataset['state']}`);
  expect(rows()).toEqual(['record waiting', 'policy waiting', 'mx waiting', 'tlsrpt waiting']);
  await rerender({
    steps: [
      { id: 'tlsrpt', state: 'failed' },
      { id: 'addresses:mx1.harbour.example', state: 'asking' },
      { id: 'record', state: 'done' },
    ],
  });
  return expect
    .poll(rows)
    .toEqual(['record done', 'policy waiting', 'mx waiting', 'tlsrpt failed', 'addresses:mx1.harbour.example asking']);
});

describe('the field for a domain', () => {
  it('gives what was typed to whoever judges it, and does not leave the page', async () => {
    const onask = vi.fn();
    render(DomainField, { onask });
    await page.getByRole('textbox').fill(' Example.org ');
    await page.getByRole('button', { name: 'Inspect' }).click();
    expect(onask).toHaveBeenCalledWith(' Example.org ');
  });

  it('says what is wrong, and offers what was meant', async () => {
    const onask = vi.fn();
    render(DomainField, { onask, value: 'bob@example.org', problem: { text: 'That is an address.', meant: 'example.org' } });
    await expect.element(page.getByRole('textbox')).toHaveAccessibleDescription(/That is an address\./);
    await page.getByRole('button', { name: 'Inspect example.org' }).click();
    expect(onask).toHaveBeenCalledWith('example.org');
  });
});

it('speaks the words that the page provides', () => {
  const words = { ...en, tally: { ...en.tally, fail: (count: number) => `${count} durchgefallen` } };
  render(Spoken, { words, checks: [check('a-fail', 'fail'), check('b-fail', 'fail')] });
  expect(document.querySelector('.tally')!.textContent!.trim()).toBe('2 durchgefallen');
});
