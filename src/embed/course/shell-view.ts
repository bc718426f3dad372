// What a learner sees of a course: its name, how far they are, whether that is recorded, the list of lessons, the one that is open.
import type { Course, CourseLesson } from '#src/host/course.ts';
import type english from '#src/words/en/course.ts';
import { element, sign } from './element.ts';
import { lessonOf, questionsCount, type Progress, type Standing } from './progress.ts';
import type { RecordState } from './session.ts';

export type CourseWords = (typeof english)['pages']['course'];

export interface ShellState {
  readonly progress: Progress;
  readonly standing: Standing;
  readonly record: RecordState;
  readonly isDamaged: boolean;
  readonly isReview: boolean;
  /** Something to be said once. */
  readonly remark: string;
}

export interface ShellView {
  /** Where the lesson's frame goes. */
  readonly stage: HTMLElement;
  show(state: ShellState): void;
  /** Puts the focus on the open lesson's title, for one who came by the list or the button below. */
  focusTitle(): void;
  /** On a narrow screen the list makes room for the lesson. */
  foldList(): void;
}

interface Handlers {
  readonly onlesson: (lesson: CourseLesson) => void;
  readonly onagain: () => void;
}

const signs = { done: 'M1 6.5 4.5 10 11 2.5', begun: 'M6 1a5 5 0 0 1 0 10z', new: '' };
const troubles: readonly RecordState[] = ['missing', 'closed', 'refused', 'no-room', 'uncommitted'];

/** Draws the shell into `root`. */
export function makeShell(root: HTMLElement, course: Course, words: CourseWords, { onlesson, onagain }: Handlers): ShellView {
  const isSingle = course.lessons.length === 1;
  const lessons = course.lessons.filter(({ tasks }) => !tasks).length;
  const standing = element('p', { class: 'standing' });
  const meter = element('progress', { max: String(course.lessons.length), 'aria-label': words.lessons });
  const record = element('p', { class: 'record', role: 'status' });
  const remark = element('p', { class: 'remark', role: 'status' });
  const rows = course.lessons.map((lesson) => rowOf(lesson, words, onlesson));
  const summary = element('summary', {}, words.lessons);
  const list = element(
    'details',
    { class: 'list' },
    summary,
    element('nav', { 'aria-label': words.lessons }, element('ol', {}, ...rows.map(({ item }) => item))),
  );
  const over = element('p', { class: 'over' });
  const hint = element('p', { class: 'over' });
  // To be heard and jumped to: for the eye the frame has the title.
  const title = element('h2', { class: 'unseen', tabindex: '-1' });
  const stage = element('div', { class: 'stage' });
  const next = element('button', { type: 'button', class: 'btn primary' });
  const verdict = element('p');
  const again = element('button', { type: 'button', class: 'btn' }, words.again);
  const after = element('p', {}, words.after);
  const end = element('section', { class: 'end', role: 'status' }, verdict, after, again);
  const rules = [...(lessons ? [words.rules[course.completion]] : []), ...(lessons < course.lessons.length ? [words.challenge.rule] : [])];
  const foot = element('footer', { class: 'foot' }, element('span', {}, rules.join(' ')), legalOf(words));
  const head = element('header', {}, element('h1', {}, course.title), standing, ...(isSingle ? [] : [meter]), record, remark);
  const main = element('main', {}, ...(isSingle ? [] : [over, title]), hint, stage, element('p', { class: 'next' }, next), end);
  root.replaceChildren(head, element('div', { class: isSingle ? 'body single' : 'body' }, ...(isSingle ? [] : [list]), main), foot);
  again.addEventListener('click', onagain);
  const wide = matchMedia('(min-width: 60rem)');
  const follow = () => (list.open = wide.matches);
  wide.addEventListener('change', follow);
  follow();

  let following: CourseLesson | undefined;
  next.addEventListener('click', () => following && onlesson(following));

  function show(state: ShellState): void {
    const { progress, standing: now } = state;
    const index = course.lessons.findIndex(({ slug }) => slug === progress.at);
    standing.replaceChildren(standingText(course, words, now));
    meter.value = now.done;
    say(record, words.record[state.record]);
    record.dataset['state'] = troubles.includes(state.record) ? 'trouble' : state.record;
    say(remark, [state.isDamaged && words.damaged, state.remark].filter(Boolean).join(' '));
    for (const row of rows) row.show(progress);
    const lesson = course.lessons[index];
    const isAsked = lesson?.asksAfter !== undefined && !lessonOf(progress, lesson.slug).answers.some(({ choice }) => choice !== '');
    say(over, lesson?.tasks ? '' : words.number(index + 1, lessons));
    say(hint, isAsked ? words.asksAfter(lesson.asksAfter!) : '');
    hint.hidden = !isAsked;
    say(title, lesson?.title ?? '');
    following = course.lessons[index + 1];
    next.hidden = !following;
    say(next, following ? `${following.tasks ? '' : `${words.next}: `}${following.title}` : '');
    end.hidden = now.done < course.lessons.length;
    after.hidden = now.verdict === 'incomplete';
    say(verdict, verdictText(words, now, course.pass));
    again.hidden = now.answered === now.right || !questionsCount(course) || now.verdict === 'passed' || state.isReview;
  }

  return { stage, show, focusTitle: () => title.focus({ preventScroll: false }), foldList: follow };
}

/** The text, only where it changes: what has the role of a status is read out each time. */
function say(place: HTMLElement, text: string): void {
  if (place.textContent !== text) place.textContent = text;
  if (place.getAttribute('role') === 'status') place.hidden = text === '';
}

function rowOf(lesson: CourseLesson, words: CourseWords, onlesson: Handlers['onlesson']) {
  const mark = element('span', { class: 'mark' });
  const about = element('small');
  const button = element('button', { type: 'button' }, mark, element('span', {}, element('b', {}, lesson.title), ' ', about));
  button.addEventListener('click', () => onlesson(lesson));
  function show(progress: Progress): void {
    const { done, furthest, answers, score } = lessonOf(progress, lesson.slug);
    const open = furthest > 0 || answers.length ? 'begun' : 'new';
    const state = done ? 'done' : open;
    if (progress.at === lesson.slug) button.setAttribute('aria-current', 'true');
    else button.removeAttribute('aria-current');
    mark.replaceChildren(sign(signs[state], state));
    const answered = answers.filter(({ choice }) => choice !== '');
    const given = lesson.tasks
      ? [words.challenge.points(score?.points ?? 0, lesson.tasks)]
      : answered.map(({ choice, right }) => words.answers[choice === right ? 'right' : 'wrong']);
    say(about, [state === 'new' ? words.minutes(lesson.minutes) : words.states[state], ...given].join(', '));
  }
  return { item: element('li', {}, button), show };
}

function standingText(course: Course, words: CourseWords, { done, right, questions, challenge }: Standing): string {
  const { lessons, pass } = course;
  const parts = [
    ...(challenge && lessons.length === 1
      ? []
      : [challenge ? words.challenge.parts(done, lessons.length) : words.done(done, lessons.length)]),
    ...(questions ? [words.right(right, questions)] : []),
    ...(challenge ? [words.challenge.standing(challenge.points, challenge.tasks, challenge.passed)] : []),
    ...(pass === undefined ? [] : [words.pass(pass)]),
  ];
  return parts.join(' · ');
}

function verdictText(
  words: CourseWords,
  { verdict, score = 0, questions, answered, challenge }: Standing,
  pass: number | undefined,
): string {
  if (challenge && verdict === 'failed' && !challenge.passed) return words.challenge.failed(challenge.points, challenge.tasks);
  if (challenge && pass === undefined && verdict === 'passed') return words.challenge.passed(challenge.points, challenge.tasks);
  if (verdict === 'incomplete') return words.left(questions - answered);
  if (verdict === 'passed') return words.verdicts.passed(score);
  return verdict === 'failed' ? words.verdicts.failed(score, pass ?? 0) : words.verdicts.completed;
}

function legalOf(words: CourseWords): HTMLElement {
  const link = (href: string, text: string) => element('a', { href, target: '_blank' }, text);
  return element('span', {}, `${words.legal} `, link('LICENSE.txt', words.licence), ' · ', link('NOTICES.txt', words.notices));
}
