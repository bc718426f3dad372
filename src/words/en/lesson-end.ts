// The words below the player of a lesson: no script needs them.

export default {
  lessonEnd: {
    after: 'What follows from it',
    sources: 'Sources',
    lastChecked: (day: string) => `Facts last checked on ${day}.`,
    report: 'Report a mistake',
    reportAt: 'report-a-mistake',
    neighbours: 'More lessons',
    previous: 'Previous lesson',
    next: 'Next lesson',
  },
};
