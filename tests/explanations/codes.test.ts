// Every code, result type and kind of event has words, and no words are left of something that is gone.
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { parseMarkdown } from '../../src/build/markdown.ts';
import { codeGroups } from '../../src/cli/code-table.ts';
import { checkCodes } from '../../src/inspector/judge/check-codes.ts';
import { readExplanation } from '../../src/explanations/explanation.ts';
import { namesIn, plainText } from '../../src/explanations/prose.ts';
import { languages } from '../../src/words/load.ts';
import { narrowedWords } from '../../src/protocol/mta-sts/report-evidence.ts';
import { resultTypes } from '../../src/protocol/tlsrpt/result-type.ts';
import { eventKinds } from '#src/simulator/session/event-kinds.ts';

/** The sections of a language's files, by file. */
function sectionsIn(language: string) {
  const folder = new URL(`../../src/explanations/${language}/`, import.meta.url);
  const files = readdirSync(folder).filter((name) => name.endsWith('.md'));
  return Object.fromEntries(files.map((name) => [name, parseMarkdown(readFileSync(new URL(name, folder), 'utf8')).sections]));
}

const sections = sectionsIn('en');
const elsewhere = ['events.md', 'glossary.md'];
const texts = Object.entries(sections).flatMap(([file, there]) => (elsewhere.includes(file) ? [] : Object.entries(there)));

const codes = [...codeGroups.flatMap(([, table]) => Object.keys(table)), ...Object.keys(resultTypes), ...narrowedWords];

/** An answer sums an inspection up, in whole sentences. */
const isAnswer = (heading: string) => heading.startsWith('answer-');

describe('every code and result type', () => {
  const told = texts.flatMap(([heading]) => namesIn(heading));
  test('has words', () => expect(codes.filter((code) => !told.includes(code))).toEqual([]));
  test('has them once', () => expect(told.filter((code, index) => told.indexOf(code) !== index)).toEqual([]));
  test('no words are without a code', () => expect(told.filter((code) => !codes.includes(code))).toEqual([]));
  test('codes that mean the same are told by one text', () => {
    const bodies = texts.flatMap(([heading, nodes]) => (isAnswer(heading) ? [] : [plainText(readExplanation(nodes).body)]));
    expect(bodies.filter((body, index) => bodies.indexOf(body) !== index)).toEqual([]);
  });

  // What needs no mending has no fix.
  const needsNoFix = (heading: string) => isAnswer(heading) || /^(check|doh|input)-/.test(heading);
  test.each(texts)('%s: a statement of one line, what it means, and a fix', (heading, nodes) => {
    const { statement, body, fix } = readExplanation(nodes);
    expect(statement.length).toBeGreaterThan(10);
    expect(statement.length).toBeLessThanOrEqual(isAnswer(heading) ? 240 : 110);
    if (!isAnswer(heading)) expect(statement).not.toMatch(/[.!]$/);
    expect(plainText(body).length).toBeGreaterThan(10);
    if (fix || !needsNoFix(heading)) expect(plainText(fix ?? []).length).toBeGreaterThan(3);
    expect(plainText(fix ?? [])).not.toMatch(/^Fix:/);
  });

  // A code is a name for programs. What a person reads says it in words.
  const said = texts.map(([heading, nodes]): [string, string] => [heading, plainText(nodes)]);
  test.each(said)('%s: no raw code in its words', (_, text) => {
    const words = new Set(text.match(/[a-z]+(?:-[a-z0-9]+)+/g) ?? []);
    expect(codes.filter((code) => !Object.hasOwn(resultTypes, code) && words.has(code))).toEqual([]);
  });
});

// Whoever makes a finding is asked for the values that its rule names: they have to be those that its words want, in every language.
describe.each(languages())('the places in the words of %s', (language) => {
  const rules: Readonly<Record<string, object>> = Object.assign({}, ...codeGroups.map(([, table]) => table), checkCodes);
  const named = Object.entries(rules).flatMap(([code, rule]) => ('places' in rule ? [[code, rule.places] as const] : []));
  const words = new Map(
    Object.values(sectionsIn(language)).flatMap((there) =>
      Object.entries(there).flatMap(([heading, nodes]) => namesIn(heading).map((name) => [name, plainText(nodes)] as const)),
    ),
  );
  const told = named.filter(([code]) => words.has(code));
  test('there are some', () => expect(told.length).toBeGreaterThan(300));
  test.each(told)('%s: %j', (code, places) => {
    const wanted = words.get(code)?.match(/(?<=\{)[\w-]+(?=\})/g);
    expect([...new Set(wanted)].sort()).toEqual([...(places as string[])].sort());
  });
});

describe('events.md', () => {
  const there = sections['events.md'] ?? {};
  const kindOf = (key: string) => key.split(' ')[0]!;
  test('no kind is without words', () => expect(Object.keys(eventKinds).filter((kind) => !there[kind])).toEqual([]));
  test('no words are without a kind', () =>
    expect(Object.keys(there).filter((key) => kindOf(key) !== 'any' && !Object.hasOwn(eventKinds, kindOf(key)))).toEqual([]));
  test('what was tampered with is named after what was done, what was told inside TLS after that', () => {
    const actions = Object.keys(there).flatMap((key) => key.split(' ').slice(1));
    expect(actions.filter((action) => !['secured', 'dropped', 'replaced', 'injected', 'damaged', '2016'].includes(action))).toEqual([]);
  });
  test.each(Object.entries(there))('%s: a heading, and at most 60 words', (_, nodes) => {
    const { statement, body } = readExplanation(nodes);
    expect(statement.length).toBeLessThanOrEqual(60);
    expect(statement).not.toMatch(/\{/);
    expect(plainText(body).split(/\s+/).length).toBeLessThanOrEqual(60);
    expect(plainText(body)).not.toMatch(/[{}]/);
  });
});
