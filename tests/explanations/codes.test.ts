// Every code, result type and kind of event has words, and no words are left of something that is gone.
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { parseMarkdown } from '../../src/build/markdown.ts';
import { readExplanation } from '../../src/explanations/explanation.ts';
import { plainText } from '../../src/explanations/prose.ts';
import { resultTypes } from '../../src/protocol/tlsrpt/result-type.ts';
import { eventKinds } from '#src/simulator/session/event-kinds.ts';

const modules = import.meta.glob<Record<string, unknown>>(['../../src/protocol/*/*codes.ts', '../../src/simulator/*codes.ts'], {
  eager: true,
});
const folder = new URL('../../src/explanations/en/', import.meta.url);
const files = readdirSync(folder).filter((name) => name.endsWith('.md'));
const sections = Object.fromEntries(files.map((name) => [name, parseMarkdown(readFileSync(new URL(name, folder), 'utf8')).sections]));

/** Which file explains the codes of which folder. */
const explainedIn = (path: string) => `${/src\/(?:protocol\/)?([\w-]+)\//.exec(path)![1]}.md`;

const isCodeTable = (value: unknown): value is Record<string, object> =>
  typeof value === 'object' &&
  value !== null &&
  Object.values(value).every((entry) => typeof entry === 'object' && entry !== null && 'severity' in entry);

const wanted = new Map<string, Set<string>>();
for (const [path, module] of Object.entries(modules)) {
  const codes = wanted.get(explainedIn(path)) ?? new Set<string>();
  wanted.set(explainedIn(path), codes);
  for (const table of Object.values(module).filter(isCodeTable)) for (const code of Object.keys(table)) codes.add(code);
}
wanted.set('result-types.md', new Set(Object.keys(resultTypes)));

describe.each([...wanted])('%s', (file, codes) => {
  const there = sections[file] ?? {};
  test('has a table worth the name', () => expect(codes.size).toBeGreaterThan(5));
  test('no code is without words', () => expect([...codes].filter((code) => !there[code])).toEqual([]));
  test('no words are without a code', () => expect(Object.keys(there).filter((code) => !codes.has(code))).toEqual([]));

  test.each(Object.entries(there))('%s: a statement of one line, what it means, and a fix', (_, nodes) => {
    const { statement, body, fix } = readExplanation(nodes);
    expect(statement.length).toBeGreaterThan(10);
    expect(statement.length).toBeLessThanOrEqual(110);
    expect(statement).not.toMatch(/[.!]$/);
    expect(plainText(body).length).toBeGreaterThan(10);
    expect(plainText(fix ?? []).length).toBeGreaterThan(3);
    expect(plainText(fix ?? [])).not.toMatch(/^Fix:/);
  });
});

describe('events.md', () => {
  const there = sections['events.md'] ?? {};
  const kindOf = (key: string) => key.split(' ')[0]!;
  test('no kind is without words', () => expect(Object.keys(eventKinds).filter((kind) => !there[kind])).toEqual([]));
  test('no words are without a kind', () =>
    expect(Object.keys(there).filter((key) => kindOf(key) !== 'any' && !Object.hasOwn(eventKinds, kindOf(key)))).toEqual([]));
  test('what was tampered with is named after what was done', () => {
    const actions = Object.keys(there).flatMap((key) => key.split(' ').slice(1));
    expect(actions.filter((action) => !['dropped', 'replaced', 'injected', 'damaged'].includes(action))).toEqual([]);
  });
  test.each(Object.entries(there))('%s: a heading, and at most 60 words', (_, nodes) => {
    const { statement, body } = readExplanation(nodes);
    expect(statement.length).toBeLessThanOrEqual(60);
    expect(statement).not.toMatch(/\{/);
    expect(plainText(body).split(/\s+/).length).toBeLessThanOrEqual(60);
    expect(plainText(body)).not.toMatch(/[{}]/);
  });
});
