// The words for the ways through the lessons (src/lessons/routes.ts): a name, and for whom.
export default {
  routes: {
    title: 'Choose a way',
    names: {
      'ten-minutes': [
        'Ten minutes',
        'Read a letter on its way, fail at it, and see what time does. In each lesson, go as far as its goal.',
      ],
      administrator: ['I run mail', 'In the order of a working week: publish, test, find mistakes, read reports, change, deploy.'],
      course: ['A course', 'From a postcard to what a policy cannot stop. For a room, or for an afternoon.'],
    },
    all: 'All lessons',
    minutes: (minutes: number) => `about ${minutes} minutes`,
    reached: (count: number, of: number) => `${count} of ${of} goals reached`,
    challenge: 'The challenge',
    isReached: 'reached',
    start: 'Start',
    goOn: 'Go on',
    again: 'Once more',
    next: (title: string) => `with “${title}”`,
  },
};
