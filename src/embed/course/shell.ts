// The course package's entry in the browser: reads what the package is, and brings together the learner's session, the view and the frame.
import './shell.css';
import type { Course, CourseLesson } from '#src/host/course.ts';
import { localBackup } from './backup.ts';
import { showLesson } from './lesson-frame.ts';
import { lessonOf } from './progress.ts';
import { findApi, type ApiWindow } from './scorm-api.ts';
import { CourseSession } from './session.ts';
import { makeShell, type CourseWords } from './shell-view.ts';

const spoken = import.meta.glob<{ readonly pages: { readonly course: CourseWords } }>('../../words/*/course.ts', {
  eager: true,
  import: 'default',
});

const course = JSON.parse(document.getElementById('course')!.textContent) as Course;
const words = (spoken[`../../words/${course.language}/course.ts`] ?? spoken['../../words/en/course.ts']!).pages.course;
let remark = '';
let close = () => {};

const session = new CourseSession({
  course,
  find: () => findApi(window as unknown as ApiWindow, course.scorm),
  backup: localBackup(course.id),
  afterPaint,
  onchange: show,
});
const view = makeShell(document.getElementById('shell')!, course, words, {
  onlesson(lesson) {
    open(lesson);
    view.foldList();
    view.focusTitle();
  },
  onagain() {
    session.askAgain();
    const missed = course.lessons.find(({ slug }) => lessonOf(session.progress, slug).answers.some(({ choice }) => choice === ''));
    open(missed ?? course.lessons[0]!);
    view.focusTitle();
  },
});

session.start();
open(course.lessons.find(({ slug }) => slug === session.progress.at) ?? course.lessons[0]!);
document.addEventListener('visibilitychange', () => {
  if (document.hidden) session.hide();
});
addEventListener('pagehide', () => session.leave());
addEventListener('pageshow', ({ persisted }) => {
  if (persisted) session.resume();
});

function show(): void {
  const { progress, standing, state, isDamaged, isReview } = session;
  view.show({ progress, standing, record: state, isDamaged, isReview, remark });
}

function open(lesson: CourseLesson): void {
  remark = '';
  close();
  session.open(lesson.slug);
  close = showLesson(view.stage, {
    course,
    lesson,
    title: words.frame(lesson.title),
    before: lessonOf(session.progress, lesson.slug),
    onevent: (event) => session.take(lesson.slug, event),
    onlink: follow,
    onsilence: () => tell(words.silent),
  });
  show();
}

function follow(address: URL, text: string): void {
  const path = address.pathname.replace(/index\.html$/, '');
  const lesson = course.lessons.find((each) => new URL(each.path, location.href).pathname === path);
  if (lesson) {
    open(lesson);
    view.focusTitle();
  } else tell(words.notHere(text));
}

function tell(text: string): void {
  remark = text;
  show();
}

/**
 * A frame later, and then a task later, what has changed is on the screen. A page that is not drawn, hidden or off the screen, waits a
 * second.
 */
function afterPaint(work: () => void, delay: number): void {
  setTimeout(() => {
    requestAnimationFrame(() => setTimeout(work));
    setTimeout(work, 1000);
  }, delay);
}
