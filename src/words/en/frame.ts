// The words of every page: the actors, the button that copies, what is wrong with an address.
import type { Actor } from '#src/simulator/session/session.ts';
import { plural } from './plural.ts';

export default {
  lang: 'en',
  /** How numbers and dates are written. */
  locale: 'en-GB',
  glossary: 'Glossary',

  // --- Who takes part
  actors: {
    sender: 'Sender',
    resolver: 'DNS',
    'policy-host': 'Policy host',
    attacker: 'Attacker',
    receiver: 'Receiving server',
  } satisfies Record<Actor, string>,
  inText: {
    sender: 'sender',
    resolver: 'DNS',
    'policy-host': 'policy host',
    attacker: 'attacker',
    receiver: 'receiving server',
  } satisfies Record<Actor, string>,
  theActors: {
    sender: 'the sender',
    resolver: 'DNS',
    'policy-host': 'the policy host',
    attacker: 'the attacker',
    receiver: 'the receiving server',
  } satisfies Record<Actor, string>,
  you: 'You',

  /** A span of time. */
  time: (seconds: number) => {
    if (seconds >= 172_800) return `${Math.floor(seconds / 86_400)} days`;
    if (seconds >= 7_200) return `${Math.floor(seconds / 3_600)} hours`;
    return seconds >= 120 ? `${Math.floor(seconds / 60)} minutes` : plural(Math.max(0, Math.floor(seconds)), 'second', 'seconds');
  },

  /** The sentence that a verdict ends; and what stands in its place until there is one. */
  verdict: { so: 'so the mail is', open: '… ?' },

  copy: { copy: 'Copy', copied: 'Copied', failed: 'Press Ctrl+C' },
  pages: {
    problems: {
      address: ['The address of this page holds ', ', which could not be understood. It is left out; the rest is shown.'],
      'step-gone': 'The address names a step that this session does not have. It starts at its first step.',
      crashed: 'The simulator broke off, twice. The session shown is the one before. Reload the page to start it anew.',
      hung: 'The simulator took too long, twice. The session shown is the one before. Take the last change back, or reload the page.',
    },
  },
};
