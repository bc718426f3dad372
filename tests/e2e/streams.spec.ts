// The built command as a process of its own: what becomes of its output when the reader goes away or the device is full, and that
// --json is one object whatever happens.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';

const root = join(import.meta.dirname, '../..');
let folder: string;
test.beforeAll(() => (folder = mkdtempSync(join(tmpdir(), 'mta-sts-streams-'))));
test.afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** A line for the shell in which `mta-sts` is the built command; `$?` of that command is printed to descriptor 3. */
function shell(line: string, input = '') {
  const script = `mta_sts() { node "${join(root, 'src/cli/mta-sts.mjs')}" "$@"; echo $? >"${folder}/exit"; }; ${line}`;
  const { stdout, stderr } = spawnSync('bash', ['-c', script], { input, encoding: 'utf8', maxBuffer: 1e9, cwd: folder });
  const exit = spawnSync('cat', [join(folder, 'exit')], { encoding: 'utf8' }).stdout.trim();
  return { stdout, stderr, exit: Number(exit) };
}

/** More than a pipe holds. */
const many = '--codes --json';

test('a reader who has seen enough ends the command quietly', () => {
  for (const line of [`mta_sts evaluate ${many} | head -c 1`, 'mta_sts simulate | head -c 1', 'mta_sts simulate --json | true']) {
    expect(shell(line), line).toMatchObject({ stderr: '', exit: 0 });
  }
});

test('that problems were found does not matter to a reader who has gone; a whole reader is told', () => {
  const bad = "evaluate --record 'v=STSv1; id=a-b;'";
  expect(shell(`mta_sts ${bad} | (exec <&-; sleep 1)`)).toMatchObject({ stderr: '', exit: 0 });
  expect(shell(`mta_sts ${bad} | cat`)).toMatchObject({ stderr: '', exit: 1 });
});

test('a reader of errors who has gone changes nothing', () => {
  expect(shell('mta_sts nonsense 2> >(exec <&-; sleep 1)')).toMatchObject({ stdout: '', exit: 2 });
});

test('a full device: one sentence, exit 4', () => {
  test.skip(!existsSync('/dev/full'), 'there is no /dev/full here');
  for (const line of ['mta_sts simulate >/dev/full', `mta_sts evaluate ${many} >/dev/full`, 'mta_sts nonsense --json >/dev/full']) {
    const { stderr, exit } = shell(line);
    expect(stderr, line).toBe('The output could not be written: there is no room left on the device.\n');
    expect(exit, line).toBe(4);
  }
  expect(shell('mta_sts simulate >/dev/full 2>/dev/full').exit).toBe(4);
  expect(shell('mta_sts nonsense 2>/dev/full')).toMatchObject({ stdout: '', exit: 4 });
});

test('--json is one object on standard output on every exit, errors included', () => {
  writeFileSync(join(folder, 'bad.json'), '{');
  const lines: readonly (readonly [string, number, string | null])[] = [
    ["evaluate --record 'v=STSv1; id=1;' --json", 0, null],
    ["evaluate --record 'v=STSv1; id=a-b;' --json", 1, null],
    ['evaluate --json', 2, 'usage'],
    ['evaluate --json --nonsense', 2, 'usage'],
    ['evaluate --policy missing.txt --json', 2, 'unreadable'],
    ['evaluate --policy . --json', 2, 'unreadable'],
    ['simulate bad.json --json', 2, 'usage'],
    ['report missing --json', 2, 'unreadable'],
    ['inspect --json not..a..name', 2, 'input-label-empty'],
    ['inspect --json --timeout 0 a.example', 2, 'usage'],
    ['nonsense --json', 2, 'no-such-command'],
    ['serve --json', 2, 'usage'],
    ['inspect --json a.example --resolver https://127.0.0.1:9/dns-query --timeout 2', 3, null],
    ['help --json', 0, null],
    ['inspect --help --json', 0, null],
  ];
  for (const [line, exit, code] of lines) {
    const run = shell(`mta_sts ${line}`);
    expect(run, line).toMatchObject({ stderr: '', exit });
    const { error } = JSON.parse(run.stdout) as { error?: { code: string; message: string } };
    expect(error?.code ?? null, line).toBe(code);
    if (error) expect(error.message.length, line).toBeGreaterThan(10);
  }
});

test('what is written holds no control but line ends, on either stream', () => {
  const odd = 'a\u001b[2J\u009b31m\u202e\u200b\u007f';
  writeFileSync(join(folder, odd), `version: ${odd}\n${odd}: ${odd}\nmx: ${odd}\n`);
  for (const args of [
    `evaluate --policy '${odd}'`,
    `evaluate --policy 'no ${odd}'`,
    `'${odd}'`,
    `report 'no ${odd}'`,
    `simulate '${odd}'`,
  ]) {
    for (const json of ['', ' --json']) {
      const { stdout, stderr } = shell(`mta_sts ${args}${json}`);
      expect((stdout + stderr).replaceAll('\n', ''), args).not.toMatch(/[\p{Cc}\p{Cf}\p{DI}]/u);
      expect(stdout + stderr, args).toMatch(json ? /\\u202e|⟨U\+202E⟩/ : /⟨U\+202E⟩/);
    }
  }
});
