// Finds the Chromium that the tests drive: the program that CHROMIUM names, else one in PATH, else one where macOS and Fedora have it,
// else (root on Debian) installed with apt-get. Playwright's own download is never used. What is found is never told to overlook a
// certificate.
import { execFileSync } from 'node:child_process';
import { accessSync, constants, existsSync } from 'node:fs';
import { homedir } from 'node:os';
import { delimiter, join } from 'node:path';

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome.exe'];
/** Programs that are in no folder of PATH: of applications on macOS, and of Fedora's packages chromium and chromium-headless. */
const elsewhere = () => [
  ...['/', homedir()].flatMap((folder) => [
    join(folder, 'Applications/Chromium.app/Contents/MacOS/Chromium'),
    join(folder, 'Applications/Google Chrome.app/Contents/MacOS/Google Chrome'),
  ]),
  '/usr/lib64/chromium-browser/chromium-browser',
  '/usr/lib64/chromium-browser/headless_shell',
];

function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** The first program that is there: in a folder of PATH, else in one of the other places. */
export function findInstalled(): string | undefined {
  const folders = (process.env.PATH ?? '').split(delimiter).filter(Boolean);
  return [...names.flatMap((name) => folders.map((folder) => join(folder, name))), ...elsewhere()].find(isProgram);
}

function installOnDebian(): void {
  if (process.getuid?.() !== 0 || !existsSync('/etc/debian_version')) return;
  console.error('Installing chromium with apt-get …');
  const options = {
    stdio: ['ignore', 'ignore', 'inherit'] as ('ignore' | 'inherit')[],
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  };
  try {
    execFileSync('apt-get', ['update', '-qq'], options);
    execFileSync('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'chromium'], options);
  } catch {
    // apt-get has said why; the caller says what is missing.
  }
}

/** The path of a Chromium. Throws one plain sentence when there is none and none can be installed. */
function findChromium(): string {
  const named = process.env.CHROMIUM;
  if (named) {
    if (isProgram(named)) return named;
    throw new Error(`CHROMIUM is set to ${named}, but there is no program.`);
  }
  const found = findInstalled();
  if (found) return found;
  installOnDebian();
  const installed = findInstalled();
  if (installed) return installed;
  throw new Error('These tests need Chromium: install it (Debian: apt-get install chromium), or set CHROMIUM to the path of one.');
}

/** What Playwright's `launch` needs: the program, and arguments that keep Chromium from looking for Google's hosts. */
export function chromiumLaunch(): { executablePath: string; args: string[] } {
  const args = [
    '--disable-gpu',
    '--disable-quic',
    '--no-first-run',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
  ];
  if (process.getuid?.() === 0) args.unshift('--no-sandbox'); // Chromium's sandbox refuses to run as root
  return { executablePath: findChromium(), args };
}
