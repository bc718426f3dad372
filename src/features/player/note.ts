// What a note on a step says. Lessons have notes of their own; a kind of event has a general one.
import type { ProseNode } from '#src/explanations/prose.ts';
import type { Citation } from '#src/protocol/citation.ts';
import type { Severity } from '#src/protocol/finding.ts';
import type { SessionEvent } from '#src/simulator/session/session.ts';

/** One thing found at a step, in words: how grave, what, what it means and how to mend it, which rule. */
export interface FindingWords {
  readonly code: string;
  readonly severity: Severity;
  readonly statement: string;
  readonly body: readonly ProseNode[];
  readonly fix: readonly ProseNode[];
  readonly citations: readonly Citation[];
  /** Where the page's language has no words. */
  readonly lang?: 'en';
}

/** `heading` is a statement; what is to be folded away stands in `body`; `citations` are what it rests on. */
export interface NoteContent {
  readonly heading: string;
  readonly body: readonly ProseNode[];
  readonly citations: readonly Citation[];
  /** What was found at the step; left out while its words are on their way. */
  readonly findings?: readonly FindingWords[];
}

/**
 * The ids of the events whose note is the first with its heading, or with something found: where all notes are given, none is given twice.
 */
export function firstNotes(
  events: readonly SessionEvent[],
  noteFor: (event: SessionEvent) => NoteContent | undefined,
): ReadonlySet<string> {
  const headings = new Set<string>();
  const first = new Set<string>();
  for (const event of events) {
    const note = noteFor(event);
    if (!note) continue;
    const told = [note.heading, ...(note.findings ?? []).map(({ statement }) => statement)];
    if (told.every((each) => headings.has(each))) continue;
    told.forEach((each) => headings.add(each));
    first.add(event.id);
  }
  return first;
}
