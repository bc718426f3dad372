// The words of the glossary and of the page about this site.

export default {
  pages: {
    about: {
      title: 'About this site',
      description:
        'What MTA-STS, explained is and is not, how its statements are checked, how to report a mistake, and which providers honour MTA-STS.',
      lastChecked: (day: string) => `Facts last checked on ${day}.`,
    },
    glossary: {
      title: 'Glossary',
      description:
        'The terms of mail transport security in a sentence each: MTA-STS, STARTTLS, DANE, TLSRPT and their kin; ports 465 and 587, REQUIRETLS, end to end.',
      lessons: 'Lessons:',
      lesson: 'lesson',
      report: 'Report a mistake',
      reportAt: 'report-a-mistake',
    },
  },
};
