// What a note on a step says. Lessons have notes of their own; a kind of event has a general one.
import type { ProseNode } from '#src/explanations/prose.ts';
import type { Citation } from '#src/protocol/citation.ts';
import type { SessionEvent } from '#src/simulator/session/session.ts';

/** `heading` is a statement; what is to be folded away stands in `body`; `citations` are what it rests on. */
export interface NoteContent {
  readonly heading: string;
  readonly body: readonly ProseNode[];
  readonly citations: readonly Citation[];
}

/** The ids of the events whose note is the first with its heading: where all notes are given, none is given twice. */
export function firstNotes(
  events: readonly SessionEvent[],
  noteFor: (event: SessionEvent) => NoteContent | undefined,
): ReadonlySet<string> {
  const headings = new Set<string>();
  const first = new Set<string>();
  for (const event of events) {
    const heading = noteFor(event)?.heading;
    if (heading === undefined || headings.has(heading)) continue;
    headings.add(heading);
    first.add(event.id);
  }
  return first;
}
