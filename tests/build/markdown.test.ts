// The Markdown plugin's trees, and the slips that must stop a build.
import { describe, expect, test } from 'vitest';
import { draftName } from '../../src/build/cite-marks.ts';
import { parseMarkdown } from '../../src/build/markdown.ts';
import { MarkdownError } from '../../src/build/markdown-tree.ts';
import { draft2016 } from '../../src/protocol/citation.ts';
import { plainText, type ProseNode } from '../../src/explanations/prose.ts';

/** The children of the only paragraph of a text. */
function inline(text: string): readonly ProseNode[] {
  const [node] = parseMarkdown(text).intro;
  return typeof node === 'object' && 'children' in node ? node.children : [];
}

describe('citations in running text', () => {
  const cite = (document: string, section: string) => ({ type: 'cite', document, section });
  test.each([
    ['see RFC 8461 §4.1.', ['see ', cite('RFC 8461', '4.1'), '.']],
    ['RFC 8461 §4.1 and §5 say', [cite('RFC 8461', '4.1'), ' and ', { ...cite('RFC 8461', '5'), short: true }, ' say']],
    [
      'x RFC 8461 §2, §5 and §10.2',
      ['x ', cite('RFC 8461', '2'), ', ', { ...cite('RFC 8461', '5'), short: true }, ' and ', { ...cite('RFC 8461', '10.2'), short: true }],
    ],
    ['RFC 5321 has', [cite('RFC 5321', ''), ' has']],
    ['as in RFC 8461 §B.', ['as in ', cite('RFC 8461', 'B'), '.']],
    ['the SMTP STS draft, March 2016, section 3.2, wants', ['the ', cite('SMTP STS draft, March 2016', '3.2'), ', wants']],
    ['no citation: §4.1 alone', ['no citation: §4.1 alone']],
    ['`RFC 8461 §4.1`', [{ type: 'code', value: 'RFC 8461 §4.1' }]],
  ])('%s', (text, nodes) => expect(inline(text)).toEqual(nodes));

  test('a paragraph of citations alone is a list of citations', () =>
    expect(parseMarkdown('RFC 3207 §6, RFC 5321 §4.2.1').intro).toEqual([
      {
        type: 'cites',
        citations: [
          { document: 'RFC 3207', section: '6' },
          { document: 'RFC 5321', section: '4.2.1' },
        ],
      },
    ]));
});

test('the draft is called alike everywhere', () => expect(draftName).toBe(draft2016));

describe('marks', () => {
  test.each([
    ['[the sender](actor:sender) asks', { type: 'actor', actor: 'sender', children: ['the sender'] }],
    ['[TLS](term:tls) is', { type: 'term', term: 'tls', children: ['TLS'] }],
    ['[lesson 3](page:learn/starttls-stripped/) has', { type: 'page', path: 'learn/starttls-stripped/', children: ['lesson 3'] }],
    ['[IANA](https://www.iana.org/) has', { type: 'link', url: 'https://www.iana.org/', children: ['IANA'] }],
  ])('%s', (text, node) => expect(inline(text)[0]).toEqual(node));

  test('what looks like a text directive stays text', () =>
    expect(plainText(inline('mx:mail at 10:30, a:b[c]{d}'))).toBe('mx:mail at 10:30, a:b[c]{d}'));
});

describe('documents', () => {
  const document = parseMarkdown(
    '---\ntitle: A\nminutes: 4\n---\nIntro.\n\n## ehlo-1/250-STARTTLS\n\n### It is offered\n\nWords.\n\n:::what-if[What if not?]\nThen `250 ` ends it.\n:::\n',
  );
  test('front matter', () => expect(document.meta).toEqual({ title: 'A', minutes: 4 }));
  test('before the first heading', () => expect(document.intro).toEqual([{ type: 'paragraph', children: ['Intro.'] }]));
  test('sections keep their names', () => expect(Object.keys(document.sections)).toEqual(['ehlo-1/250-STARTTLS']));
  test('what if', () =>
    expect(document.sections['ehlo-1/250-STARTTLS']?.at(-1)).toEqual({
      type: 'what-if',
      title: ['What if not?'],
      children: [{ type: 'paragraph', children: ['Then ', { type: 'code', value: '250 ' }, ' ends it.'] }],
    }));
  test('choices', () =>
    expect(parseMarkdown(':::choice[Yes]{right}\nIt is.\n:::\n').intro).toMatchObject([{ type: 'choice', right: true, title: ['Yes'] }]));
  test('tables and lists', () =>
    expect(parseMarkdown('| a | b |\n|---|---|\n| 1 | 2 |\n\n- x\n- y\n').intro).toEqual([
      { type: 'table', head: [['a'], ['b']], rows: [[['1'], ['2']]] },
      {
        type: 'list',
        ordered: false,
        children: [
          { type: 'item', children: ['x'] },
          { type: 'item', children: ['y'] },
        ],
      },
    ]));
});

describe('what stops the build, and where', () => {
  test.each([
    ['raw HTML', 'a\n\n<b>b</b>', 3],
    ['a block of HTML', '<div>\n</div>', 1],
    ['an unknown directive', 'a\n\n:::aside[x]\ny\n:::', 3],
    ['a leaf directive', '::video[x]', 1],
    ['a directive without a label', ':::what-if\ny\n:::', 1],
    ['an image', '![x](y.png)', 1],
    ['an unknown actor', '[x](actor:client)', 1],
    ['a plain http link', '[x](http://example.com)', 1],
    ['a title in the text', '# x', 1],
    ['a section twice', '## a\n\n## a', 3],
    ['front matter that is a list', '---\n- a\n---', 1],
  ])('%s', (_, text, line) => {
    expect(() => parseMarkdown(text)).toThrow(MarkdownError);
    expect(lineOf(text)).toBe(line);
  });
});

function lineOf(text: string): number | undefined {
  try {
    parseMarkdown(text);
  } catch (error) {
    return error instanceof MarkdownError ? error.line : undefined;
  }
  return undefined;
}

test('plain text', () =>
  expect(plainText(parseMarkdown('A **b** `c` RFC 8461 §4.1 and §5.\n\n1. x\n2. y\n').intro)).toBe(
    'A b c RFC 8461 §4.1 and §5.\n1. x\n2. y',
  ));
