// What a note on a step says. Lessons have notes of their own; a kind of event has a general one.
import type { ProseNode } from '#src/explanations/prose.ts';
import type { Citation } from '#src/protocol/citation.ts';

/** `heading` is a statement; what is to be folded away stands in `body`; `citations` are what it rests on. */
export interface NoteContent {
  readonly heading: string;
  readonly body: readonly ProseNode[];
  readonly citations: readonly Citation[];
}
