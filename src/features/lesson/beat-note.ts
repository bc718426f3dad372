// Line by line, the words of a beat stand as the note on the event at which it rests, for as long as the session is the beat's own.
import type { NoteContent } from '#src/features/player/note.ts';
import type { ProseNode } from '#src/explanations/prose.ts';
import type { LessonBeats, Run } from '#src/lessons/beat.ts';
import type { LessonWords } from '#src/lessons/beat-words.ts';
import type { Session, SessionEvent } from '#src/simulator/session/session.ts';
import { isSameRun, mainBeats, restOf, runAt } from './beat-path.ts';

export function beatNote(event: SessionEvent, session: Session, run: Run, lesson: LessonBeats, says: LessonWords): NoteContent | undefined {
  const index = session.events.indexOf(event);
  const beat = mainBeats(lesson).find(
    ({ id, at, guess, ending }) => !guess && !ending && restOf({ at }, session) === index && isSameRun(runAt(lesson, id), run),
  );
  if (!beat) return undefined;
  const { title, body, citations } = says.beats[beat.id]!;
  return { heading: title, body: body.map(withoutIfs), citations };
}

/** What-ifs are opened in the beats alone: here their words are words. */
function withoutIfs(node: ProseNode): ProseNode {
  if (typeof node === 'string' || !('children' in node)) return node;
  if (node.type === 'if') return { type: 'emphasis', children: node.children };
  return { ...node, children: node.children.map(withoutIfs) } as ProseNode;
}
