// The words for one event: whose line it is, what stands in its row, and one sentence for the slider and the live region.
import type { Words } from '#src/words/en.ts';
import type { SessionEvent } from '#src/simulator/session.ts';
import { shorten } from './score.ts';
import { fill } from './words.ts';

/** "Receiving MX to sender, deleted by the attacker", for those who cannot see the staves. */
export function speakerOf({ from, to, tampered }: SessionEvent, words: Words): string {
  const speaker = tampered?.action === 'injected' ? 'attacker' : from;
  const path = from === to ? words.actors[from] : fill(words.score.to, { from: words.actors[speaker], to: words.inText[to] });
  return tampered && tampered.action !== 'injected' ? path + words.score.touched[tampered.action] : path;
}

/** What an actor does alone, put into words; undefined for what was on the wire and stands as it is. */
export function sayingOf(event: SessionEvent, words: Words): string | undefined {
  if (event.channel !== 'decision' && event.channel !== 'cache' && event.channel !== 'tcp' && event.from !== event.to) return undefined;
  const says: Readonly<Record<string, string>> = words.says;
  const saying = (event.channel === 'decision' ? says[event.text] : undefined) ?? says[event.explains];
  return saying === undefined ? undefined : fill(saying, { host: event.host ?? event.text });
}

/** "250-STARTTLS" or "keeps the message", after who says it: at most `length` characters. */
export function lineOf(event: SessionEvent, words: Words, length = 90): string {
  return shorten(`${speakerOf(event, words)}: ${sayingOf(event, words) ?? event.text}`, length);
}
