// The way through a lesson's beats: which comes next, which session each is played in, at which event it rests. Pure.
import { formatMove } from '#src/address/move-text.ts';
import type { Act, Beat, LessonBeats, Run } from '#src/lessons/beat.ts';
import type { Session, SessionEvent } from '#src/simulator/session/session.ts';

/** The beats that Next leads through, in order. */
export function mainBeats({ beats }: LessonBeats): readonly Beat[] {
  return beats.filter(({ branch }) => !branch);
}

export function beatById({ beats }: LessonBeats, id: string): Beat | undefined {
  return beats.find((beat) => beat.id === id);
}

/** The beat with the act that leads to another one. */
export function leaderTo({ beats }: LessonBeats, id: string): Beat | undefined {
  return beats.find(({ acts = [] }) => acts.some(({ to }) => to === id));
}

/** `hands/drop`: a beat and one of its acts. */
export function actByName(lesson: LessonBeats, name: string): { readonly beat: Beat; readonly act: Act } | undefined {
  const [beatId = '', actId] = name.split('/');
  const beat = beatById(lesson, beatId);
  const act = beat?.acts?.find(({ id }) => id === actId);
  return beat && act && { beat, act };
}

/**
 * The session in which a beat stands for a reader who comes straight to it: that of the last beat before it that names one, or of the last
 * first act that leads on; a branch has that of the act that leads there.
 */
export function runAt(lesson: LessonBeats, id: string): Run {
  const beat = beatById(lesson, id);
  if (beat?.run) return beat.run;
  const leading = lesson.beats.flatMap(({ acts = [] }) => acts).find(({ to }) => to === id);
  if (beat?.branch) return leading ? runOf(leading) : {};
  let run: Run = {};
  for (const each of mainBeats(lesson)) {
    if (each.run) run = each.run;
    if (each.id === id) break;
    const [first] = each.acts ?? [];
    if (first && !beatById(lesson, first.to)?.branch) run = runOf(first);
  }
  return run;
}

/** What an act plays. */
export function runOf({ world, moves }: Act): Run {
  return { ...(world !== undefined && { world }), ...(moves?.length && { moves }) };
}

export function isSameRun(one: Run, other: Run): boolean {
  return keyOf(one) === keyOf(other);
}

/** For maps of sessions. */
export function keyOf({ world = '', moves = [] }: Run): string {
  return [world, ...moves.map(formatMove)].join('\n');
}

/** The index of the event at which a beat rests: of its events the first that the session has, else the last event. */
export function restOf({ at }: Pick<Beat, 'at'>, { events }: Pick<Session, 'events'>): number {
  for (const id of [at].flat()) {
    const index = events.findIndex((event) => event.id === id);
    if (index >= 0) return index;
  }
  return events.length - 1;
}

/** The index of the event after which the lines of a beat begin: where the beat before it rests in the same session; -1 for the first. */
export function startOf(lesson: LessonBeats, id: string, session: Pick<Session, 'events'>): number {
  const main = mainBeats(lesson);
  const before = main
    .slice(
      0,
      main.findIndex((beat) => beat.id === id),
    )
    .filter((beat) => isSameRun(runAt(lesson, beat.id), runAt(lesson, id)));
  const last = before.at(-1);
  return last ? restOf(last, session) : -1;
}

/** The beat in which an event happens, for an address that names a step: the first that rests there or later. */
export function beatAround(lesson: LessonBeats, step: string, run: Run, { events }: { readonly events: readonly SessionEvent[] }): Beat {
  const index = events.findIndex(({ id }) => id === step);
  const main = mainBeats(lesson);
  const fitting = main.filter(({ id }) => isSameRun(runAt(lesson, id), run));
  const found = fitting.find((beat) => restOf(beat, { events }) >= index);
  return found ?? fitting.at(-1) ?? main[0]!;
}
