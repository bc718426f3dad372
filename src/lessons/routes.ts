// Ways through the lessons, for those who do not want all of them. A stop counts when its goal is reached, or its end, where it has none.

/** Slugs of lessons, in the order of the way. */
export const routes = {
  'ten-minutes': ['starttls-stripped', 'mta-sts', 'first-contact'],
  administrator: ['mta-sts', 'enforce-testing-none', 'mistakes', 'reports', 'changing-a-policy', 'deploy'],
  course: [
    'mail-in-the-clear',
    'starttls',
    'starttls-stripped',
    'mx-forged',
    'mta-sts',
    'enforce-testing-none',
    'first-contact',
    'reports',
    'changing-a-policy',
    'mistakes',
    'limits',
  ],
} as const satisfies Record<string, readonly string[]>;

/** What the course ends in: ten tasks of all its lessons. */
export const challengeMinutes = 17;

export type RouteName = keyof typeof routes;
