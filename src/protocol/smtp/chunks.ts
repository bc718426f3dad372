// BDAT: the message in chunks of so many octets, whatever is in them (RFC 3030 section 2). Octets that are not wanted are read all the
// same, so that they are not taken for commands.
import type { Replies } from './accent.ts';
import { smtpFinding } from './codes.ts';
import type { Command } from './commands.ts';
import { keywordsOf } from './extensions.ts';
import { endMessage } from './message-end.ts';
import { messageOctets, octetsOf } from './octets.ts';
import { answer, onSuccess } from './server-reply.ts';
import type { ServerConfig, ServerState, ServerStep } from './server-state.ts';

/** BDAT itself, where CHUNKING was offered. Nothing is said before the octets have come; of a chunk of none, at once. */
export function openChunk(config: ServerConfig, state: ServerState, { size, last }: Extract<Command, { verb: 'BDAT' }>): ServerStep {
  const refusal = refusalOf(state);
  const isSaid = refusal !== undefined && config.accent.refusesChunkAtOnce === true;
  const chunk: NonNullable<ServerState['chunk']> = { size, left: size, last, ...(refusal && { refusal: isSaid ? 'said' : refusal }) };
  const opened: ServerState = { ...state, phase: 'chunk', chunk };
  if (isSaid) return { ...refuse(config, state, refusal), state: size === 0 ? state : opened };
  return size === 0 ? closeChunk(config, opened) : { state: opened, lines: [], findings: [] };
}

/** Whether this server takes BDAT here. */
export function offersChunking({ accent }: ServerConfig, { hello }: ServerState): boolean {
  const lines = accent.chunksUnannounced ? accent.ehlo : (hello?.offered ?? []);
  return keywordsOf(lines).includes('CHUNKING');
}

/** Why the octets are read in vain. */
function refusalOf(state: ServerState): 'dataWithoutMail' | 'dataWithoutRecipients' | undefined {
  if (!state.mail) return 'dataWithoutMail';
  return state.recipients.length === 0 ? 'dataWithoutRecipients' : undefined;
}

function refuse(config: ServerConfig, state: ServerState, refusal: keyof Replies): ServerStep {
  const values = { command: 'BDAT' };
  return answer(config, state, refusal, values, smtpFinding('smtp-wrong-order', { values }));
}

/** A line inside a chunk; `rest` is what stands in it behind the chunk's end, to be taken for a command. */
export function readChunk(config: ServerConfig, state: ServerState, line: string): ServerStep & { readonly rest?: string } {
  const chunk = state.chunk!;
  const octets = octetsOf(line) + 2;
  const text = octets > chunk.left ? line.slice(0, line.length - behind(line, chunk.left).length) : line;
  const inside = chunk.refusal ? state : { ...state, lines: [...state.lines, text] };
  if (octets < chunk.left) return { state: { ...inside, chunk: { ...chunk, left: chunk.left - octets } }, lines: [], findings: [] };
  const closed = closeChunk(config, inside);
  if (octets === chunk.left) return closed;
  return { ...closed, rest: behind(line, chunk.left) };
}

/** The text behind so many octets of a line. */
function behind(line: string, octets: number): string {
  let left = octets;
  const characters = [...line];
  const end = characters.findIndex((character) => (left -= octetsOf(character)) < 0);
  return end < 0 ? '' : characters.slice(end).join('');
}

function closeChunk(config: ServerConfig, state: ServerState): ServerStep {
  const { chunk, ...rest } = state;
  const { size, last, refusal } = chunk!;
  const open: ServerState = { ...rest, phase: 'command' };
  if (refusal === 'said') return { state: open, lines: [], findings: [] };
  if (refusal) return refuse(config, open, refusal);
  const total = (state.chunked ?? 0) + size;
  // What ends within a line is stored with a line end.
  const stored = last ? messageOctets(state.lines) : total;
  const values = { octets: String(size), total: String(stored), totalAndOne: String(stored + 1) };
  if (!last) return onSuccess(answer(config, open, 'chunk', values), (next) => ({ ...next, chunked: total }));
  return endMessage(config, open, 'acceptedChunks', values);
}
