// What a reader has done in the lessons, as it is kept and exported: JSON. Pure. What is read back may come from an older version,
// from another site on the same host or from a hand that edited it: what does not fit is left out.

/** A part that is absent has not been done. */
export interface LessonProgress {
  /** The last step was reached. */
  readonly ended?: true;
  /** The reader changed the session by a move, or chose other conditions. */
  readonly attacked?: true;
  /** The first answer that was given: the index of the choice, and whether it was right. */
  readonly answer?: { readonly choice: number; readonly right: boolean };
  /** By the mission's id, '' for one without: reached, or shown. */
  readonly missions?: Readonly<Record<string, 'won' | 'seen'>>;
}

/** Where the reader was last: a lesson, the state of its address, and the step to be named. */
export interface LastPlace {
  readonly slug: string;
  /** Without "#". */
  readonly fragment: string;
  /** From 1. */
  readonly step: number;
  readonly total: number;
}

export interface ProgressRecord {
  readonly version: 1;
  /** By slug. */
  readonly lessons: Readonly<Record<string, LessonProgress>>;
  readonly last?: LastPlace;
}

export const nothingYet: ProgressRecord = { version: 1, lessons: {} };

/** Reads what was kept. Never throws; null and foreign text give `nothingYet`. */
export function parseProgress(text: string | null): ProgressRecord {
  const value = parseJson(text);
  if (!isObject(value) || value['version'] !== 1 || !isObject(value['lessons'])) return nothingYet;
  const lessons = Object.entries(value['lessons']).filter(([slug]) => isSlug(slug));
  const last = readPlace(value['last']);
  return { version: 1, lessons: Object.fromEntries(lessons.map(([slug, done]) => [slug, readLesson(done)])), ...(last && { last }) };
}

/** What was done, and what was done before: the first answer counts, and a mission that was won stays won. */
export function joined(before: LessonProgress, now: LessonProgress): LessonProgress {
  const wins = Object.entries(before.missions ?? {}).filter(([id, state]) => state === 'won' || !now.missions?.[id]);
  const missions = { ...now.missions, ...Object.fromEntries(wins) };
  return { ...now, ...before, ...(Object.keys(missions).length > 0 && { missions }) };
}

/** How many lessons were read to the end, answered, answered right at the first try, and attacked; and how many missions were won. */
export function tallyOf({ lessons }: ProgressRecord): Readonly<Record<'ended' | 'answered' | 'right' | 'attacked' | 'won', number>> {
  const all = Object.values(lessons);
  const count = (is: (lesson: LessonProgress) => unknown) => all.filter((lesson) => is(lesson)).length;
  return {
    ended: count(({ ended }) => ended),
    answered: count(({ answer }) => answer),
    right: count(({ answer }) => answer?.right),
    attacked: count(({ attacked }) => attacked),
    won: all.flatMap(({ missions = {} }) => Object.values(missions)).filter((state) => state === 'won').length,
  };
}

function readLesson(value: unknown): LessonProgress {
  if (!isObject(value)) return {};
  const answer = value['answer'];
  const missions = readMissions(value['missions']);
  const isAnswer = isObject(answer) && isCount(answer['choice']) && typeof answer['right'] === 'boolean';
  return {
    ...(value['ended'] === true && { ended: true }),
    ...(value['attacked'] === true && { attacked: true }),
    ...(isAnswer && { answer: { choice: answer['choice'] as number, right: answer['right'] as boolean } }),
    ...(missions && { missions }),
  };
}

function readMissions(value: unknown): LessonProgress['missions'] {
  if (!isObject(value)) return undefined;
  const known = Object.entries(value).filter(([id, state]) => /^[a-z0-9-]{0,60}$/.test(id) && (state === 'won' || state === 'seen'));
  return known.length > 0 ? (Object.fromEntries(known) as LessonProgress['missions']) : undefined;
}

function readPlace(value: unknown): LastPlace | undefined {
  if (!isObject(value)) return undefined;
  const { slug, fragment, step, total } = value;
  const fits = typeof slug === 'string' && isSlug(slug) && typeof fragment === 'string' && fragment.length <= 4000;
  return fits && isCount(step) && isCount(total) ? { slug, fragment, step, total } : undefined;
}

function parseJson(text: string | null): unknown {
  try {
    return JSON.parse(text ?? '');
  } catch {
    return undefined;
  }
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

function isCount(value: unknown): value is number {
  return Number.isInteger(value) && (value as number) >= 0;
}

function isSlug(text: string): boolean {
  return /^[a-z0-9-]{1,60}$/.test(text) && text !== '__proto__';
}
