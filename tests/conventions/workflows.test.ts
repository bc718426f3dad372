// The workflows can be read, say nothing that package.json does not know, and may no more than they need; and no lock file names the
// registry that it was written with.
import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';

interface Step {
  readonly run?: string;
  readonly uses?: string;
  readonly with?: Readonly<Record<string, unknown>>;
}

interface Job {
  readonly 'timeout-minutes': number;
  readonly permissions?: Readonly<Record<string, string>>;
  readonly strategy?: { readonly matrix: { readonly node: readonly number[] } };
  readonly steps: readonly Step[];
}

interface Workflow {
  readonly on: unknown;
  readonly permissions: Readonly<Record<string, string>>;
  readonly jobs: Readonly<Record<string, Job>>;
}

const root = resolve(import.meta.dirname, '../..');
const read = (path: string) => readFileSync(join(root, path), 'utf8');
const folder = '.github/workflows';
const workflows = readdirSync(join(root, folder)).map((name) => [name, parse(read(join(folder, name))) as Workflow] as const);
const { scripts, engines } = JSON.parse(read('package.json')) as { scripts: Record<string, string>; engines: { node: string } };

describe.each(workflows)('%s', (_, workflow) => {
  const jobs = Object.values(workflow.jobs);
  const steps = jobs.flatMap((job) => job.steps);

  it('runs scripts that there are', () => {
    const called = steps.flatMap(({ run = '' }) => [...run.matchAll(/npm run ([\w:-]+)/g)].map(([, name]) => name!));
    expect(called.length).toBeGreaterThan(0);
    expect(called.filter((name) => !(name in scripts))).toEqual([]);
  });

  it('runs nothing but npm, and actions by version', () => {
    expect(steps.flatMap(({ run }) => (run === undefined || /^npm (run|ci) ?/.test(run) ? [] : [run]))).toEqual([]);
    expect(steps.flatMap(({ uses }) => (uses === undefined || /^actions\/[\w-]+@v\d+$/.test(uses) ? [] : [uses]))).toEqual([]);
  });

  it('reads the code and no more, but for the job that publishes; ends by itself', () => {
    expect(workflow.permissions).toEqual({ contents: 'read' });
    for (const job of jobs) {
      const writes = Object.entries(job.permissions ?? {}).flatMap(([what, how]) => (how === 'write' ? [what] : []));
      expect(writes).toEqual(job.steps.some(({ uses }) => uses?.startsWith('actions/deploy-pages@')) ? ['pages', 'id-token'] : []);
      expect(job['timeout-minutes']).toBeLessThanOrEqual(60);
    }
  });
});

it('both versions of Node that the package is for are tried', () => {
  const { matrix } = Object.fromEntries(workflows)['check.yml']!.jobs['check']!.strategy!;
  expect(engines.node).toBe('^20.19 || >=22.12');
  expect(matrix.node).toEqual([20, 22]);
});

it('what is published is what the build writes', () => {
  const upload = Object.fromEntries(workflows)['pages.yml']!.jobs['build']!.steps.find(({ uses }) => uses?.includes('upload-pages'));
  expect(upload?.with).toEqual({ path: 'dist/client' });
  expect(read('vite.config.ts')).toContain("outDir: 'dist/client'");
});

it.each(['', 'tests/audit/', 'tests/browsers/', 'tests/e2e/hosts/'])('%spackage-lock.json names no registry', (place) => {
  expect(read(`${place}package-lock.json`)).not.toContain('"resolved": "http');
  expect(read(`${place}.npmrc`)).toContain('omit-lockfile-registry-resolved=true');
});
