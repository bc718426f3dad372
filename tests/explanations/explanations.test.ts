// Finding words: by code, by kind of event and what was done to it, by language; and filling their places.
import { describe, expect, test } from 'vitest';
import '../../src/explanations/english.ts';
import { parseMarkdown } from '../../src/build/markdown.ts';
import { readExplanation } from '../../src/explanations/explanation.ts';
import {
  addExplanations,
  eventKey,
  eventNames,
  explain,
  explainEvent,
  explainResultType,
  explainTerm,
  explainText,
  isExplained,
  loadExplanations,
  terms,
} from '../../src/explanations/index.ts';
import { plainText } from '../../src/explanations/prose.ts';

test('a statement, a body and a fix, with their places filled', () => {
  const { statement, body, fix } = explain('tls-certificate-expired', { host: 'mx1.example.com', until: '2026-01-31' });
  expect(statement).toBe('The certificate of mx1.example.com expired on 2026-01-31');
  expect(plainText(body)).toMatch(/^A sender that checks/);
  expect(plainText(fix ?? [])).toMatch(/^Renew the certificate/);
});

test('foreign text that looks like a place is not filled again', () => {
  expect(explain('tls-certificate-expired', { host: '{until}', until: 'x' }).statement).toBe('The certificate of {until} expired on x');
});

test('names from Object are no values', () => {
  const [node] = readExplanation(parseMarkdown('A {toString} b\n\nBody.').intro, {}).body;
  expect(node).toMatchObject({ type: 'paragraph' });
  expect(readExplanation(parseMarkdown('A {toString} b').intro, {}).statement).toBe('A {toString} b');
});

test('a place in a link, a table and a list', () => {
  const { body } = readExplanation(parseMarkdown('S\n\n[{a}](https://example.com/)\n\n- `{a}`\n\n| {a} |\n|---|\n| {a} |').intro, {
    a: 'x',
  });
  expect(plainText(body)).toBe('x\n- x\nx\nx');
});

test('a code without words says itself, rather than nothing', () => {
  expect(explain('no-such-code')).toEqual({ statement: 'no-such-code', body: [], citations: [] });
  expect(isExplained('findings', 'no-such-code')).toBe(false);
});

describe('events', () => {
  type Told = Parameters<typeof eventKey>[0];
  const dropped: Told = { explains: 'ehlo-starttls', tampered: { action: 'dropped', by: 'move' } };
  test.each<[string, Told, string]>([
    ['the kind', { explains: 'ehlo-starttls' }, 'The server offers encryption'],
    ['the kind, tampered with', dropped, 'The offer never arrives'],
    ['any kind, tampered with', { ...dropped, explains: 'quit' }, 'This did not arrive'],
  ])('%s', (_, event, heading) => {
    expect(explainEvent(eventKey(event)).heading).toBe(heading);
    expect(eventNames(event)).toContain(eventKey(event));
  });
});

test('result types and terms', () => {
  expect(explainResultType('validation-failure').citations).toEqual([{ document: 'RFC 8460', section: '4.3.3' }]);
  expect(explainTerm('tls')).toMatchObject({ name: 'TLS' });
  expect(explainTerm('no-such-term')).toBeUndefined();
  expect(terms()).toEqual([...terms()].sort((a, b) => a.localeCompare(b)));
});

test('text for a terminal holds no marks', () => {
  const { statement, body, fix } = explainText('sts-policy-invalid');
  expect([statement, body, fix]).toEqual(['sts-policy-invalid', '', undefined]);
  expect(explainText('txt-quoted', { version: 'v=STSv1' }).body).toContain('no longer begins with v=STSv1.');
});

describe('languages', () => {
  addExplanations('xx/events.md', parseMarkdown('## quit\n\nTschüs\n\nEnde.'));
  test('what is there is said in it', () => expect(explainEvent('quit', {}, 'xx').heading).toBe('Tschüs'));
  test('what is not, in English', () => expect(explainEvent('ehlo', {}, 'xx').heading).toBe('The sender says hello'));
});

test('a page loads what it needs, and a second time changes nothing', async () => {
  await loadExplanations('en', ['events']);
  await loadExplanations('en', ['events']);
  expect(isExplained('events', 'quit')).toBe(true);
});
