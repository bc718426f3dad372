// The note on an event: the lesson's own where it has one, else the general note on events of its kind.
import { eventKey, explainEvent } from '#src/explanations/index.ts';
import { noteOn, type LessonText } from '#src/lessons/lesson.ts';
import { eventKinds, type EventKind } from '#src/simulator/event-kinds.ts';
import type { SessionEvent } from '#src/simulator/session.ts';
import { visible } from '#src/protocol/visible.ts';
import type { NoteContent } from '../components/note.ts';

/** Never empty: every kind of event is explained. */
export function noteFor(event: SessionEvent, lesson?: LessonText): NoteContent {
  const own = lesson && noteOn(event, lesson);
  if (own) {
    const { heading, body, citations, whatIf } = own;
    const folded = whatIf ? [{ type: 'what-if' as const, title: whatIf.title, children: whatIf.body }] : [];
    return { heading, body: [...body, ...folded], citations };
  }
  const { heading, body, citations } = explainEvent(eventKey(event), { host: event.host ?? '', text: visible(event.text) });
  const ruled = eventKinds[event.explains as EventKind];
  return { heading, body, citations: ruled ? [ruled, ...citations] : citations };
}
