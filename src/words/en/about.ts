// The words of the glossary and of the page about this site.

export default {
  pages: {
    about: {
      title: 'About this site',
      lastChecked: (day: string) => `Facts last checked on ${day}.`,
    },
    glossary: {
      title: 'Glossary',
      lessons: 'Lessons:',
      lesson: 'lesson',
      report: 'Report a mistake',
      reportAt: 'report-a-mistake',
    },
  },
};
