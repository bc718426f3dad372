// The words around the lessons.

export default {
  // --- The question before the reveal
  question: {
    title: 'A question before you go on',
    answer: 'Answer',
    skip: 'Skip',
    missing: 'Choose an answer first, or skip the question.',
    hidden: 'What comes next is hidden until you answer or skip. Your answer stays on this device.',
    right: 'Right.',
    wrong: 'Not so.',
    yours: 'your answer',
    isRight: 'right',
    go: 'Go on',
    waits: ' A question waits below the note.',
  },
  pages: {
    learn: {
      title: 'Lessons',
      lead: 'Each lesson is one delivery of one message, and most of them put you on the wire as the attacker.',
      challenge: 'Ten tasks in the simulator',
      number: (number: number, total: number) => `Lesson ${number} of ${total}`,
    },
  },
};
