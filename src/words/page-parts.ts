// Which parts of the words each kind of page loads with itself. What its component draws at once is typed by this list (usePageWords in
// ui/words.ts): a part that is missing here is an error of types.
import type { Part } from './en.ts';

export const pageParts = {
  home: ['frame', 'domain-field', 'player', 'stage', 'home', 'learn', 'lessons'],
  learn: ['frame', 'learn', 'lessons', 'routes'],
  lesson: ['frame', 'player', 'learn'],
  'lesson-beats': ['frame', 'domain-field', 'learn', 'stage', 'beats'],
  challenge: ['frame', 'player', 'stage', 'challenge'],
  play: ['frame', 'player', 'play'],
  matrix: ['frame', 'matrix'],
  evaluate: ['frame', 'findings', 'evaluate'],
  inspect: ['frame', 'domain-field', 'findings', 'inspect'],
  reports: ['frame', 'findings', 'reports'],
  glossary: ['frame', 'about'],
  about: ['frame', 'about'],
  embed: ['frame', 'embed'],
  presenter: ['frame', 'site', 'findings', 'player', 'teaching'],
  worksheet: ['frame', 'player', 'teaching'],
  plan: ['frame', 'teaching'],
} as const satisfies Record<string, readonly Part[]>;

export type PageKind = keyof typeof pageParts;
/** The parts that a page of that kind has from its first moment. */
export type PageParts<K extends PageKind> = (typeof pageParts)[K][number];
