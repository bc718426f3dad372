// Each page loads the words that its components ask for, at once or, where one of them loads them itself, later; and no others. What it
// shows at once is held by the build, which draws each page with the very words that the page comes with.
import { readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { pageKind, sourceOf } from '#src/site/pages.ts';
import { english } from '#src/words/en.ts';
import { pageParts, type PageKind } from '#src/words/page-parts.ts';

const root = resolve(import.meta.dirname, '../..');
const statement = /^\s*(?:import|export)\s(?!type\s)[^'"`;]*?from\s+'([^']+)'|import\('([^']+)'\)/gm;
const names = (text: string) => [...text.matchAll(/'([\w-]+)'/g)].map(([, name]) => name!);

interface File {
  readonly imports: readonly string[];
  /** Parts that it uses, and parts that it loads itself. */
  readonly uses: readonly string[];
  readonly loads: readonly string[];
}

const files = new Map<string, File>();

function read(path: string): File {
  const known = files.get(path);
  if (known) return known;
  const text = readFileSync(path, 'utf8').replaceAll(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm, '');
  const at = (target: string) => (target.startsWith('#') ? join(root, target.slice(1)) : resolve(dirname(path), target));
  const targets = [...text.matchAll(statement)]
    .map(([, now, later]) => (now ?? later)!)
    .filter((target) => /^[#.].*\.(?:svelte|ts)$/.test(target));
  const file = {
    imports: targets.map(at),
    uses: [...text.matchAll(/(?:useWords<|usePageWords<'[\w-]+', )([^>]*)>/g)].flatMap(([, parts]) => names(parts!)),
    loads: [...text.matchAll(/loadWords\(\[([^\]]*)\]/g)].flatMap(([, parts]) => names(parts!)),
  };
  files.set(path, file);
  return file;
}

/** All files that a file brings along, at once or later. */
function reach(start: string, seen = new Map<string, File>()): readonly File[] {
  if (!seen.has(start)) {
    seen.set(start, read(start));
    for (const next of read(start).imports) reach(next, seen);
  }
  return [...seen.values()];
}

const partsUsed = (kind: PageKind) => [...new Set(reach(join(root, sourceOf(kind))).flatMap(({ uses }) => uses))];

/** Parts that a page shows and that neither it nor anything in it loads. */
function lacking(kind: PageKind, parts: readonly string[]): string[] {
  const loaded = [...parts, ...reach(join(root, sourceOf(kind))).flatMap(({ loads }) => loads)];
  return partsUsed(kind).filter((part) => !loaded.includes(part));
}

describe.each(Object.keys(pageParts) as PageKind[])('%s', (kind) => {
  it('has the words that it shows', () => expect(lacking(kind, pageParts[kind])).toEqual([]));
  it('has no words that it does not show', () => {
    expect(pageParts[kind].filter((part) => part !== 'frame' && !partsUsed(kind).includes(part))).toEqual([]);
  });
});

it('sees what is missing', () => {
  expect(lacking('lesson', ['frame', 'player'])).toContain('learn');
  expect(lacking('lesson', ['frame', 'learn'])).toContain('player');
});

it('knows its kinds, and no other', () => {
  expect(pageKind('home')).toBe('home');
  expect(() => pageKind('nothing')).toThrow('nothing');
});

it('names parts that there are', () => {
  const used = [...files.values()].flatMap(({ uses, loads }) => [...uses, ...loads]);
  expect(used.length).toBeGreaterThan(50);
  expect(used.filter((part) => !Object.hasOwn(english, part))).toEqual([]);
});
