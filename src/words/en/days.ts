// The words around a strip of days in a lesson: sliders, lanes, what became of the letters.
import { plural } from './plural.ts';

const day = (number: number): string => `day ${Math.round(number * 10) / 10}`;
const hours = (seconds: number): string => plural(Math.round(seconds / 3600), 'hour', 'hours');

export default {
  days: {
    busy: 'The days are being worked out. This takes a second or two.',
    trouble: 'The days could not be worked out.',
    retry: 'Try again',
    day,
    dayShort: (number: number) => `day ${number}`,
    notAtAll: 'not at all',
    days: (count: number) => plural(count, 'day', 'days'),
    /** Names of lanes. */
    lanes: {
      memory: 'memory',
      refresh: 'refresh',
      letters: 'letters',
      file: 'policy file',
      mx: 'MX record',
      old: 'old server',
      first: 'first contact',
      daily: 'refreshes daily',
      never: 'goes by the id',
    },
    /** Names of dials. */
    dials: {
      age: 'The policy’s max_age',
      length: 'You hold out for',
      begin: 'You begin',
      mx: 'the MX answer',
      record: 'the policy’s record',
      host: 'the way to the policy host',
      refresh: 'Alice’s server refreshes',
      file: 'The file names mx2 as well',
      id: 'New id',
      move: 'The MX record names mx2',
      off: 'The old server goes off',
      alone: 'The old name leaves the file',
    },
    hold: 'You hold',
    choices: {
      begin: ['just after a refresh', 'just before one'],
      refresh: ['whatever the record says', 'only by the record', 'never'],
    },
    presets: 'Orders to try',
    forgets: 'it forgets',
    you: 'you',
    goesOn: 'you, and on',
    newId: 'new id',
    fares: {
      arrived: 'arrives at once',
      late: 'waits, and arrives',
      returned: 'goes back to Alice',
      taken: 'yours at once',
      waited: 'waits, then yours',
      waiting: 'still waits',
    },
    refreshes: { fetched: 'refreshed', failed: 'refresh failed', alerted: 'failed again, administrators told' },
    key: 'What the marks mean',
    table: 'Day by day',
    sent: 'Sent',
    fate: (fare: string, until: string, wait: number) => (wait > 0 ? `${fare}: ${until}, after ${hours(wait)}` : fare),
    sums: {
      taken: (count: number) => (count === 1 ? 'letter is yours' : 'letters are yours'),
      late: () => 'late, unread',
      returned: () => 'gone back to Alice',
      alerted: (count: number) => (count === 1 ? 'warning to administrators' : 'warnings to administrators'),
    },
    lateAndReturned: (late: number, returned: number) => `${late} late, ${returned} returned`,
    longest: (seconds: number) => (seconds > 0 ? `the latest by ${hours(seconds)}` : 'none waits'),
    attackSummary: (length: number, taken: number, late: number, returned: number, alerted: number) =>
      `You hold out for ${plural(length, 'day', 'days')}: ${plural(taken, 'letter is', 'letters are')} yours, ${plural(late, 'comes', 'come')} late, ${plural(returned, 'goes', 'go')} back; the sender’s administrators are told ${plural(alerted, 'time', 'times')}.`,
    moveSummary: (sent: number, late: number, returned: number) =>
      `Of ${sent} letters ${plural(late, 'comes', 'come')} late, and ${plural(returned, 'goes', 'go')} back.`,
    rules: 'What this page computes with',
    rule: {
      attack:
        'Alice writes every day at 21:00, and day 0 begins at 09:00. Her server refreshes once a day, and more often where max_age is a day. A letter that is held is tried again every six hours; after five days it goes back to her. Real servers try more often.',
      move: 'Letters leave every six hours, for eight days, from three kinds of servers. At first contact each letter comes from another one. One refreshes once a day, and does not look at the record in between. One never refreshes, but looks at the id with each letter. Both fetched the policy, good for seven days, ten hours before day 0. A letter that is held is tried again every four hours; after five days it goes back.',
    },
  },
};
