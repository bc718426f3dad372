// The words for one event: whose line it is, what stands in its row, and one sentence for the slider and the live region.
import { visibleBlock } from '#src/protocol/visible.ts';
import type { SessionEvent } from '#src/simulator/session/session.ts';
import { fill } from '#src/ui/words.ts';
import type { Words } from '#src/words/en.ts';
import { shorten } from './score.ts';

/** "Receiving server to sender, deleted by the attacker", for those who cannot see the staves. */
export function speakerOf(event: SessionEvent, words: Words<'frame' | 'player'>): string {
  const { from, to, tampered } = event;
  const speaker = tampered?.action === 'injected' ? 'attacker' : from;
  const path = from === to ? words.actors[from] : fill(words.score.to, { from: words.actors[speaker], to: words.inText[to] });
  return tampered && speaker !== 'attacker' ? `${path}, ${fill(words.score.by.attack, { done: doneTo(event, words) })}` : path;
}

/** "deleted by you": the label beside a line that did not arrive as it was said; undefined for all others. */
export function tagOf(event: SessionEvent, words: Words<'frame' | 'player'>): string | undefined {
  return event.tampered && fill(words.score.by[event.tampered.by], { done: doneTo(event, words) });
}

/** A line is deleted, a connection blocked; a line is rewritten, a certificate swapped. */
function doneTo({ channel, tampered }: SessionEvent, words: Words<'frame' | 'player'>): string | undefined {
  if (!tampered) return undefined;
  const { action } = tampered;
  const line = channel !== 'tcp' && channel !== 'tls';
  return words.score.touched[
    line || action === 'damaged' ? action : ({ dropped: 'blocked', replaced: 'swapped', injected: 'caused' } as const)[action]
  ];
}

/** What an actor does alone, put into words; undefined for what was on the wire and stands as it is. */
export function sayingOf(event: SessionEvent, words: Words<'frame' | 'player'>): string | undefined {
  const { channel, from, to, text, explains, host } = event;
  if (from !== to && !(channel === 'tcp' && from === 'sender')) return undefined;
  const says: Readonly<Record<string, string>> = words.says;
  const saying = (channel === 'decision' ? says[text] : undefined) ?? says[explains];
  return saying === undefined ? undefined : fill(saying, { host: host ?? text });
}

/** What belongs to a saying and stands below it: the stored policy, the failure that is noted. */
export function detailOf({ channel, from, to, text }: SessionEvent): string | undefined {
  if (channel === 'report' && from === to) return visibleBlock(text);
  return channel === 'cache' && text.includes('; ') ? visibleBlock(text.replaceAll('; ', '\n')) : undefined;
}

/** "250-STARTTLS" or "keeps the message", after who says it: at most `length` characters. */
export function lineOf(event: SessionEvent, words: Words<'frame' | 'player'>, length = 90): string {
  return shorten(`${speakerOf(event, words)}: ${sayingOf(event, words) ?? event.text}`, length);
}
