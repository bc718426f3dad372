// The layers of src/README.md: an arrow may skip downward, never upward, never sideways, and no file may lead back to itself. Values and
// types alike, but for the places where only types may be named.
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';

/** What each feature may import beside itself: parts that know no feature, and whatever lies below. */
const below = [
  ...['ui', 'styles', 'address', 'bridge', 'lessons', 'explanations', 'words'],
  ...['types:workers', 'simulator', 'inspector', 'protocol'],
];
/** Another feature only if it is the player. */
const forFeatures = [...below, 'features/player'];

/** What each layer may import beside itself. `types:` means by `import type` alone. */
const allowed: Record<string, readonly string[]> = {
  protocol: [],
  simulator: ['protocol'],
  inspector: ['protocol'],
  lib: ['simulator', 'explanations', 'protocol'],
  explanations: ['protocol', 'types:simulator'],
  words: ['types:protocol', 'types:simulator', 'types:inspector'],
  lessons: ['types:simulator', 'types:protocol', 'types:explanations'],
  probe: ['types:inspector', 'protocol'],
  cli: ['probe', 'inspector', 'simulator', 'explanations', 'words', 'protocol', 'build'],
  workers: ['simulator', 'inspector', 'protocol'],
  bridge: ['workers'],
  address: ['simulator'],
  host: ['types:address'],
  ui: ['explanations', 'types:words', 'protocol', 'types:simulator'],
  'features/player': below,
  'features/lesson': forFeatures,
  'features/home': forFeatures,
  'features/challenge': forFeatures,
  'features/play': forFeatures,
  'features/matrix': forFeatures,
  'features/evaluate': forFeatures,
  'features/inspect': forFeatures,
  'features/reports': forFeatures,
  'features/teach': [...forFeatures, 'host'],
  'features/reference': forFeatures,
  embed: [
    'features/player',
    'features/challenge',
    'host',
    'ui',
    'address',
    'bridge',
    'types:lessons',
    'explanations',
    'words',
    'types:simulator',
    'protocol',
  ],
  site: ['embed', 'features/*', 'ui', 'bridge', 'styles', 'address', 'lessons', 'explanations', 'words', 'simulator', 'types:build'],
  build: ['host', 'explanations', 'types:site'],
};

/** Inside protocol/: what each folder may import. */
const insideProtocol: Record<string, readonly string[]> = {
  '': [],
  dns: [''],
  tls: ['', 'dns'],
  smtp: ['', 'dns'],
  dane: ['', 'dns', 'tls', 'tlsrpt/result-type'],
  'mta-sts': ['', 'dns', 'tls', 'tlsrpt'],
  'smtp-sts-2016': ['', 'dns', 'tls', 'dane', 'tlsrpt/result-type'],
  tlsrpt: ['', 'dns'],
  pasted: ['', 'dns', 'mta-sts'],
};

const root = resolve(import.meta.dirname, '../..');
const files = ['src', 'workers'].flatMap((folder) =>
  readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.(ts|svelte)$/.test(file) && !file.endsWith('.d.ts'))
    .map((file) => join(folder, file)),
);

interface Arrow {
  readonly from: string;
  readonly to: string;
  readonly typeOnly: boolean;
  readonly late: boolean;
}

const statement = /^\s*(?:import|export)\s+(type\s)?[^'"`;]*?from\s+'([^']+)'|import\('([^']+)'\)|^\s*import\s+'([^']+)'/gm;

const arrows: Arrow[] = files.flatMap((file) => {
  const text = readFileSync(join(root, file), 'utf8').replaceAll(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm, '');
  return [...text.matchAll(statement)].flatMap(([, type, a, b, c]): Arrow[] => {
    const target = (a ?? b ?? c)!.replace(/\?.*$/, '');
    if (!/^[.#]/.test(target)) return [];
    const to = target.startsWith('#') ? target.slice(1) : relative(root, resolve(root, dirname(file), target));
    return [{ from: file, to, typeOnly: Boolean(type), late: b !== undefined }];
  });
});

function layerOf(path: string): string {
  const [top, folder, feature, ...rest] = path.split('/');
  if (top === 'workers') return 'workers';
  if (feature === undefined) return 'top';
  return folder === 'features' && rest.length ? `features/${feature}` : folder!;
}

/** The entries of the table that allow an arrow. */
function entriesFor({ from, to, typeOnly }: Arrow): readonly string[] {
  const there = layerOf(to);
  const entries = [there, there.replace(/\/.*/, '/*'), ...(typeOnly ? [`types:${there}`] : [])];
  return (allowed[layerOf(from)] ?? []).filter((entry) => entries.includes(entry));
}

const isAllowed = (arrow: Arrow) => layerOf(arrow.from) === layerOf(arrow.to) || entriesFor(arrow).length > 0;

/** A way from a file back to itself, if there is one. */
function cycleFrom(start: string, next: ReadonlyMap<string, readonly string[]>): string[] | undefined {
  const seen = new Set<string>();
  const walk = (file: string, way: string[]): string[] | undefined => {
    for (const to of next.get(file) ?? []) {
      if (to === start) return [...way, to];
      if (seen.has(to)) continue;
      seen.add(to);
      const found = walk(to, [...way, to]);
      if (found) return found;
    }
    return undefined;
  };
  return walk(start, [start]);
}

describe('layers', () => {
  it('reads a tree worth the name', () => expect(arrows.length).toBeGreaterThan(50));

  it('has every folder in its table', () => {
    expect([...new Set(files.map(layerOf))].filter((layer) => !(layer in allowed))).toEqual([]);
  });

  it('no arrow goes up or sideways', () => {
    expect(arrows.filter((arrow) => !isAllowed(arrow)).map(({ from, to }) => `${from} -> ${to}`)).toEqual([]);
  });

  it('allows no arrow that nobody uses', () => {
    // What one feature may, all may.
    const room = (layer: string) => (/^features\/(?!player)/.test(layer) ? 'features' : layer);
    const used = new Set(arrows.flatMap((arrow) => entriesFor(arrow).map((entry) => `${room(layerOf(arrow.from))} -> ${entry}`)));
    const listed = Object.entries(allowed).flatMap(([layer, list]) => list.map((entry) => `${room(layer)} -> ${entry}`));
    expect([...new Set(listed)].filter((arrow) => !used.has(arrow) && !arrow.startsWith('features/player ->'))).toEqual([]);
  });

  it('inside protocol/ neither', () => {
    const folder = (path: string) => path.split('/').slice(2, -1)[0] ?? '';
    const wrong = arrows.filter(({ from, to }) => {
      if (layerOf(from) !== 'protocol' || layerOf(to) !== 'protocol' || folder(from) === folder(to)) return false;
      const list = insideProtocol[folder(from)] ?? [];
      return !list.includes(folder(to)) && !list.some((entry) => entry.includes('/') && to.endsWith(`${entry}.ts`));
    });
    expect(wrong.map(({ from, to }) => `${from} -> ${to}`)).toEqual([]);
  });

  it('no file leads back to itself, by types neither', () => {
    const next = new Map<string, string[]>();
    for (const { from, to, late } of arrows) if (!late) next.set(from, [...(next.get(from) ?? []), to]);
    expect([...next.keys()].flatMap((file) => cycleFrom(file, next)?.join(' -> ') ?? [])).toEqual([]);
  });

  it('catches an arrow that goes up or sideways', () => {
    const arrow = (from: string, to: string, typeOnly = false) => isAllowed({ from, to, typeOnly, late: false });
    expect(arrow('src/protocol/dns/names.ts', 'src/address/route.ts', true)).toBe(false);
    expect(arrow('src/ui/Prose.svelte', 'src/features/player/Note.svelte')).toBe(false);
    expect(arrow('src/features/home/HomePage.svelte', 'src/features/inspect/InspectPage.svelte')).toBe(false);
    expect(arrow('src/lessons/index.ts', 'src/simulator/simulate.ts')).toBe(false);
  });
});
