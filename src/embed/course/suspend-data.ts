// A learner's progress as the one string that a learning system keeps (cmi.suspend_data, at most 4,096 characters in SCORM 1.2).
//
//   1,r=37,at=starttls*k3v9;starttls,f=12/14,d=1,s=decide/tls,a=q1~b~a~1*0x1c;…
//
// The first part is the head: the form's number, the revision, the open lesson. The others are lessons by their slugs. Each part ends in a
// check of its own, so that what is damaged or cut off is left out and the rest is read. Fields are named; a reader passes over names that
// it does not know, so later forms may add to it. Only letters, digits and -_.:/%~,;=* occur: no learning system has reason to change them.
import type { Answer, Attempt, LessonProgress, Progress, Score } from './progress.ts';

export const suspendLimit = 4096;

/** What to leave out, in turn, until the text fits: what a lesson looked like first, what was achieved never. */
const sacrifices: readonly ((lesson: LessonProgress, isOpen: boolean) => Partial<LessonProgress>)[] = [
  (lesson) => lesson,
  (lesson, isOpen) => (isOpen ? lesson : withoutMoves(lesson)),
  withoutMoves,
  ({ furthest, steps, done, answers, score, attempt }) => ({ furthest, steps, done, answers, ...withAttempt(score, attempt) }),
  ({ furthest, steps, done, answers, score, attempt }) => ({ furthest, steps, done, answers, ...withAttempt(score, emptied(attempt)) }),
];

/** An attempt without what was filled in: its seed, the score, the state of each task. */
const emptied = (attempt: Attempt | undefined) =>
  attempt && {
    ...attempt,
    text: attempt.text
      .split('~')
      .filter((part) => /^[\w.]+$/.test(part))
      .join('~'),
  };

const withAttempt = (score: Score | undefined, attempt: Attempt | undefined) => ({ ...(score && { score }), ...(attempt && { attempt }) });

/** Progress as a text of at most `limit` characters. */
export function formatSuspendData(progress: Progress, limit = suspendLimit): string {
  const texts = sacrifices.map((give) => textOf(progress, (slug, lesson) => give(lesson, slug === progress.at)));
  const fitting = texts.find((text) => text.length <= limit);
  if (fitting !== undefined) return fitting;
  // More lessons than any package has. The last ones touched are the last in the list.
  const parts = texts.at(-1)!.split(';');
  while (parts.join(';').length > limit) parts.splice(1, 1);
  return parts.join(';');
}

function textOf({ revision, at, lessons }: Progress, give: (slug: string, lesson: LessonProgress) => Partial<LessonProgress>): string {
  const head = ['1', `r=${revision}`, ...(at === undefined ? [] : [`at=${encode(at)}`])].join(',');
  return [head, ...Object.entries(lessons).map(([slug, lesson]) => lessonText(slug, give(slug, lesson)))].map(sign).join(';');
}

function lessonText(slug: string, lesson: Partial<LessonProgress>): string {
  const { furthest = 0, steps = 0, done, step, moves, sender = '', attack = '', answers = [], score, attempt } = lesson;
  const fields = [
    encode(slug),
    `f=${furthest}/${steps}`,
    ...(done ? ['d=1'] : []),
    ...(step ? [`s=${encode(step)}`] : []),
    ...answers.map(({ question, choice, right, recorded }) => `a=${[question, choice, right, recorded ? '1' : '0'].map(encode).join('~')}`),
    ...(moves ? [`m=${encode(moves)}`] : []),
    ...(sender || attack ? [`c=${encode(sender)}~${encode(attack)}`] : []),
    ...(score ? [`p=${score.points}~${score.passed ? 1 : 0}`] : []),
    // As the challenge has written it: in the same letters as all of this.
    ...(attempt && /^[\w.:/%~=-]+$/.test(attempt.text) ? [`x=${attempt.seed}~${attempt.text}`] : []),
  ];
  return fields.join(',');
}

/** `isWhole` is false where something was damaged, cut off, or written by a later form; what could be read is there all the same. */
export function parseSuspendData(text: string): { readonly progress: Progress; readonly isWhole: boolean } {
  if (text === '') return { progress: { revision: 0, lessons: {} }, isWhole: true };
  const parts = text.slice(0, 64_000).split(';');
  const [head, ...rest] = parts.map(unsign);
  const fields = fieldsOf(head ?? '');
  const isKnown = fields.name === '1';
  const lessons = rest.flatMap((part) => (part === undefined ? [] : readLesson(part)));
  const at = isKnown ? fields.values('at')[0] : undefined;
  const revision = Number(isKnown ? (fields.values('r')[0] ?? 0) : 0);
  return {
    progress: {
      revision: Number.isSafeInteger(revision) && revision >= 0 ? revision : 0,
      ...(at && { at }),
      lessons: Object.fromEntries(lessons),
    },
    isWhole: isKnown && lessons.length === rest.length,
  };
}

function readLesson(part: string): [string, LessonProgress][] {
  const { name, values } = fieldsOf(part);
  const [, furthest, steps] = /^(\d{1,5})\/(\d{1,5})$/.exec(values('f')[0] ?? '') ?? [];
  if (!name || furthest === undefined) return [];
  const [step] = values('s');
  const [moves] = values('m');
  const [sender, attack] = (values('c', false)[0] ?? '').split('~').map(decode);
  const lesson = {
    furthest: Number(furthest),
    steps: Number(steps),
    done: values('d').includes('1'),
    ...(step && { step }),
    ...(moves && { moves }),
    ...(sender && { sender }),
    ...(attack && { attack }),
    answers: values('a', false).flatMap(readAnswer),
    ...readScore(values('p', false)[0] ?? ''),
    ...readAttempt(values('x', false)[0] ?? ''),
  };
  return [[name, lesson]];
}

function readScore(text: string): Pick<LessonProgress, 'score'> {
  const [, points, passed] = /^(\d{1,3})~([01])$/.exec(text) ?? [];
  return points === undefined ? {} : { score: { points: Number(points), passed: passed === '1' } };
}

function readAttempt(text: string): Pick<LessonProgress, 'attempt'> {
  const [, seed, attempt] = /^(\d{1,9})~(.+)$/.exec(text) ?? [];
  return attempt === undefined ? {} : { attempt: { seed: Number(seed), text: attempt } };
}

function readAnswer(text: string): Answer[] {
  const [question, choice, right, recorded] = text.split('~').map(decode);
  return question && choice !== undefined && right ? [{ question, choice, right, recorded: recorded === '1' }] : [];
}

function fieldsOf(part: string): { readonly name: string; readonly values: (key: string, decoded?: boolean) => string[] } {
  const [name = '', ...fields] = part.split(',');
  const values = (key: string, decoded = true) =>
    fields
      .filter((field) => field.startsWith(`${key}=`))
      .map((field) => (decoded ? decode(field.slice(key.length + 1)) : field.slice(key.length + 1)));
  return { name: decode(name), values };
}

function withoutMoves({ moves: _, ...rest }: LessonProgress): LessonProgress {
  return rest;
}

function sign(part: string): string {
  return `${part}*${check(part)}`;
}

function unsign(part: string): string | undefined {
  const end = part.lastIndexOf('*');
  return end >= 0 && part.slice(end + 1) === check(part.slice(0, end)) ? part.slice(0, end) : undefined;
}

/** FNV-1a, four characters of it: against accidents, not against cheating, which no script in the learner's own browser can prevent. */
function check(text: string): string {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index++) hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  return (hash >>> 0).toString(36).padStart(7, '0').slice(-4);
}

function encode(value: string): string {
  return encodeURIComponent(value.replaceAll(/\p{Surrogate}/gu, '\ufffd'))
    .replace(/[!'()*~]/g, (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`)
    .replaceAll('%2F', '/')
    .replaceAll('%3A', ':');
}

function decode(value: string): string {
  try {
    return decodeURIComponent(value);
  } catch {
    return '';
  }
}
