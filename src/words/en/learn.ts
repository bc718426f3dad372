// The words around the lessons.

export default {
  lessonList: { minutes: (minutes: number) => `${minutes} min`, attack: 'you attack' },
  pages: {
    learn: {
      title: 'Lessons',
      description:
        'Short lessons on how mail is read on its way, and how MTA-STS, TLSRPT and DANE stop it. Each one is a session that you can change.',
      lead: 'Each lesson is one delivery of one message. Walk through it line by line, then play the attacker.',
      number: (number: number, total: number) => `Lesson ${number} of ${total}`,
      after: 'What follows from it',
      sources: 'Sources',
      lastChecked: (day: string) => `Facts last checked on ${day}.`,
      neighbours: 'More lessons',
      previous: 'Previous lesson',
      next: 'Next lesson',
    },
  },
};
