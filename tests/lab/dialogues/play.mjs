// Types dialogues to a server on loopback and takes down what it answers, line by line.
import { connect } from 'node:net';
import { connect as connectTls } from 'node:tls';

/** Milliseconds for one answer. */
const patience = 60_000;
/** Milliseconds after which a server that may be silent, because it waits for the rest of a chunk, is taken to be so. */
const silence = 3000;

/**
 * [{ say, hear: [lines] }]: the greeting under `say: null`. A connection that the server closed ends the list with `closed: true`,
 * a handshake that did not succeed with `failed: true`. */
export async function play(dialogue, { port, host = '127.0.0.1' }) {
  let socket = connect(port, host);
  let reader = readReplies(socket);
  const heard = [{ say: null, hear: await reader.next() }];
  let isText = false;
  let isChunk = false;
  for (const line of dialogue) {
    if (line === 'TLS') {
      if (!heard.at(-1).hear[0]?.startsWith('220')) break;
      socket = connectTls({ socket, rejectUnauthorized: false });
      const failed = await new Promise((done) => socket.once('secureConnect', () => done(false)).once('error', () => done(true)));
      heard.push({ say: 'TLS', hear: [], ...(failed && { failed }) });
      if (failed) break;
      reader = readReplies(socket);
      continue;
    }
    socket.write(`${line}\r\n`);
    const opensChunk = /^BDAT [1-9]/i.test(line);
    const hear = isText && line !== '.' ? [] : await reader.next(opensChunk || isChunk);
    heard.push({ say: line, hear });
    isChunk = opensChunk;
    isText = isText ? line !== '.' : hear.at(-1)?.startsWith('354') === true;
    if (reader.isClosed()) {
      heard.at(-1).closed = true;
      break;
    }
  }
  socket.destroy();
  return heard;
}

/** Replies as they come; an empty list when the connection ends. */
function readReplies(socket) {
  let text = '';
  let closed = false;
  let wake = () => {};
  socket.on('data', (data) => {
    text += data.toString('latin1');
    wake();
  });
  for (const event of ['end', 'close', 'error']) socket.on(event, () => ((closed = true), wake()));
  const take = () => {
    const [whole] = /^(?:\d{3}-[^\n]*\n)*\d{3}(?: [^\n]*)?\n/.exec(text) ?? [];
    if (whole === undefined) return undefined;
    text = text.slice(whole.length);
    return whole.split(/\r?\n/).filter(Boolean);
  };
  return {
    isClosed: () => closed,
    async next(maySayNothing) {
      const limit = Date.now() + (maySayNothing ? silence : patience);
      for (;;) {
        const reply = take();
        if (reply) return reply;
        if (closed) return [];
        if (Date.now() > limit && maySayNothing) return [];
        if (Date.now() > limit) throw new Error(`No answer in ${patience / 1000} s; so far: ${JSON.stringify(text)}`);
        await new Promise((done) => {
          wake = done;
          setTimeout(done, 500);
        });
      }
    },
  };
}
