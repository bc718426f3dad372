// The words of the tables on the page about this site, which are drawn at build time alone.
import type { Outcome } from '#src/simulator/session/session.ts';

export default {
  aboutTables: {
    providers: {
      head: {
        provider: 'Provider',
        honours: 'Honours the policies of others',
        publishes: 'Publishes a policy',
        reports: 'Sends TLS reports',
        dane: 'DANE',
        source: 'Source',
      },
      notKnown: {
        honours: 'Honours: not known',
        publishes: 'Publishes: not known',
        reports: 'Reports: not known',
        dane: 'DANE: not known',
      },
      undated: 'undated',
      lookedUp: (day: string) => `looked up on ${day}`,
    },
    differences: {
      head: ['Recorded sender', 'What it does', 'It ended', 'By the book', 'Recording'],
      endings: { delivered: 'delivered', deferred: 'waits', bounced: 'returned' } satisfies Record<Outcome['delivery'], string>,
      travelled: { clear: 'in clear', encrypted: 'encrypted' },
      connectsOnly: 'waits, without connecting',
    },
    claims: {
      head: ['Software', 'What is said of it', 'What that rests on'],
      recording: 'recording',
      capture: 'captured octets',
      test: 'our test',
    },
  },
};
