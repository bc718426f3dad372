// The words of the first page.

export default {
  // --- The first act
  hero: {
    title: 'Try it: you hold the wire between two mail servers',
    held: 'Bob’s server offers encryption in one line, and that line is in your hands.',
    drop: 'Delete this line',
    pass: 'Let it pass',
    again: 'Take the line again',
    question: 'What Alice’s server knows about Bob’s domain',
    options: { opportunistic: 'nothing', 'sts-testing': 'policy: testing', 'sts-enforce': 'policy: enforce' },
    /** What came of it, why, and what to try next. */
    endings: {
      open: [
        'You see noise.',
        'The offer arrived, so Alice’s server encrypts. It all hangs on that one line.',
        'Take it again, and delete it.',
      ],
      sealed: [
        'You see noise.',
        'Alice’s server encrypts, and the certificate fits the name in the policy.',
        'Take the line again, and delete it.',
      ],
      read: [
        'You read the letter.',
        'No offer arrived, so Alice’s server goes on without encryption. To it nothing looks broken.',
        'Now let it know a policy.',
      ],
      reported: [
        'You read the letter. They may hear of it.',
        'In testing mode the mail goes out all the same. The next daily report to Bob’s domain says `starttls-not-supported`, unless you stop the report, too.',
        'Now try enforce.',
      ],
      held: [
        'You get nothing. The mail waits.',
        'The policy promised TLS. Alice’s server hangs up before it has said who writes to whom, keeps the letter, and tries again later.',
        '',
      ],
    },
    walk: 'Lesson 3 goes through it',
    lines: 'The same, line by line',
    still: 'Between two mail servers you delete the one line in which Bob’s server offers encryption. This is what comes of it.',
  },
  pages: {
    home: {
      title: 'see how one deleted line exposes mail',
      headline: 'One deleted line lets a stranger read your mail.',
      headlineAfter: 'See how, and how MTA-STS stops it.',
      what: 'What this is about',
      lead: 'With MTA-STS a domain publishes a promise: mail for us goes to these servers, over TLS, and they show a valid certificate. A sender that knows the promise can hold the servers to it.',
      short: [
        ['MTA-STS', 'Mail Transfer Agent Strict Transport Security', 'The promise. A mail transfer agent is a mail server.'],
        ['TLS', 'Transport Layer Security', 'What encrypts the way between two servers, and lets one prove its name.'],
        ['MX', 'mail exchanger', 'A server that takes mail for a domain. Its name is in DNS, the directory of names on the Internet.'],
      ],
      inspect: 'Look at a real domain',
      inspectNote:
        'Your browser asks two public DNS resolvers and the domain’s own policy host. They see the name; we do not. Afterwards you can attack a copy of the domain here.',
      reports: 'Understand reports',
      reportsNote:
        'Senders mail you reports on TLS, and nobody likes to read them raw. Drop a pile of them here: none leaves your browser.',
      reportsLink: 'Read TLS reports',
    },
  },
};
