// The words for teachers: plans for a class, worksheets, presenting.

export default {
  pages: {
    plan: {
      title: 'Plans for a class',
      inEnglish: 'in English',
      description:
        'Learning goals and times of all lessons on MTA-STS, courses of 45 minutes, 90 minutes and half a day, worksheets and answers.',
      lead: 'What each lesson is for, how long it takes, and three ways to put them together.',
      print: 'Print',
      courses: {
        title: 'Courses',
        intro:
          'Times are for reading on one’s own or stepping through together. Each lesson has two minutes for its question. Everything runs in a browser: no accounts, no installation, and the file for use without a network needs no network.',
        names: {
          short: '45 minutes: the attack and the answer',
          double: '90 minutes: a double lesson',
          'half-day': 'Half a day: the whole course',
        },
        begins: 'Begins',
        takes: 'Minutes',
        what: 'What is done',
        sum: (minutes: number, planned: number) => `${minutes} of ${planned} minutes are planned.`,
        activities: {
          start: 'Who has sent mail today, and who could read it on the way? Collect guesses.',
          talk: 'Talk: what does your own mail provider do, and what would an attacker of it have to do?',
          worksheet: 'Worksheets of the lessons so far, in pairs; compare with the answer sheets.',
          pause: 'Pause',
          inspect: 'Each inspects a domain of their own, or an invented one, and says the verdict in one sentence.',
          play: 'Free play: attack a world of one’s own, and send the link to a neighbour.',
          end: 'Come back to the guesses of the start. Who can read the mail now, and who has to know what beforehand to prevent it?',
        },
      },
      lessons: {
        title: 'Lessons and their goals',
        minutes: (minutes: number) => `${minutes} minutes`,
        worksheet: 'Worksheet and answers',
        goals: 'Afterwards one can',
      },
      tools: {
        title: 'What helps',
        present:
          'Presenting: “Present” below the player of every lesson opens a second window with notes and the next step. Keys in either move both.',
        embed: 'A lesson in Moodle, Canvas, Open edX or a slide:',
        embedLink: 'For teachers',
        own: 'A world of one’s own:',
        ownLink: 'free play, “Write your own world”',
      },
    },
    worksheet: {
      over: (title: string) => `Worksheet: ${title}`,
      description: (title: string) => `Tasks on paper for the lesson “${title}”, with answers to print.`,
      where: (number: number, minutes: number) =>
        `Lesson ${number}. Plan ${minutes + 10} minutes: ${minutes} for the lesson, 10 for this sheet.`,
      name: 'Name',
      date: 'Date',
      withAnswers: 'With answers',
      print: 'Print',
      lesson: 'To the lesson',
      plan: 'Plans for a class',
      goals: 'Afterwards you can',
      task: (number: number) => `Task ${number}`,
      lines: {
        title: 'Who says it?',
        ask: 'Write beside each line who sends it: the sender, the receiving server, DNS or the policy host.',
      },
      order: { title: 'In which order?', ask: 'Number these from first to last, as they happen in the lesson.' },
      excerpt: {
        title: 'In whose hands?',
        ask: 'Someone sits on the way. One of these lines does not arrive as it was said, or not at all. Mark it, and write what the attacker does with it.',
        actions: { dropped: 'It is deleted.', replaced: 'It is rewritten.', damaged: 'It is damaged.' },
      },
      policy: {
        title: 'Fill in the policy',
        ask: 'This is the file that the sender fetches. Complete it, and say for each line what it means.',
      },
      ending: {
        title: 'How does it end?',
        asIs: 'As the lesson begins',
        moved: 'After the change that the lesson asks you to make',
        ask: 'Tick what fits. Then write the number of the step that decides.',
        delivery: 'The message is',
        deliveries: { delivered: 'delivered', deferred: 'held, to be tried again', bounced: 'returned to its author' },
        travelled: 'It travels',
        travels: { clear: 'in clear', encrypted: 'encrypted, not checked', authenticated: 'encrypted and checked', none: 'not at all' },
        readBy: 'Who can read it on the way or at the end?',
        nobody: 'nobody',
        step: 'The step that decides',
      },
      question: { title: 'Choose, and say why', why: 'Because' },
      terms: { title: 'In your own words', ask: 'Explain each in one sentence.' },
    },
    presenter: {
      title: 'Presenter',
      description: 'The presenter’s window: notes and the next step, beside a lesson that is shown to a class.',
      label: 'Presenting',
      states: {
        opening: 'The presenter’s window opens.',
        there: 'Notes and the next step are in the presenter’s window. Keys move both.',
        blocked:
          'The browser did not open the presenter’s window. Allow pop-up windows for this page, then open it here. The large type stays.',
        closed: 'The presenter’s window is closed. The large type stays.',
      },
      open: 'Open the presenter’s window',
      end: 'End presenting',
      alone:
        'This window belongs to a lesson that is being presented: it shows the notes and the next step to the presenter, while the class sees the lesson in large type. To begin, open a lesson and choose “Present” below its player.',
      asking: 'Waiting for the lesson.',
      ended: 'The lesson’s window has ended the presentation, or shows another page. Choose “Present” there again.',
      next: 'What comes next',
      last: 'This is the last step.',
      clock: 'Time since the start',
      restart: 'Set to zero',
      keys: 'Arrow keys move both windows.',
    },
  },
};
