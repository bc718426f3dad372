// What the stage will need room for in a whole lesson, so that its height never changes: worked out from all that the lesson may show.
// Pure; used when the page is made.
import { framesBetween } from '#src/features/player/stage/frames.ts';
import type { Needs } from '#src/features/player/stage/geometry.ts';
import { sceneAt } from '#src/features/player/stage/scene-at.ts';
import type { Beat, LessonBeats, Run } from '#src/lessons/beat.ts';
import type { Session } from '#src/simulator/session/session.ts';
import { restOf, runAt, startOf } from './beat-path.ts';

export function needsOf(lesson: LessonBeats, play: (run: Run) => Session): Needs {
  const films = lesson.beats.flatMap((beat) => filmsOf(lesson, beat, play));
  const rests = films.map(({ session: { events }, to }) => sceneAt(events, { from: to, to, folds: false }));
  const scenes = films.flatMap(({ session, from, to }) =>
    framesBetween(session.events, Math.min(from, to), to).map((frame) => sceneAt(session.events, frame)),
  );
  return {
    dns: scenes.some(({ dns }) => dns),
    policy: scenes.some(({ policy }) => policy !== 'none'),
    // Names that are only passed on the way need no room: they are not drawn.
    bench: rests.some(({ bench }) => bench),
    switch: scenes.some(({ far, report }) => far === 'attacker' || report?.fate === 'taken'),
  };
}

function filmsOf(lesson: LessonBeats, beat: Beat, play: (run: Run) => Session): { session: Session; from: number; to: number }[] {
  const session = play(runAt(lesson, beat.id));
  const things = [...(beat.board?.cards ?? []), ...(beat.sequence?.steps ?? [])].flatMap(({ run }) => run ?? []);
  const asides = [...Object.values(beat.ifs ?? {}), ...things].map((whatIf) => {
    const other = play(whatIf);
    return { session: other, from: 0, to: whatIf.at === undefined ? other.events.length - 1 : restOf({ at: whatIf.at }, other) };
  });
  return [{ session, from: startOf(lesson, beat.id, session) + 1, to: restOf(beat, session) }, ...asides];
}
