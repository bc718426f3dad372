// Real Postfix instances without systemd and syslog: one receives for every MX host, one sends with opportunistic TLS alone (`plain`), one
// asks postfix-mta-sts-resolver for policies (`sts`), one follows DANE by the lab's validating resolver (`dane`). The policy resolver
// itself is started for each recording.
import { chownSync, cpSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { addresses, authority, behind, certificates, inside, mxHosts, run, state } from './settings.mjs';

const folder = join(state, 'mail');
export const resolverPort = 8461;
export const instanceFolder = (instance) => join(folder, instance);
export const configurationOf = (instance) => join(folder, instance, 'etc');
export const logOf = (instance) => join(folder, instance, 'mail.log');

/** The services that sending and receiving need; none is confined to a folder, so that certificates and logs are found. */
const services = `
pickup    unix  n  -  n  60    1  pickup
cleanup   unix  n  -  n  -     0  cleanup
qmgr      unix  n  -  n  300   1  qmgr
tlsmgr    unix  -  -  n  1000? 1  tlsmgr
rewrite   unix  -  -  n  -     -  trivial-rewrite
bounce    unix  -  -  n  -     0  bounce
defer     unix  -  -  n  -     0  bounce
trace     unix  -  -  n  -     0  bounce
verify    unix  -  -  n  -     1  verify
flush     unix  n  -  n  1000? 0  flush
proxymap  unix  -  -  n  -     -  proxymap
smtp      unix  -  -  n  -     -  smtp
relay     unix  -  -  n  -     -  smtp
error     unix  -  -  n  -     -  error
retry     unix  -  -  n  -     -  error
virtual   unix  -  n  n  -     -  virtual
scache    unix  -  -  n  -     1  scache
anvil     unix  -  -  n  -     1  anvil
postlog   unix-dgram n - n -   1  postlogd
`;

const smtpServer = (address, port, options = {}) =>
  `${address}:${port} inet n - n - - smtpd` +
  Object.entries(options)
    .map(([key, value]) => ` -o ${key}=${value}`)
    .join('');
const settingLines = (settings) => Object.entries(settings).map(([key, value]) => `${key} = ${value}`);

function makeInstance(instance, servers, settings, { postfix, nobody }) {
  const own = instanceFolder(instance);
  const configuration = configurationOf(instance);
  for (const part of ['etc', 'spool', 'data', 'mailbox']) mkdirSync(join(own, part), { recursive: true });
  chownSync(join(own, 'data'), postfix.user, postfix.group);
  chownSync(join(own, 'mailbox'), nobody.user, nobody.group);
  writeFileSync(logOf(instance), '');
  for (const file of ['postfix-files', 'postfix-files.d', 'dynamicmaps.cf', 'dynamicmaps.cf.d'])
    cpSync(join('/etc/postfix', file), join(configuration, file), { recursive: true });
  writeFileSync(join(configuration, 'master.cf'), [...servers, services.trim(), ''].join('\n'));
  const everywhere = {
    compatibility_level: '3.6',
    queue_directory: join(own, 'spool'),
    data_directory: join(own, 'data'),
    maillog_file_prefixes: state,
    maillog_file: logOf(instance),
    inet_protocols: 'ipv4',
    alias_maps: '',
    mydestination: '',
    mynetworks: '127.0.0.0/8 203.0.113.0/24',
    smtpd_relay_restrictions: 'permit_mynetworks, reject_unauth_destination',
  };
  writeFileSync(join(configuration, 'main.cf'), [...settingLines({ ...everywhere, ...settings }), ''].join('\n'));
}

/** Accepts mail for everybody; each MX host has an smtpd of its own with its name and certificate. */
function makeReceiver(accounts) {
  const chain = (name) => `${certificates}/${name}.key,${certificates}/${name}.pem`;
  const servers = mxHosts.map(({ address, host, certificate, attacked }) =>
    smtpServer(attacked ? behind(address) : address, attacked ? 2525 : 25, {
      myhostname: host,
      ...(certificate ? { smtpd_tls_chain_files: chain(certificate) } : { smtpd_tls_security_level: 'none' }),
    }),
  );
  const lostItsTls = { myhostname: 'mx1.good.example', smtpd_tls_security_level: 'none' };
  servers.push(smtpServer(behind(addresses.nobody), 2525, lostItsTls));
  const box = { virtual_mailbox_base: join(instanceFolder('receiver'), 'mailbox'), virtual_mailbox_maps: 'static:box/' };
  const settings = {
    myhostname: 'mx1.good.example',
    ...box,
    virtual_mailbox_domains: 'static:all',
    virtual_uid_maps: `static:${accounts.nobody.user}`,
    virtual_gid_maps: `static:${accounts.nobody.group}`,
    smtpd_tls_security_level: 'may',
    smtpd_tls_chain_files: chain('mx1'),
    smtpd_tls_loglevel: 1,
    smtpd_tls_received_header: 'yes',
    smtpd_peername_lookup: 'no',
  };
  makeInstance('receiver', servers, settings, accounts);
}

function makeSender(instance, own, accounts) {
  const submission = addresses.submission[instance];
  const settings = {
    myhostname: 'out.sender.example',
    inet_interfaces: `${addresses.sender}, ${submission}`,
    smtp_bind_address: addresses.sender,
    smtp_tls_security_level: 'may',
    smtp_tls_CAfile: authority,
    smtp_tls_loglevel: 1,
    smtp_connection_cache_on_demand: 'no',
    smtp_connect_timeout: '5s',
    minimal_backoff_time: '1s',
    max_use: 1, // each delivery by a process that has read resolv.conf anew
    smtpd_peername_lookup: 'no',
    debug_peer_list: '198.51.100.0/24', // logs each SMTP line, also inside TLS
    debug_peer_level: 1,
    ...own,
  };
  makeInstance(instance, [smtpServer(submission, 10025)], settings, accounts);
}

async function account(user) {
  const id = async (option) => Number((await run('id', [option, user])).stdout);
  return { user: await id('-u'), group: await id('-g') };
}

const postfix = (instance, command) => inside('postfix', ['-c', configurationOf(instance), command]);

export async function startMail() {
  const accounts = { postfix: await account('postfix'), nobody: await account('nobody') };
  makeReceiver(accounts);
  makeSender('plain', {}, accounts);
  makeSender('sts', { smtp_tls_policy_maps: `socketmap:inet:127.0.0.1:${resolverPort}:postfix` }, accounts);
  makeSender('dane', { smtp_tls_security_level: 'dane', smtp_dns_support_level: 'dnssec' }, accounts);
  await Promise.all(['receiver', 'plain', 'sts', 'dane'].map((instance) => postfix(instance, 'start')));
}
