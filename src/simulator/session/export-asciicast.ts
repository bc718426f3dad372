// A session as a terminal recording, asciicast version 2: the transcript, a line at a time, with a marker at each chapter.
// The format: https://docs.asciinema.org/manual/asciicast/v2/
import type { Say } from './findings-text.ts';
import type { Session } from './session.ts';
import { formatTranscript, legend } from './transcript.ts';

/** Seconds from one line to the next, and the pause before a chapter. */
const pace = { line: 0.6, chapter: 1.2 };

/** One JSON value a line: the header, then `[seconds, "o" or "m", text]`. The transcript holds no control characters. */
export function exportAsciicast(session: Session, say?: Say): string {
  const lines = [...legend, '', ...formatTranscript(session, say).trimEnd().split('\n')];
  const width = Math.min(200, Math.max(80, ...lines.map((line) => line.length)));
  const header = { version: 2, width, height: 30, timestamp: session.scenario.now, title: session.scenario.title ?? 'MTA-STS, explained' };
  const events: (readonly [number, 'o' | 'm', string])[] = [];
  let at = 0;
  for (const [index, line] of lines.entries()) {
    const isChapter = index > legend.length && line !== '' && !line.startsWith(' ');
    at += isChapter ? pace.chapter : pace.line;
    const seconds = Number(at.toFixed(3));
    if (isChapter) events.push([seconds, 'm', line]);
    events.push([seconds, 'o', `${line}\r\n`]);
  }
  return [header, ...events].map((value) => JSON.stringify(value)).join('\n') + '\n';
}
