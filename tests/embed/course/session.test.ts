// The end of a session with a learning system that takes its time: what the browser tells after the page has gone opens no second one.
import { expect, test } from 'vitest';
import type { Course } from '#src/host/course.ts';
import type { ScormApi } from '#src/embed/course/scorm-api.ts';
import { CourseSession } from '#src/embed/course/session.ts';

const course: Course = {
  version: 1,
  id: 'course',
  scorm: '2004',
  language: 'en',
  title: 'Course',
  completion: 'end',
  lessons: [{ slug: 'starttls', path: 'learn/starttls/', title: 'STARTTLS', minutes: 5, questions: 0 }],
};

/** Notes every call; storing takes longer than a learner would like. */
function slowSystem() {
  const calls: string[] = [];
  const told = (name: string, result: string, milliseconds = 0) => {
    return () => {
      calls.push(name);
      for (const start = performance.now(); performance.now() - start < milliseconds;);
      return result;
    };
  };
  const api: ScormApi = {
    Initialize: told('Initialize', 'true'),
    Terminate: told('Terminate', 'true'),
    GetValue: () => '',
    SetValue: () => 'true',
    Commit: told('Commit', 'true', 450),
    GetLastError: () => '0',
  };
  return { api, calls };
}

function sessionWith(api: ScormApi): CourseSession {
  return new CourseSession({
    course,
    find: () => api,
    backup: { read: () => '', keep: () => undefined, drop: () => undefined },
    afterPaint: (work) => work(),
    onchange: () => undefined,
  });
}

test('a page that has gone away stays away, however slow the system is', () => {
  const { api, calls } = slowSystem();
  const session = sessionWith(api);
  session.start();
  expect(session.state).toBe('slow');
  session.leave();
  session.hide();
  session.open('starttls');
  session.leave();
  expect(calls).toEqual(['Initialize', 'Commit', 'Terminate']);
});

test('a page that comes back out of the browser’s memory opens a session anew', () => {
  const { api, calls } = slowSystem();
  const session = sessionWith(api);
  session.start();
  session.leave();
  session.resume();
  expect(calls.slice(0, 4)).toEqual(['Initialize', 'Commit', 'Terminate', 'Initialize']);
});
