// Postfix, Exim and OpenSMTPD from Debian, each as mx1.receiver.example with the mailbox bob, to be typed to on loopback. Exim and
// OpenSMTPD cannot be installed beside Postfix, so their packages are unpacked and run from there. To be called in a namespace of mounts
// and network of its own.
import { execFileSync, spawn } from 'node:child_process';
import { chmodSync, chownSync, cpSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

const host = 'mx1.receiver.example';
/** The servers by name, with the port of each. `-plain` is the same program without CHUNKING and STARTTLS. */
export const ports = { postfix: 2525, 'postfix-plain': 2526, exim: 2527, 'exim-plain': 2528, opensmtpd: 2529 };
const packages = ['exim4-daemon-light', 'opensmtpd'];
/** Users that the programs drop to, as their packages would make them. */
const users = { 'Debian-exim': 983, opensmtpd: 981, opensmtpq: 982 };

const sh = (command, ...args) => execFileSync(command, args, { stdio: ['ignore', 'pipe', 'pipe'], encoding: 'utf8' });

/** Starts all of them and gives what stops them. `folder` has been given to `unpack`. */
export async function startServers(folder) {
  const root = join(folder, 'root');
  prepareMounts(folder, root);
  const files = ['-keyout', join(folder, 'key.pem'), '-out', join(folder, 'certificate.pem')];
  const names = ['-subj', `/CN=${host}`, '-addext', `subjectAltName=DNS:${host}`];
  sh('openssl', 'req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-days', '30', ...names, ...files);
  const children = [startPostfix(folder), startExim(folder, root), startOpenSmtpd(folder, root)];
  for (const [name, port] of Object.entries(ports)) await listens(port, name, folder);
  return () => children.forEach((child) => child.kill());
}

/** Fetches and unpacks what cannot be installed; to be called where Debian's archive is in reach. */
export function unpack(folder) {
  chmodSync(folder, 0o755);
  mkdirSync(join(folder, 'packages'), { recursive: true });
  const download = () => execFileSync('apt-get', ['download', '-qq', ...packages], { cwd: join(folder, 'packages'), stdio: 'ignore' });
  try {
    download();
  } catch {
    sh('apt-get', 'update', '-qq'); // the lists may be old, or not there
    download();
  }
  for (const file of readdirSync(join(folder, 'packages'))) sh('dpkg', '-x', join(folder, 'packages', file), join(folder, 'root'));
}

/** The programs' own places, which nobody outside this namespace sees. */
function prepareMounts(folder, root) {
  sh('ip', 'link', 'set', 'lo', 'up');
  for (const place of ['/run', '/var/spool', '/var/lib', '/usr/libexec']) sh('mount', '-t', 'tmpfs', 'tmpfs', place);
  cpSync(join(root, 'usr/libexec/opensmtpd'), '/usr/libexec/opensmtpd', { recursive: true });
  mkdirSync('/var/lib/opensmtpd/empty', { recursive: true, mode: 0o755 });
  const lay = (file, line) => {
    const lines = Object.entries(users).map(([name, id]) => line(name, id));
    const own = join(folder, file);
    writeFileSync(own, [readFileSync(join('/etc', file), 'utf8').trimEnd(), ...lines, ''].join('\n'));
    sh('mount', '--bind', own, join('/etc', file));
  };
  lay('passwd', (name, id) => `${name}:x:${id}:${id}::/nonexistent:/usr/sbin/nologin`);
  lay('group', (name, id) => `${name}:x:${id}:`);
}

/** A program that runs as long as the tests; what it says is kept in a file. */
function start(folder, name, program, args) {
  const child = spawn(program, args, { stdio: ['ignore', 'pipe', 'pipe'] });
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (text) => writeFileSync(join(folder, `${name}.log`), text, { flag: 'a' }));
  return child;
}

function startPostfix(folder) {
  const own = join(folder, 'postfix');
  for (const part of ['etc', 'spool', 'data']) mkdirSync(join(own, part), { recursive: true });
  const id = (option) => Number(sh('id', option, 'postfix'));
  chownSync(join(own, 'data'), id('-u'), id('-g'));
  for (const file of ['postfix-files', 'postfix-files.d', 'dynamicmaps.cf', 'dynamicmaps.cf.d'])
    if (existsSync(join('/etc/postfix', file))) cpSync(join('/etc/postfix', file), join(own, 'etc', file), { recursive: true });
  writeFileSync(join(own, 'boxes'), 'bob@receiver.example box/\npostmaster@receiver.example box/\n');
  const settings = {
    compatibility_level: '3.6',
    queue_directory: join(own, 'spool'),
    data_directory: join(own, 'data'),
    maillog_file: join(own, 'mail.log'),
    maillog_file_prefixes: folder,
    myhostname: host,
    inet_protocols: 'ipv4',
    alias_maps: '',
    mydestination: '',
    mynetworks: '203.0.113.0/24',
    virtual_mailbox_domains: 'receiver.example',
    virtual_mailbox_maps: `texthash:${join(own, 'boxes')}`,
    virtual_mailbox_base: join(own, 'spool'),
    smtpd_tls_security_level: 'may',
    smtpd_tls_chain_files: `${join(folder, 'key.pem')},${join(folder, 'certificate.pem')}`,
    smtpd_peername_lookup: 'no',
  };
  const given = readFileSync('/usr/share/postfix/master.cf.dist', 'utf8');
  const unconfined = given.replace(/^smtp +inet.*$/m, '').replace(/^(\S+ +(?:unix|unix-dgram) +\S+ +\S+ +)y/gm, '$1n');
  const plain = '-o smtpd_tls_security_level=none -o smtpd_discard_ehlo_keywords=chunking';
  const doors = [`127.0.0.1:${ports.postfix} inet n - n - - smtpd`, `127.0.0.1:${ports['postfix-plain']} inet n - n - - smtpd ${plain}`];
  writeFileSync(join(own, 'etc/master.cf'), [unconfined, ...doors, ''].join('\n'));
  writeFileSync(
    join(own, 'etc/main.cf'),
    Object.entries(settings)
      .map(([key, value]) => `${key} = ${value}\n`)
      .join(''),
  );
  return start(folder, 'postfix', 'postfix', ['-c', join(own, 'etc'), 'start-fg']);
}

function startExim(folder, root) {
  const own = join(folder, 'exim');
  mkdirSync(join(own, 'spool'), { recursive: true });
  for (const place of [own, join(own, 'spool')]) chownSync(place, users['Debian-exim'], users['Debian-exim']);
  cpSync(join(folder, 'key.pem'), join(own, 'key.pem'));
  chownSync(join(own, 'key.pem'), users['Debian-exim'], users['Debian-exim']);
  const configuration = (port, more) => `
primary_hostname = ${host}
spool_directory = ${join(own, 'spool')}
log_file_path = ${join(own, '%slog')}
domainlist local_domains = receiver.example : ${host}
acl_smtp_rcpt = acl_check_rcpt
daemon_smtp_ports = ${port}
local_interfaces = 127.0.0.1
disable_ipv6
tls_certificate = ${join(folder, 'certificate.pem')}
tls_privatekey = ${join(own, 'key.pem')}
${more}
begin acl
acl_check_rcpt:
  accept domains = +local_domains
         endpass
         verify = recipient
  deny message = relay not permitted
begin routers
mailboxes:
  driver = accept
  domains = +local_domains
  local_parts = bob : postmaster
  transport = nowhere
begin transports
nowhere:
  driver = appendfile
  file = /dev/null
  user = nobody
`;
  const file = (name) => join(own, `${name}.conf`);
  writeFileSync(file('exim'), configuration(ports.exim, 'tls_advertise_hosts = *'));
  writeFileSync(file('plain'), configuration(ports['exim-plain'], 'tls_advertise_hosts =\nchunking_advertise_hosts ='));
  const program = join(root, 'usr/sbin/exim4');
  const second = start(folder, 'exim-plain', program, ['-C', file('plain'), '-bdf']);
  const first = start(folder, 'exim', program, ['-C', file('exim'), '-bdf']);
  return { kill: () => (first.kill(), second.kill()) };
}

function startOpenSmtpd(folder, root) {
  const configuration = `
pki ${host} cert "${join(folder, 'certificate.pem')}"
pki ${host} key "${join(folder, 'key.pem')}"
listen on 127.0.0.1 port ${ports.opensmtpd} hostname ${host} tls pki ${host}
table boxes { bob = "nobody", postmaster = "nobody" }
action "in" mbox virtual <boxes>
match from any for domain "receiver.example" action "in"
match from any for local action "in"
`;
  const file = join(folder, 'smtpd.conf');
  writeFileSync(file, configuration);
  mkdirSync('/var/spool/smtpd', { mode: 0o711 });
  return start(folder, 'opensmtpd', join(root, 'usr/sbin/smtpd'), ['-d', '-f', file]);
}

async function listens(port, name, folder) {
  for (let tries = 0; tries < 300; tries++) {
    const open = await new Promise((done) => {
      const socket = connect(port, '127.0.0.1');
      socket.on('connect', () => (socket.destroy(), done(true))).on('error', () => done(false));
    });
    if (open) return;
    await sleep(100);
  }
  const log = join(folder, `${name}.log`);
  const logs = existsSync(log) ? readFileSync(log, 'utf8') : 'it said nothing';
  throw new Error(`${name} did not listen at port ${port}: ${logs}`);
}
