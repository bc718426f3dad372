// The layers of src/README.md: an arrow may skip downward, never upward, never sideways. Values and types alike,
// but for the places where only types may be named.
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';

/** What each layer may import beside itself. `types:` means by `import type` alone; with a slash it is one file, a table of names. */
const allowed: Record<string, readonly string[]> = {
  protocol: [],
  simulator: ['protocol'],
  inspector: ['protocol'],
  explanations: ['types:protocol', 'protocol', 'types:simulator'],
  words: ['types:protocol', 'types:simulator', 'types:inspector'],
  lessons: ['types:simulator', 'types:protocol', 'types:explanations'],
  probe: ['types:inspector', 'protocol'],
  cli: ['probe', 'inspector', 'simulator', 'explanations', 'protocol', 'words', 'build'],
  workers: ['simulator', 'inspector', 'protocol'],
  bridge: ['types:workers', 'workers', 'types:simulator', 'types:inspector', 'types:protocol'],
  state: ['bridge', 'types:workers', 'simulator', 'inspector', 'protocol'],
  components: ['styles', 'explanations', 'words', 'simulator/names', 'simulator/session', 'types:simulator', 'types:inspector', 'protocol'],
  pages: [
    'styles',
    'state',
    'components',
    'lessons',
    'explanations',
    'words',
    'types:bridge',
    'types:embed',
    'embed/parameters',
    'embed/messages',
    'embed/course/course',
    'embed/course/package',
    'simulator',
    'inspector',
    'protocol',
  ],
  embed: ['pages', 'components', 'state', 'lessons', 'explanations', 'words', 'simulator', 'inspector', 'protocol'],
  offline: ['components', 'words'],
  build: ['offline', 'lessons', 'explanations', 'types:embed', 'embed/course/course', 'embed/course/package'],
  top: ['offline', 'pages', 'components', 'state', 'simulator', 'build', 'styles', 'embed', 'words', 'lessons', 'explanations', 'protocol'],
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
}

const statement = /^\s*(?:import|export)\s+(type\s)?[^'"`;]*?from\s+'([^']+)'|import\('([^']+)'\)|^\s*import\s+'([^']+)'/gm;

const arrows: Arrow[] = files.flatMap((file) => {
  const text = readFileSync(join(root, file), 'utf8').replaceAll(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm, '');
  return [...text.matchAll(statement)].flatMap(([, type, a, b, c]): Arrow[] => {
    const target = (a ?? b ?? c)!.replace(/\?.*$/, '');
    if (!/^[.#]/.test(target)) return [];
    const to = target.startsWith('#') ? target.slice(1) : relative(root, resolve(root, dirname(file), target));
    return [{ from: file, to, typeOnly: Boolean(type) }];
  });
});

const layerOf = (path: string) => (path.startsWith('workers/') ? 'workers' : path.split('/').length === 2 ? 'top' : path.split('/')[1]!);

function isAllowed({ from, to, typeOnly }: Arrow): boolean {
  const [here, there] = [layerOf(from), layerOf(to)];
  if (here === there) return true;
  const list = allowed[here] ?? [];
  return list.includes(there) || (typeOnly && list.includes(`types:${there}`)) || list.some((entry) => to === `src/${entry}.ts`);
}

describe('layers', () => {
  it('reads a tree worth the name', () => expect(arrows.length).toBeGreaterThan(50));

  it('no arrow goes up or sideways', () => {
    expect(arrows.filter((arrow) => !isAllowed(arrow)).map(({ from, to }) => `${from} -> ${to}`)).toEqual([]);
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

  it('catches an arrow that goes up', () => {
    expect(isAllowed({ from: 'src/protocol/dns/names.ts', to: 'src/state/route.ts', typeOnly: true })).toBe(false);
    expect(isAllowed({ from: 'src/components/Note.svelte', to: 'src/state/route.ts', typeOnly: false })).toBe(false);
    expect(isAllowed({ from: 'src/lessons/index.ts', to: 'src/simulator/simulate.ts', typeOnly: false })).toBe(false);
  });
});
