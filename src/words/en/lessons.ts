// The words around the list of lessons: what was done in them, and where one was.
import { plural } from './plural.ts';

export default {
  progress: {
    start: 'Start with lesson 1',
    goOn: (lesson: number, step: number, total: number) => `Continue lesson ${lesson} at step ${step} of ${total}`,
    title: 'Your progress',
    kept: 'It is kept in this browser and nowhere else.',
    notKept: 'This browser keeps nothing for this page: when you leave, it is forgotten.',
    ended: (count: number, total: number) => `${count} of ${total} lessons read to the end`,
    won: (count: number) => `${plural(count, 'goal', 'goals')} reached`,
    answered: (count: number, right: number) => `${plural(count, 'question', 'questions')} answered, ${right} right at the first try`,
    attacked: (count: number) => `${plural(count, 'session', 'sessions')} changed by your own hand`,
    save: 'Save a copy',
    forget: 'Forget it',
    sure: 'Press again to forget it',
  },
  lessonList: {
    minutes: (minutes: number) => `${minutes} min`,
    attack: 'you attack',
    inEnglish: 'in English',
    ended: 'read',
    won: (count: number) => plural(count, 'goal reached', 'goals reached'),
    right: 'answered right',
    answered: 'answered',
    attacked: 'attacked',
  },
};
