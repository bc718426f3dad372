// Firefox and WebKitGTK as the tests drive them, by one small interface, since each wants a driver of its own: Firefox speaks WebDriver
// BiDi (puppeteer-core), WebKitGTK classic WebDriver (selenium-webdriver, Debian's WebKitWebDriver and MiniBrowser under Xvfb). No engine
// is ever told to overlook a certificate; a CA is trusted by the engine's own means.
import { execFileSync, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import puppeteer from 'puppeteer-core';
import { Builder, By } from 'selenium-webdriver';

/**
 * @typedef {object} Engine
 * @property {string} name
 * @property {string} version
 * @property {(url: string) => Promise<void>} goto
 * @property {(work: Function, ...args: unknown[]) => Promise<any>} evaluate Runs a function in the page, and awaits what it promises.
 * @property {(selector: string) => Promise<void>} click
 * @property {(selector: string, text: string) => Promise<void>} type
 * @property {() => Promise<void>} close
 */

const patience = 60_000;
const firefox = '/usr/bin/firefox-esr';
const webDriver = '/usr/bin/WebKitWebDriver';
const bundle = '/etc/ssl/certs/ca-certificates.crt';
const foldersIn = (folder, name) =>
  (existsSync(folder) ? readdirSync(folder) : []).filter((entry) => name.test(entry)).map((entry) => join(folder, entry));
/** The architecture and the version are part of its path. */
const miniBrowser = () =>
  foldersIn('/usr/lib', /linux-gnu/)
    .flatMap((folder) => foldersIn(folder, /^webkit2gtk-4/))
    .map((folder) => join(folder, 'MiniBrowser'))
    .find((file) => existsSync(file));

/** What is missing for an engine, as a sentence; null when all is there. */
export function missing(name) {
  const needed = { firefox: [firefox], webkit: [webDriver, '/usr/bin/xvfb-run', miniBrowser() ?? 'MiniBrowser'] }[name];
  const absent = needed.filter((file) => !existsSync(file));
  return absent.length ? `${name}: ${absent.join(', ')} is not there (Debian: firefox-esr, webkit2gtk-driver, xvfb, xauth)` : null;
}

/** Firefox, headless. `authority`: a CA in PEM form for the store of its profile. @returns {Promise<Engine>} */
export async function openFirefox({ authority } = {}) {
  const profile = mkdtempSync(join(tmpdir(), 'firefox-'));
  if (authority) {
    execFileSync('certutil', ['-d', `sql:${profile}`, '-N', '--empty-password']);
    execFileSync('certutil', ['-d', `sql:${profile}`, '-A', '-t', 'C,,', '-n', 'test authority', '-i', authority]);
  }
  const browser = await puppeteer.launch({ browser: 'firefox', executablePath: firefox, headless: true, userDataDir: profile });
  const page = await browser.newPage();
  page.setDefaultTimeout(patience);
  return {
    name: 'firefox',
    version: await browser.version(),
    goto: async (url) => void (await page.goto(url, { waitUntil: 'load' })),
    evaluate: (work, ...args) => page.evaluate(work, ...args),
    click: (selector) => page.click(selector),
    type: (selector, text) => page.type(selector, text),
    async close() {
      await browser.close();
      rmSync(profile, { recursive: true, force: true });
    },
  };
}

/** A port that nobody listens at. */
function freePort() {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}

/** WebKit takes the system's list of authorities: it gets one with `authority` laid over it, in a mount namespace of its own. */
function driverCommand(port, folder, authority) {
  const driver = ['xvfb-run', '-a', webDriver, `--port=${port}`];
  if (!authority) return driver;
  const list = join(folder, 'authorities.crt');
  writeFileSync(list, readFileSync(bundle, 'utf8') + readFileSync(authority, 'utf8'));
  return ['unshare', '--mount', 'sh', '-c', 'mount --bind "$0" "$1" && shift && exec "$@"', list, bundle, ...driver];
}

/** WebKitGTK's MiniBrowser under Xvfb. `authority` (a CA in PEM form) needs root. @returns {Promise<Engine>} */
export async function openWebkit({ authority } = {}) {
  const folder = mkdtempSync(join(tmpdir(), 'webkit-'));
  const port = await freePort();
  const [program, ...args] = driverCommand(port, folder, authority);
  const environment = { ...process.env, XDG_CACHE_HOME: folder, XDG_DATA_HOME: folder, XDG_CONFIG_HOME: folder, NO_AT_BRIDGE: '1' };
  const child = spawn(program, args, { stdio: 'ignore', env: environment, detached: true });
  const stop = () => {
    try {
      process.kill(-child.pid, 'SIGTERM');
    } catch {
      // It has ended by itself.
    }
    rmSync(folder, { recursive: true, force: true });
  };
  try {
    const driver = await connect(port);
    await driver.manage().setTimeouts({ script: patience, pageLoad: patience });
    return engineOf(driver, stop);
  } catch (error) {
    stop();
    throw error;
  }
}

async function connect(port) {
  const capabilities = { browserName: 'MiniBrowser', 'webkitgtk:browserOptions': { binary: miniBrowser(), args: ['--automation'] } };
  const builder = new Builder().usingServer(`http://127.0.0.1:${port}`).withCapabilities(capabilities);
  for (let tries = 60; ; tries--) {
    try {
      return await builder.build();
    } catch (error) {
      if (tries === 0 || !/ECONNREFUSED|socket hang up/.test(String(error))) throw error;
      await new Promise((resolve) => setTimeout(resolve, 250));
    }
  }
}

async function engineOf(driver, stop) {
  const capabilities = await driver.getCapabilities();
  return {
    name: 'webkit',
    version: `${capabilities.getBrowserName()} ${capabilities.getBrowserVersion()}`,
    goto: (url) => driver.get(url),
    async evaluate(work, ...args) {
      const script = `const done = arguments[arguments.length - 1];
        Promise.resolve().then(() => (${work})(...[...arguments].slice(0, -1))).then((value) => done({ value }), (error) => done({ error: String(error) }));`;
      const { value, error } = await driver.executeAsyncScript(script, ...args);
      if (error) throw new Error(error);
      return value;
    },
    click: (selector) => driver.findElement(By.css(selector)).click(),
    type: (selector, text) => driver.findElement(By.css(selector)).sendKeys(text),
    async close() {
      await driver.quit().catch(() => undefined);
      stop();
    },
  };
}
