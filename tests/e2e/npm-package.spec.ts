// The npm package as somebody else gets it: packed, installed into an empty project without a network, used from Node, from TypeScript, as
// a command, and bundled for a browser.
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { builtinModules } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import { expect, test } from '@playwright/test';
import { build } from 'vite';

interface Packed {
  readonly filename: string;
  readonly size: number;
  readonly files: readonly { readonly path: string }[];
}

const root = join(import.meta.dirname, '../..');
let project: string;
let packed: Packed;

const run = (program: string, args: readonly string[], cwd = project) => execFileSync(program, args, { cwd, encoding: 'utf8' });
const write = (name: string, text: string) => writeFileSync(join(project, name), text);

test.describe.configure({ mode: 'serial' });

test.beforeAll(() => {
  project = mkdtempSync(join(tmpdir(), 'mta-sts-project-'));
  // The build is there already; `npm pack` alone would make it anew.
  packed = (JSON.parse(run('npm', ['pack', '--json', '--ignore-scripts', '--pack-destination', project], root)) as Packed[])[0]!;
  write('package.json', '{ "name": "empty", "private": true, "type": "module" }');
  run('npm', ['install', '--offline', '--no-audit', '--no-fund', join(project, packed.filename)]);
});

test.afterAll(() => rmSync(project, { recursive: true, force: true }));

test('is small, brings no other package along, and carries nothing but what it is for', () => {
  console.log(`${packed.filename}: ${(packed.size / 1000).toFixed(1)} kB in ${packed.files.length} files`);
  expect(packed.size).toBeLessThanOrEqual(300_000);
  expect(readdirSync(join(project, 'node_modules')).filter((name) => !name.startsWith('.'))).toEqual(['mta-sts-explained']);
  const outside = packed.files.filter(
    ({ path }) => !/^(dist\/lib\/|src\/cli\/mta-sts\.mjs$|[A-Z]+(-[A-Z]+)?\.?[a-z]*$|package\.json$)/.test(path),
  );
  expect(outside).toEqual([]);
});

test('no module of it names a folder of ours, and none of the library needs Node or a page', () => {
  const folder = join(project, 'node_modules/mta-sts-explained/dist/lib');
  const texts = (readdirSync(folder, { recursive: true }) as string[])
    .filter((name) => /\.(js|d\.ts)$/.test(name))
    .map((name) => [name, readFileSync(join(folder, name), 'utf8')] as const);
  expect(texts.length).toBeGreaterThan(50);
  for (const [name, text] of texts) expect(/['"]#(src|workers)\//.test(text), name).toBe(false);
  for (const entry of entries()) expect(packages(folder, `${entry}.js`), entry).toEqual([]);
  expect(packages(folder, 'cli/mta-sts.js').filter((name) => !builtinModules.includes(name.replace('node:', '')))).toEqual([]);
});

/** The names under which the package can be imported. */
function entries(): string[] {
  const { exports } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { exports: object };
  return Object.keys(exports).flatMap((name) => (name === './package.json' ? [] : [name.slice(2)]));
}

/** What a module and the modules that it leads to import from outside the package. */
function packages(folder: string, entry: string): string[] {
  const seen = new Set([join(folder, entry)]);
  const outside = new Set<string>();
  for (const file of seen)
    for (const [, from, lazy] of readFileSync(file, 'utf8').matchAll(
      /^(?:import|export)\b[^;]*?["']([^"']+)["'];|\bimport\("([^"]+)"\)/gm,
    )) {
      const to = (from ?? lazy)!;
      if (to.startsWith('.')) seen.add(join(file, '..', to));
      else outside.add(to);
    }
  return [...outside];
}

/** One use of every entry, in JavaScript that is TypeScript too. */
const use = `
import { applyEdits, formatCitation, judgeMx, matchMx, parsePolicy } from 'mta-sts-explained/mta-sts';
import { parseTlsrptRecords, readReport } from 'mta-sts-explained/tlsrpt';
import { parseTlsa } from 'mta-sts-explained/dane';
import { parseCommand } from 'mta-sts-explained/smtp';
import { normaliseName } from 'mta-sts-explained/dns';
import { parseScenario, simulate } from 'mta-sts-explained/simulator';
import { explain, messages } from 'mta-sts-explained/messages/en';

const text = 'version: STSv1\\nmode: enforce\\nmx: mail.example.com\\nmax_age: 99999999\\n';
const { findings } = parsePolicy(text);
const told = {
  findings: findings.map((finding) => [formatCitation(finding.citation), explain(finding).statement, finding.code in messages]),
  mended: parsePolicy(applyEdits(text, findings[0]?.fix ?? [])).value?.maxAge,
  matches: matchMx('*.example.com', 'mx1.example.com'),
  verdict: judgeMx({ mode: 'enforce', maxAge: 86400, mx: ['*.example.com'] }, { host: 'mx1.example.com', starttls: true, cert: 'expired', dane: 'none' }).resultType,
  rua: parseTlsrptRecords([['v=TLSRPTv1; rua=mailto:tls@example.com']]).value?.rua,
  problems: readReport('{').problems.map(({ code }) => code),
  tlsa: parseTlsa('3 1 1 ' + 'ab'.repeat(32)).value?.usage,
  verb: parseCommand('MAIL FROM:<a@example.com>').value?.verb,
  name: normaliseName('MX1.Example.COM.'),
  delivery: simulate({ sender: 'sts-enforce', attack: 'strip-starttls' }).outcome.delivery,
  noScenario: parseScenario({ sender: 'nobody' }).findings.length,
};
`;

/** What it tells. */
const expected = {
  findings: [['RFC 8461 §3.2', 'max_age is 99999999 seconds, more than a year', true]],
  mended: 31_557_600,
  matches: true,
  verdict: 'certificate-expired',
  rua: ['mailto:tls@example.com'],
  problems: ['report-not-json'],
  tlsa: 3,
  verb: 'MAIL',
  name: 'mx1.example.com',
  delivery: 'deferred',
  noScenario: 1,
};

test('Node uses every entry', () => {
  write('use.mjs', `${use}\nconsole.log(JSON.stringify(told));`);
  expect(JSON.parse(run(process.execPath, ['use.mjs']))).toEqual(expected);
});

test('TypeScript reads the declarations, strictly and without anybody else’s', () => {
  write(
    'use.ts',
    `${use}\nexport { told };\n// @ts-expect-error A policy has no such mode.\nexport const wrong: import('mta-sts-explained/mta-sts').Mode = 'strict';\n`,
  );
  for (const [module, moduleResolution] of [
    ['nodenext', 'nodenext'],
    ['esnext', 'bundler'],
  ]) {
    const options = {
      module,
      moduleResolution,
      target: 'es2023',
      lib: ['es2023'],
      types: [],
      strict: true,
      skipLibCheck: false,
      noEmit: true,
    };
    write('tsconfig.json', JSON.stringify({ compilerOptions: { ...options, exactOptionalPropertyTypes: true }, files: ['use.ts'] }));
    const { stdout } = spawnSync(process.execPath, [join(root, 'node_modules/typescript/bin/tsc'), '-p', project], { encoding: 'utf8' });
    expect(stdout).toBe('');
  }
});

/** Bundles a module for a browser, and gives the text. */
async function bundle(name: string, text: string): Promise<string> {
  mkdirSync(join(project, name), { recursive: true });
  write(`${name}/main.ts`, text);
  await build({
    root: project,
    configFile: false,
    logLevel: 'error',
    build: {
      outDir: join(project, name, 'out'),
      rolldownOptions: { input: join(project, name, 'main.ts'), output: { format: 'iife', entryFileNames: 'main.js' } },
    },
  });
  return readFileSync(join(project, name, 'out/main.js'), 'utf8');
}

test('a browser runs a bundle of it', async ({ page }) => {
  await page.addScriptTag({ content: await bundle('all', `${use}\nObject.assign(globalThis, { told });`) });
  expect(await page.evaluate(() => (globalThis as unknown as { told: unknown }).told)).toEqual(expected);
});

test('a bundle carries what is used, and no more', async () => {
  const weigh = async (name: string, text: string) => brotliCompressSync(await bundle(name, text)).length;
  const record = await weigh(
    'record',
    `import { matchMx } from 'mta-sts-explained/mta-sts';\nconsole.log(matchMx(...location.href.split(',')));`,
  );
  const policy = await weigh(
    'policy',
    `import { parsePolicy } from 'mta-sts-explained/mta-sts';\nconsole.log(parsePolicy(location.href));`,
  );
  const session = await weigh('session', `import { simulate } from 'mta-sts-explained/simulator';\nconsole.log(simulate({}));`);
  console.log({ matchMx: record, parsePolicy: policy, simulate: session });
  expect(record).toBeLessThan(4_000);
  expect(policy).toBeLessThan(15_000);
  expect(session).toBeLessThan(60_000);
});

test('the command works from the package', () => {
  const command = join(project, 'node_modules/.bin/mta-sts');
  const told = spawnSync(command, ['evaluate', '--record', 'v=STSv1; id=', '--json'], { cwd: project, encoding: 'utf8' });
  expect(told.status).toBe(1);
  expect(told.stdout).toContain('"record-id-empty"');
  expect(run(command, ['simulate', '--sender', 'sts-enforce', '--attack', 'strip-starttls'])).toContain('deferred');
  expect(run(command, ['help'])).toContain('mta-sts inspect DOMAIN');
  const served = spawnSync(command, ['serve'], { cwd: project, encoding: 'utf8' });
  expect(served).toMatchObject({ status: 2, stdout: '' });
  expect(served.stderr).toContain('The npm package carries none');
});
