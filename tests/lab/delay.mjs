// node delay.mjs MILLISECONDS FROM TO [FROM TO]…: makes servers far away. Each FROM is an address:port that leads to TO, with so long a
// round trip: every octet is late by half of it, and since the TCP handshake with this proxy costs nothing, the first ones of the client
// wait for a whole one more. Not every kernel has a queue that delays (netem); this needs none.
import net from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';

const [roundTrip, ...pairs] = process.argv.slice(2);
const half = Number(roundTrip) / 2;
const endpoint = (text) => ({ host: text.split(':')[0], port: Number(text.split(':')[1]), allowHalfOpen: true, noDelay: true });

/** Passes on what `from` says, and its end, in order and late; nothing before `earliest`. */
function carry(from, to, earliest) {
  let last = Promise.resolve();
  const late = (pass) => {
    const due = Math.max(earliest, performance.now()) + half;
    last = last.then(() => sleep(Math.max(0, due - performance.now()))).then(pass);
  };
  from.on('data', (chunk) => late(() => to.write(chunk)));
  from.on('end', () => late(() => to.end()));
  from.on('error', () => to.destroy());
}

for (let index = 0; index < pairs.length; index += 2) {
  const server = net.createServer({ allowHalfOpen: true, noDelay: true }, (client) => {
    const behind = net.connect(endpoint(pairs[index + 1]));
    carry(client, behind, performance.now() + 2 * half);
    carry(behind, client, 0);
  });
  server.listen(endpoint(pairs[index]));
}
