// The words of the form that makes course packages, for teachers.
import { plural } from './plural.ts';

export default {
  pages: {
    coursePackage: {
      loading: 'Looking up the lessons …',
      noList:
        'The list of lessons could not be read. A course package is made from the files of this site, so the site has to be in reach; a copy in a single file cannot make one.',
      retry: 'Try again',
      lessons: 'Lessons',
      all: 'All',
      none: 'None',
      minutes: (minutes: number) => `${minutes} min`,
      chosen: (lessons: number, minutes: number) =>
        `${plural(lessons, 'lesson', 'lessons')}, about ${plural(minutes, 'minute', 'minutes')}.`,
      challenge: 'The challenge at the end: ten tasks in the simulator',
      withChallenge: 'With the challenge.',
      language: 'Language',
      version: 'Version',
      versions: {
        '1.2': 'SCORM 1.2',
        '2004': 'SCORM 2004, 4th edition',
      },
      versionHelp: 'Moodle and nearly all others take SCORM 1.2. Take 2004 where your learning system asks for it.',
      completion: 'A lesson is done when the learner has',
      completions: {
        end: 'reached the last step',
        answered: 'answered the question',
        attacked: 'played the attacker',
      },
      pass: 'Pass mark',
      noPass: 'none: lessons are completed, nothing is passed or failed',
      withPass: 'percent of the questions answered rightly:',
      noPassChallenge: 'that of the challenge: 7 of 10 tasks, 3 of them as administrator; questions of lessons count nothing',
      withPassChallenge: 'the same, and percent of all points, where questions and tasks are a point each:',
      percent: 'Percent',
      make: 'Make the package',
      reading: (read: number, all: number) => `Reading file ${read} of ${all} …`,
      packing: 'Packing …',
      made: (name: string, kilobytes: string) => `${name}, ${kilobytes} kB, is made and handed to your browser.`,
      again: 'Save it again',
      failed:
        'A file of this site could not be read, so no package was made. Perhaps the network is gone, or the site was updated since you opened this page. Reload the page and try again.',
      problems: {
        scorm: 'This version is not known.',
        lessons: 'One of the lessons is not there any more: reload the page.',
        'no-lessons': 'Choose at least one lesson, or the challenge.',
        completion: 'This rule is not known.',
        pass: 'A pass mark is a whole number from 1 to 100.',
        'no-questions': 'These lessons ask no questions, so there is nothing to pass.',
        language: 'There are no lessons in this language.',
      },
      inside:
        'Nothing is uploaded: the zip is put together in your browser. It asks nobody but your learning system, and holds the lessons, what they need, and the licences.',
    },
  },
};
