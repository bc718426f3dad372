// node send.mjs TO: one delivery by zone-mta's own sender (class Sender of lib/sender.js, with its mx-connect, mailauth and nodemailer),
// unchanged. Ours are the queue, which is one message in memory in place of MongoDB, and an object in place of Redis. Prints JSON lines:
// { log }, what it logs, and { command }, what it tells its queue: RELEASE, DEFER or BOUNCE.
import { writeSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';

const to = process.argv[2];
const root = join(import.meta.dirname, 'node_modules/zone-mta');
const require = createRequire(join(root, 'package.json'));
const own = (name) => require(join(root, name));
process.chdir(root); // wild-config reads ./config
process.argv.length = 2;

const say = (entry) => writeSync(1, JSON.stringify(entry) + '\n');
const config = require('wild-config');
config.dns = { ...config.dns, caching: false, ignoreIPv6: true };
config.name = 'ZoneMTA';
config.log = { ...config.log, queue: true, level: 'silly' };
const log = require('npmlog');
log.level = 'silly';
log.stream = new PassThrough().resume();
log.on('log', ({ level, message }) => say({ log: message, level }));

const plugins = own('lib/plugins.js');
plugins.init('sender');
plugins.handler.remotelog = () => {};
const stored = {};
own('lib/db.js').redis = {
  get: async (key) => stored[key] ?? null,
  multi() {
    const kept = {};
    return {
      set(key, value) {
        kept[key] = value;
        return this;
      },
      expire() {
        return this;
      },
      exec: async () => void Object.assign(stored, kept),
    };
  },
};

const body = Buffer.from('The offer is 41 000. Do not forward.\r\n');
const headers = [
  ['date', 'Date: Thu, 01 Jan 2026 00:00:00 +0000'],
  ['to', `To: ${to}`],
  ['from', 'From: alice@sender.example'],
  ['subject', 'Subject: quarterly numbers'],
  ['message-id', 'Message-Id: <1@client.sender.example>'],
  ['x-mailer', 'X-Mailer: lab'],
].map(([key, line]) => ({ key, line }));
const message = {
  ...{ id: '19ac0000000000001', seq: '001', _lock: 'x', from: 'alice@sender.example', recipient: to, domain: to.split('@')[1] },
  dnsOptions: { ignoreIPv6: true, preferIPv6: false, blockLocalAddresses: false },
  ...{ headers, bodySize: body.length, logger: true, sendingZone: 'default', messageId: '<1@client.sender.example>' },
  ...{ origin: '203.0.113.10', originhost: 'client.sender.example', transhost: 'client.sender.example', transtype: 'ESMTP' },
  ...{ time: Date.now(), created: Date.now() },
};

let isTaken = false;
/** What the sender asks of its queue. */
function sendCommand(command, callback) {
  const name = command.cmd ?? command;
  if (name === 'GET') {
    const next = isTaken ? false : message;
    if (next) say({ command: { cmd: 'ATTEMPT', attempt: 1 } });
    isTaken = true;
    return setImmediate(callback, null, next);
  }
  if (name === 'RELEASE' || name === 'DEFER' || name === 'BOUNCE') {
    const { status, response, category } = command;
    say({ command: { cmd: name, response, category, status } });
    if (name !== 'BOUNCE') setTimeout(() => process.exit(0), 1500); // long enough for QUIT and its reply
  }
  setImmediate(callback, null, name !== 'GETCACHE');
}
const queue = {
  retrieve() {
    const stream = new PassThrough();
    stream.end(body);
    return stream;
  },
  setMeta: (_id, _meta, done) => done?.(),
};
plugins.handler.queue = queue;

function start() {
  const pool = [{ address: '203.0.113.10', name: 'out.sender.example' }];
  const SendingZone = own('lib/sending-zone.js').SendingZone;
  const settings = { pool, ignoreIPv6: true, logger: true, connectionCache: { ttl: 0, reuseCount: 1 } };
  const zone = new SendingZone('default', settings, { get: () => false });
  const [Sender, ConnectionPool] = [own('lib/sender.js'), own('lib/connection-pool.js')];
  const sender = new Sender('lab', 1, zone, sendCommand, queue, new ConnectionPool(sendCommand));
  sender.once('error', (error) => {
    say({ command: { cmd: 'ERROR', response: error.message } });
    process.exit(1);
  });
}
if (plugins.handler.load) plugins.handler.load(start);
else start();
