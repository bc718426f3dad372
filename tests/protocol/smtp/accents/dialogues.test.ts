// What is typed to a server with a recorded accent is answered as the real program answered it (tests/lab/dialogues/), connection by
// connection.
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Accent } from '#src/protocol/smtp/accent.ts';
import { recordedAccents } from '#src/protocol/smtp/recorded-accents.ts';
import { openServer, serveLine, serverAfterHandshake } from '#src/protocol/smtp/server.ts';
import type { ServerConfig } from '#src/protocol/smtp/server-state.ts';

/** `say` is null for the greeting; `failed`: the handshake of the program did not succeed here. */
interface Typed {
  readonly say: string | null;
  readonly hear: readonly string[];
  readonly failed?: boolean;
  readonly closed?: boolean;
}

const folder = new URL('../../../lab/dialogues/recorded/', import.meta.url);
const recorded = (name: string) => JSON.parse(readFileSync(new URL(`${name}.json`, folder), 'utf8')) as Typed[][];

const accentOf = (accent: Accent, isPlain: boolean): Accent => ({
  ...accent,
  queueId: '{id}',
  ehlo: isPlain ? accent.ehlo.filter((line) => line !== 'CHUNKING') : accent.ehlo,
});

const configOf = (accent: Accent, isPlain: boolean): ServerConfig => ({
  hostName: 'mx1.receiver.example',
  accent: accentOf(accent, isPlain),
  tls: isPlain ? 'absent' : 'offered',
  domains: ['receiver.example'],
  mailboxes: ['bob@receiver.example'],
  clientAddress: '127.0.0.1',
  date: 'Thu, 01 Jan 2026 00:00:00 +0000',
});

/** All that our server says, in order. */
function answers(config: ServerConfig, dialogue: readonly Typed[]): { readonly said: string[]; readonly isClosed: boolean } {
  let { state, lines } = openServer(config);
  const all = [...lines];
  for (const { say } of dialogue.slice(1)) {
    if (say === 'TLS') state = serverAfterHandshake(state);
    else ({ state, lines } = serveLine(config, state, say!));
    if (say !== 'TLS') all.push(...lines);
  }
  return { said: all, isClosed: state.phase === 'closed' };
}

const rows = [
  ['postfix', recordedAccents.postfix, false],
  ['postfix-plain', recordedAccents.postfix, true],
  ['exim', recordedAccents.exim, false],
  ['exim-plain', recordedAccents.exim, true],
  ['opensmtpd', recordedAccents.opensmtpd, false],
] as const;

describe.each(rows)('%s', (name, accent, isPlain) => {
  const config = configOf(accent, isPlain);
  const dialogues = recorded(name).map((dialogue) => {
    const end = dialogue.findIndex(({ failed }) => failed);
    return end < 0 ? dialogue : dialogue.slice(0, end);
  });

  it('was typed to', () => expect(dialogues.length).toBeGreaterThan(140));

  it.each(dialogues.map((dialogue) => [JSON.stringify(dialogue.slice(1).map(({ say }) => say?.slice(0, 60))), dialogue] as const))(
    '%s',
    (_, dialogue) => {
      const heard = dialogue.flatMap(({ hear }) => hear);
      // Behind a chunk that ends within a line the recorder stopped listening one reply early.
      const end = dialogue.some(({ say }) => say?.startsWith('BDAT')) ? heard.length : undefined;
      const { said, isClosed } = answers(config, dialogue);
      expect(said.slice(0, end)).toEqual(heard);
      if (dialogue.at(-1)!.closed) expect(isClosed).toBe(true);
    },
  );
});
