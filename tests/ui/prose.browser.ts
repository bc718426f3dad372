// Prose as it stands on a page: every node type, citations and their addresses, actors, terms with their gloss, and no markup from text.
import { expect, test } from 'vitest';
import { render } from 'vitest-browser-svelte';
import Prose from '#src/ui/Prose.svelte';
import { addExplanations } from '#src/explanations/index.ts';
import type { ProseNode } from '#src/explanations/prose.ts';

addExplanations('en/glossary.md', {
  meta: {},
  intro: [],
  sections: {
    tls: [
      { type: 'paragraph', children: ['TLS'] },
      { type: 'paragraph', children: ['The encryption between two computers.'] },
    ],
  },
});

async function show(...nodes: ProseNode[]): Promise<HTMLElement> {
  const { container } = await render(Prose, { nodes, base: '../../' });
  return container;
}

test('a citation leads to the section, a short one says the section alone', async () => {
  const page = await show({
    type: 'paragraph',
    children: [
      { type: 'cite', document: 'RFC 8461', section: '4.1' },
      ' and ',
      { type: 'cite', document: 'RFC 8461', section: '5', short: true },
      '.',
    ],
  });
  expect(page.textContent?.trim()).toBe('RFC 8461 §4.1 and §5.');
  expect([...page.querySelectorAll('a.cite')].map((link) => link.getAttribute('href'))).toEqual([
    'https://www.rfc-editor.org/rfc/rfc8461#section-4.1',
    'https://www.rfc-editor.org/rfc/rfc8461#section-5',
  ]);
});

test('a citation without an address is no link', async () => {
  const page = await show({ type: 'cites', citations: [{ document: 'our own check', section: '' }] });
  expect(page.querySelector('a')).toBeNull();
  expect(page.querySelector('p.cites .cite')?.textContent).toBe('our own check');
});

test('an actor has its shape beside its word', async () => {
  const page = await show({
    type: 'paragraph',
    children: ['the ', { type: 'actor', actor: 'receiver', children: ['receiving server'] }, ' says'],
  });
  expect(page.textContent?.trim()).toBe('the receiving server says');
  expect(page.querySelector('.actor.mx use')?.getAttribute('href')).toBe('#a-mx');
});

test('a term opens its gloss; one without a gloss is plain text', async () => {
  const page = await show({ type: 'term', term: 'tls', children: ['TLS'] }, ' and ', { type: 'term', term: 'nothing', children: ['this'] });
  const button = page.querySelector<HTMLButtonElement>('button.term')!;
  const gloss = page.querySelector<HTMLElement>('.gloss')!;
  expect(gloss.matches(':popover-open')).toBe(false);
  button.click();
  expect(gloss.matches(':popover-open')).toBe(true);
  expect(gloss.textContent).toContain('The encryption between two computers.');
  expect(gloss.querySelector('a')?.getAttribute('href')).toBe('../../glossary/#tls');
  expect(page.querySelectorAll('button').length).toBe(1);
  gloss.hidePopover();
});

test('protocol text keeps its language', async () => {
  const page = await show({ type: 'code', value: '250-STARTTLS' }, { type: 'pre', value: 'a\nb' });
  expect(page.querySelector('code')?.lang).toBe('en');
  expect([...page.querySelectorAll('[translate="no"]')].length).toBe(2);
});

test('the name MTA-STS does not break at its hyphen', async () => {
  const page = await show('before MTA-STS after');
  expect(page.querySelector('.nowrap')?.textContent).toBe('MTA-STS');
  expect(page.textContent?.trim()).toBe('before MTA-STS after');
});

test('links, lists, tables, headings, folded text', async () => {
  const page = await show(
    { type: 'heading', depth: 3, children: ['H'] },
    { type: 'page', path: 'learn/mta-sts/', children: ['lesson'] },
    { type: 'list', ordered: true, children: [{ type: 'item', children: ['one'] }] },
    { type: 'table', head: [['a'], ['b']], rows: [[['1'], ['2']]] },
    { type: 'what-if', title: ['What if?'], children: [{ type: 'paragraph', children: ['Then.'] }] },
  );
  expect(page.querySelector('h3')?.textContent).toBe('H');
  expect(page.querySelector('a')?.getAttribute('href')).toBe('../../learn/mta-sts/');
  expect(page.querySelector('ol > li')?.textContent).toBe('one');
  expect([...page.querySelectorAll('thead th[scope=col], tbody th[scope=row], tbody td')].map((cell) => cell.textContent)).toEqual([
    'a',
    'b',
    '1',
    '2',
  ]);
  expect(page.querySelector('details > summary')?.textContent).toBe('What if?');
});

test('text is never markup', async () => {
  const page = await show({ type: 'paragraph', children: ['<b>not bold</b>', { type: 'code', value: '<img src=x>' }] });
  expect(page.querySelector('b, img')).toBeNull();
  expect(page.textContent).toContain('<b>not bold</b>');
});
