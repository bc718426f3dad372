// The hosting recipes in the real servers: nginx, Caddy and Apache serve the policy with exactly the configuration that the page
// gives, but for the port, the folder and the certificate. A server that is not installed is skipped, and that is printed.
import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { request as requestPlain } from 'node:http';
import { request } from 'node:https';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, describe, expect, it } from 'vitest';
import { hostingRecipes, webRoot, type RecipeName } from '#src/inspector/advise/hosting-recipes.ts';
import { judgeResponse } from '#src/protocol/mta-sts/response.ts';

const host = 'mta-sts.good.example';
const policy = 'version: STSv1\r\nmode: testing\r\nmx: mx1.good.example\r\nmax_age: 604800\r\n';
const programs = {
  nginx: '/usr/sbin/nginx',
  'nginx-acme': '/usr/sbin/nginx',
  caddy: '/usr/bin/caddy',
  apache: '/usr/sbin/apache2',
} as const;
type Program = keyof typeof programs;
const openssl = '/usr/bin/openssl';

const folder = mkdtempSync(join(tmpdir(), 'hosting-'));
const [certificate, key, root] = [join(folder, 'cert.pem'), join(folder, 'key.pem'), join(folder, 'www')];
let running: ChildProcess | undefined;

afterEach(async () => {
  const server = running;
  running = undefined;
  if (!server || server.exitCode !== null) return;
  const ended = new Promise((resolve) => server.once('exit', resolve));
  server.kill('SIGTERM');
  await ended;
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function makeFiles(): void {
  if (existsSync(certificate)) return;
  mkdirSync(join(root, '.well-known'), { recursive: true });
  writeFileSync(join(root, '.well-known/mta-sts.txt'), policy);
  const subject = ['-subj', `/CN=${host}`, '-addext', `subjectAltName=DNS:${host}`];
  execFileSync(
    openssl,
    [
      'req',
      '-x509',
      '-newkey',
      'ec',
      '-pkeyopt',
      'ec_paramgen_curve:P-256',
      '-nodes',
      '-days',
      '2',
      '-keyout',
      key,
      '-out',
      certificate,
      ...subject,
    ],
    { stdio: 'ignore' },
  );
  execFileSync('chmod', ['-R', 'a+rX', folder]);
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

const recipe = (name: RecipeName) =>
  hostingRecipes('good.example')
    .find((one) => one.name === name)!
    .files[0]!.text.replaceAll(webRoot, root);
const withCertificate = (text: string) =>
  text.replaceAll(`/etc/letsencrypt/live/${host}/fullchain.pem`, certificate).replaceAll(`/etc/letsencrypt/live/${host}/privkey.pem`, key);

/** Port 80 is a socket of the file system here. */
const acmeSocket = join(folder, 'acme.sock');

function startNginx(name: 'nginx' | 'nginx-acme', port: number): readonly string[] {
  const server = withCertificate(recipe(name))
    .replace('listen 443 ssl', `listen 127.0.0.1:${port} ssl`)
    .replace('listen 80;', `listen unix:${acmeSocket};`)
    .replace(/\n.*\[::\]:(?:443|80).*/g, '');
  const paths = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map((kind) => `${kind}_temp_path ${folder}/${kind};`).join(' ');
  const file = join(folder, 'nginx.conf');
  writeFileSync(
    file,
    `daemon off; pid ${folder}/nginx.pid; events {} http { access_log off; include /etc/nginx/mime.types; ${paths}\n${server} }`,
  );
  return ['-e', join(folder, 'nginx.log'), '-c', file];
}

/** Writes the configuration; gives the arguments that keep the server in the foreground. */
const starts: Readonly<Record<Program, (port: number) => readonly string[]>> = {
  nginx: (port) => startNginx('nginx', port),
  'nginx-acme': (port) => startNginx('nginx-acme', port),
  caddy(port) {
    const site = recipe('caddy').replace(`${host} {`, `https://${host}:${port} {\n  bind 127.0.0.1\n  tls ${certificate} ${key}`);
    const file = join(folder, 'Caddyfile');
    writeFileSync(file, `{\n  admin off\n  auto_https disable_redirects\n  storage file_system ${folder}/caddy\n}\n${site}`);
    return ['run', '--config', file, '--adapter', 'caddyfile'];
  },
  apache(port) {
    const modules = ['mpm_event', 'authz_core', 'mime', 'ssl', 'headers', 'socache_shmcb'].filter((name) =>
      existsSync(`/usr/lib/apache2/modules/mod_${name}.so`),
    );
    const file = join(folder, 'apache.conf');
    const lines = [
      `ServerRoot ${folder}`,
      `PidFile ${folder}/apache.pid`,
      `ErrorLog ${folder}/apache.log`,
      `DefaultRuntimeDir ${folder}`,
      'ServerName localhost',
      `Listen 127.0.0.1:${port}`,
      ...(process.getuid?.() === 0 ? ['User www-data', 'Group www-data'] : []),
      ...modules.map((name) => `LoadModule ${name}_module /usr/lib/apache2/modules/mod_${name}.so`),
      'TypesConfig /etc/mime.types',
      withCertificate(recipe('apache')).replace('*:443', `*:${port}`),
    ];
    writeFileSync(file, lines.join('\n'));
    return ['-D', 'FOREGROUND', '-f', file];
  },
};

interface Got {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: string;
}

function get(port: number, path: string): Promise<Got> {
  return new Promise((resolve, reject) => {
    const options = { host: '127.0.0.1', port, path, servername: host, headers: { host }, ca: readFileSync(certificate), agent: false };
    request(options, (response) => {
      let body = '';
      response.setEncoding('utf8').on('data', (part: string) => (body += part));
      response.on('end', () => resolve({ status: response.statusCode!, headers: response.headers, body }));
    })
      .on('error', reject)
      .end();
  });
}

function getPlain(path: string): Promise<readonly [status: number, body: string]> {
  return new Promise((resolve, reject) => {
    requestPlain({ socketPath: acmeSocket, path, headers: { host }, agent: false }, (response) => {
      let body = '';
      response.setEncoding('utf8').on('data', (part: string) => (body += part));
      response.on('end', () => resolve([response.statusCode!, body]));
    })
      .on('error', reject)
      .end();
  });
}

async function getWhenUp(port: number, path: string): Promise<Got> {
  for (let left = 150; ; left--) {
    try {
      return await get(port, path);
    } catch (error) {
      if (left === 0 || running!.exitCode !== null) throw error;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }
}

describe('a policy file, served as the recipe says', () => {
  for (const name of Object.keys(programs) as Program[]) {
    const isThere = existsSync(programs[name]) && existsSync(openssl);
    if (!isThere) console.warn(`The hosting recipe for ${name} was not tried: ${programs[name]} or openssl is not installed.`);
    it.skipIf(!isThere)(`by ${name}`, { timeout: 40_000 }, async () => {
      makeFiles();
      const port = await freePort();
      running = spawn(programs[name], starts[name](port), {
        stdio: 'ignore',
        env: { ...process.env, HOME: folder, XDG_CONFIG_HOME: folder },
      });
      const { status, headers, body } = await getWhenUp(port, '/.well-known/mta-sts.txt');
      const judged = judgeResponse({ result: 'answer', status, contentType: String(headers['content-type']), location: null, body });
      expect(judged.value).toMatchObject({ mode: 'testing', mx: ['mx1.good.example'], maxAge: 604_800 });
      expect(body).toBe(policy);
      expect(headers['access-control-allow-origin']).toBe('*');
      expect((await get(port, '/other')).status).toBe(404);
      if (name !== 'nginx-acme') return;
      mkdirSync(join(root, '.well-known/acme-challenge'), { recursive: true });
      writeFileSync(join(root, '.well-known/acme-challenge/token'), 'token.key');
      execFileSync('chmod', ['-R', 'a+rX', folder]);
      expect(await getPlain('/.well-known/acme-challenge/token')).toEqual([200, 'token.key']);
      expect((await getPlain('/.well-known/mta-sts.txt'))[0]).toBe(404);
    });
  }
});
