// Replies of a mail server, read line by line (RFC 5321 section 4.2), with limits, so that a server that talks without end is cut off.
import type { Socket } from 'node:net';

/** A reply of one or more lines; `code` is that of the last, 0 when it has none. */
export interface Reply {
  readonly code: number;
  readonly lines: readonly string[];
}

const longestLine = 4096;
const mostLines = 200;

/** Reads replies from a socket. `take` gives the next one, or rejects when the connection ends or what comes is no SMTP. */
export class ReplyReader {
  #buffer = '';
  #lines: string[] = [];
  readonly #chunks: AsyncIterator<Buffer>;

  constructor(socket: Socket) {
    // The stream stays open when reading stops: STARTTLS goes on with the same socket.
    this.#chunks = socket.iterator({ destroyOnReturn: false })[Symbol.asyncIterator]() as AsyncIterator<Buffer>;
  }

  async take(): Promise<Reply> {
    for (;;) {
      const end = this.#buffer.indexOf('\n');
      if (end >= 0) {
        const line = this.#buffer.slice(0, end).replace(/\r$/, '');
        this.#buffer = this.#buffer.slice(end + 1);
        this.#lines.push(line);
        if (!/^\d{3}-/.test(line)) return this.#finish(line);
        if (this.#lines.length > mostLines) throw new Error('the server sends more lines than a reply has');
        continue;
      }
      if (this.#buffer.length > longestLine) throw new Error('the server sends a line without end');
      const { done, value } = await this.#chunks.next();
      if (done) throw new Error('the server closed the connection');
      this.#buffer += value.toString('latin1');
    }
  }

  /** Gives the socket back: bytes that are read later belong to somebody else. */
  async release(): Promise<void> {
    await this.#chunks.return?.();
  }

  /** Whether more has come than was taken: after the reply to STARTTLS nothing may (RFC 3207 section 4.2 by way of CVE-2011-0411). */
  get hasMore(): boolean {
    return this.#buffer.length > 0;
  }

  #finish(last: string): Reply {
    const lines = this.#lines;
    this.#lines = [];
    return { code: Number(/^\d{3}(?= |$)/.exec(last)?.[0] ?? 0), lines };
  }
}
