// Client and server together say the very lines of recorded sessions of Postfix to Postfix and to Exim.
import fs from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { ClientConfig, ClientHabits } from '#src/protocol/smtp/client-state.ts';
import { recordedAccents } from '#src/protocol/smtp/recorded-accents.ts';
import { removeReplyLine } from '#src/protocol/smtp/replies.ts';
import type { ServerConfig } from '#src/protocol/smtp/server-state.ts';
import { converse, type Path } from './exchange.ts';

interface Recording {
  readonly to: string;
  readonly verdict: string;
  readonly transport: string;
  readonly session: readonly { readonly from?: string; readonly line?: string; readonly action?: string; readonly event?: string }[];
}

const folder = new URL('../../recordings/', import.meta.url);
const read = (id: string): Recording => JSON.parse(fs.readFileSync(new URL(`${id}.json`, folder), 'utf8')) as Recording;

/** What the sender said and heard, in order, as far as the recording could see it. */
function heard({ session }: Recording): string[] {
  return session.flatMap(({ from, line, action, event }) => {
    if (event === 'tls') return ['-- TLS'];
    if (line === undefined || action === 'dropped') return [];
    return [`${from === 'sender' ? 'C' : 'S'}: ${line}`];
  });
}

const postfixHabits: ClientHabits = {
  pipelines: true,
  quitsEarly: true,
  skipsBye: false,
  declaresSize: true,
  namesOriginalRecipient: true,
};

/** The text of the recorded mail and its announced size; where none was sent, any will do. */
function clientOf(recording: Recording, useTls: ClientConfig['useTls']): ClientConfig {
  const lines = heard(recording);
  const text = lines.slice(lines.findIndex((line) => line.startsWith('S: 354')) + 1, lines.indexOf('C: .'));
  const size = lines.map((line) => /^C: MAIL .* SIZE=(\d+)/.exec(line)?.[1]).find(Boolean);
  return {
    hostName: 'out.sender.example',
    useTls,
    from: 'alice@sender.example',
    to: [recording.to],
    message: text.map((line) => line.slice(3)),
    ...(size ? { size: Number(size) } : {}),
    habits: postfixHabits,
  };
}

const server = (hostName: string, more: Partial<ServerConfig> = {}): ServerConfig => ({
  hostName,
  accent: recordedAccents.postfix,
  tls: 'offered',
  ...more,
});

const nosts = server('mx1.nosts.example');
const good = server('mx1.good.example');
const exim = server('mx1.good.example', {
  accent: { ...recordedAccents.exim, queueId: '1xVWNF-0000x8-2x' },
  clientAddress: '127.0.0.25',
  date: 'Thu, 01 Jan 2026 00:00:00 +0000',
});
const strip: Path = { fromServer: (lines) => removeReplyLine(lines, 'STARTTLS') };
const refuse: Path = { answers: (line) => (line === 'STARTTLS' ? ['454 4.7.0 TLS not available due to local problem'] : undefined) };
const breaks: Path = { handshake: 'failed', answers: (line) => (line === 'STARTTLS' ? ['220 2.0.0 Ready to start TLS'] : undefined) };
const wrong: Path = { handshake: 'rejected' };

describe('the recorded dialogues', () => {
  it.each<[string, ClientConfig['useTls'], ServerConfig, Path]>([
    ['nosts-terminate', 'may', nosts, {}],
    ['nosts-selfsigned', 'may', nosts, {}],
    ['nosts-strip', 'may', nosts, strip],
    ['nosts-454', 'may', nosts, refuse],
    ['nosts-tlsbreak', 'may', nosts, breaks],
    ['exim-nosts-terminate', 'may', exim, {}],
    ['enforce-terminate', 'must', good, {}],
    ['enforce-strip', 'must', good, strip],
    ['enforce-454', 'must', good, refuse],
    ['enforce-notls', 'must', server('mx1.good.example', { tls: 'absent' }), {}],
    ['enforce-tlsbreak', 'must', good, breaks],
    ['enforce-selfsigned', 'must', good, wrong],
    ['enforce-untrusted', 'must', good, wrong],
    ['enforce-expired', 'must', good, wrong],
    ['testing-strip', 'may', server('mx1.testing.example'), strip],
    ['none-strip', 'may', good, strip],
    ['fetch-expired-strip', 'may', good, strip],
  ])('%s: every line, in order', (id, useTls, serverConfig, path) => {
    const recording = read(id);
    const { lines, client } = converse(clientOf(recording, useTls), serverConfig, path);
    expect(lines).toEqual(heard(recording));
    expect(client.outcome?.result).toBe(recording.verdict === 'sent' ? 'sent' : 'temporary');
    const sentInClear = client.outcome?.messageSent === true && !client.outcome.secured;
    expect(sentInClear).toBe(recording.transport === 'clear');
  });
});
