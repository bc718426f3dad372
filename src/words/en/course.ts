// The words of a course package as a learner sees it.
import { plural } from './plural.ts';

export default {
  pages: {
    course: {
      lessons: 'Lessons',
      minutes: (minutes: number) => `${minutes} min`,
      states: { done: 'done', begun: 'begun', new: 'not begun' },
      answers: { right: 'answered rightly', wrong: 'answered wrongly' },
      asksAfter: (line: string) => `This lesson asks its question after you have deleted the line ${line}.`,
      number: (number: number, total: number) => `Lesson ${number} of ${total}`,
      done: (done: number, total: number) => `${done} of ${plural(total, 'lesson', 'lessons')} done`,
      right: (right: number, questions: number) => `${right} of ${plural(questions, 'question', 'questions')} answered rightly`,
      pass: (percent: number) => `pass mark ${percent} %`,
      rules: {
        end: 'A lesson is done when you have seen its last step.',
        answered: 'A lesson is done when you have answered its question.',
        attacked: 'A lesson is done when you have played the attacker in it.',
      },
      verdicts: {
        completed: 'You have done all lessons.',
        passed: (score: number) => `You have done all lessons, and passed with ${score} %.`,
        failed: (score: number, pass: number) => `You have done all lessons. You have ${score} %; to pass takes ${pass} %.`,
      },
      challenge: {
        points: (points: number, tasks: number) => `${points} of ${tasks} tasks done`,
        standing: (points: number, tasks: number, isPassed: boolean) =>
          `challenge: ${points} of ${tasks} tasks${isPassed ? ', passed' : ''}`,
        parts: (done: number, total: number) => `${done} of ${plural(total, 'part', 'parts')} done`,
        rule: 'The challenge is done when it is passed, or when none of its tasks is open.',
        passed: (points: number, tasks: number) => `You have passed the challenge, with ${points} of ${tasks} tasks.`,
        failed: (points: number, tasks: number) =>
          `You have done ${points} of ${tasks} tasks of the challenge, which is not enough to pass. In its result you can begin a new attempt.`,
      },
      left: (questions: number) =>
        `You have done all lessons. ${questions === 1 ? 'One question waits' : `${questions} questions wait`} for your answer in the lessons that are not marked as answered.`,
      after: 'You can look at any lesson again, or close this window.',
      again: 'Ask me the missed questions again',
      next: 'Next lesson',
      frame: (title: string) => `Lesson: ${title}`,
      record: {
        saving: 'Saving …',
        saved: 'Saved in your learning system.',
        slow: 'Saved. Your learning system answers slowly: a short wait now and then is its, and nothing is lost.',
        review: 'This is a review: nothing that you do here is recorded.',
        missing:
          'No learning system is in reach, so nothing is recorded there. Your progress is kept in this browser, and handed over at the next step once the system is back.',
        closed:
          'Your learning system does not open a session for this course. Your progress is kept in this browser, and the next step tries again.',
        refused:
          'Your learning system has not taken everything. What it did not take is kept in this browser, and the next step tries again.',
        'no-room':
          'Your learning system has recorded your results, but not the place where you are. The place is kept in this browser, and the next step tries again.',
        uncommitted:
          'Your learning system has not confirmed that it has stored your progress. It is kept in this browser, and the next step tries again.',
      },
      damaged: 'A part of what your learning system had kept of your last visit could not be read. The rest is here.',
      notHere: (title: string) => `“${title}” is not a part of this course.`,
      silent:
        'This lesson does not answer. Your learning system may not have unpacked all files of the course, or may forbid scripts in frames.',
      legal: 'Texts under CC BY 4.0. Made with “MTA-STS, explained”.',
      licence: 'Licence',
      notices: 'Notices',
    },
  },
};
