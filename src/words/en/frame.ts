// The words of every page: the site's name and ways, the actors, the field for a domain, findings, what is wrong with an address.
import type { Actor } from '#src/simulator/session.ts';

export default {
  lang: 'en',
  site: {
    name: 'MTA-STS, explained',
    skip: 'Skip to the content',
    main: 'Main',
    nav: { learn: 'Lessons', play: 'Play', matrix: 'Attacks', evaluate: 'Evaluate', inspect: 'Inspect', glossary: 'Glossary' },
    about: 'Open source. No cookies, no tracking, no request to anyone until you inspect a domain.',
    more: { embed: 'For teachers', about: 'About' },
    language: 'Language',
    theme: 'Theme',
    themes: { system: 'System', light: 'Light', dark: 'Dark' },
  },

  // --- Who takes part
  actors: {
    sender: 'Sender',
    resolver: 'DNS',
    'policy-host': 'Policy host',
    attacker: 'Attacker',
    receiver: 'Receiving MX',
  } satisfies Record<Actor, string>,
  inText: {
    sender: 'sender',
    resolver: 'DNS',
    'policy-host': 'policy host',
    attacker: 'attacker',
    receiver: 'receiving MX',
  } satisfies Record<Actor, string>,
  theActors: {
    sender: 'the sender',
    resolver: 'DNS',
    'policy-host': 'the policy host',
    attacker: 'the attacker',
    receiver: 'the receiving MX',
  } satisfies Record<Actor, string>,
  you: 'You',

  // --- The inspector
  ask: {
    label: 'Domain that receives mail',
    ask: 'Inspect',
    note: 'Your browser asks two public DNS resolvers and the domain’s own policy host. They see the name; we do not.',
    use: (domain: string) => `Inspect ${domain}`,
  },
  verdicts: { pass: 'Pass', warn: 'Warning', fail: 'Fail', unprovable: 'Not provable' },
  finding: {
    todo: 'What to do',
    passed: 'What is in order',
    who: 'Who breaks',
    seen: 'Seen',
    fix: 'Fix',
    proof: 'What would prove it',
  },
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
