// Where a Chromium is looked for, in folders made for it.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { findInstalled } from './chromium.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'mta-sts-chromium-'));
  vi.stubEnv('HOME', join(folder, 'home'));
  vi.stubEnv('PATH', ['bin', 'sbin'].map((name) => join(folder, name)).join(delimiter));
});
afterEach(() => {
  vi.unstubAllEnvs();
  rmSync(folder, { recursive: true });
});

function make(path: string, mode = 0o755): string {
  const file = join(folder, path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, '', { mode });
  return file;
}

it('is the first name that a folder of PATH has, Chromium before Chrome', () => {
  make('bin/google-chrome');
  const chromium = make('sbin/chromium-browser');
  expect(findInstalled()).toBe(chromium);
});

it('is a program, not just a file', () => {
  make('bin/chromium', 0o644);
  const program = make('sbin/chromium');
  expect(findInstalled()).toBe(program);
});

it.each(['Chromium', 'Google Chrome'])('is an application of macOS, of this user too: %s', (name) => {
  const program = make(`home/Applications/${name}.app/Contents/MacOS/${name}`);
  expect(findInstalled()).toBe(program);
});

it('is in PATH rather than elsewhere', () => {
  make('home/Applications/Chromium.app/Contents/MacOS/Chromium');
  const program = make('bin/chromium');
  expect(findInstalled()).toBe(program);
});
