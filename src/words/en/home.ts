// The words of the first page.

export default {
  // --- The first attack, on the home page
  hero: {
    title: 'Try it: you sit between two mail servers',
    hands: 'Every line passes through your hands.',
    noise: 'encrypted from here: you cannot read it',
    question: 'What does the sender know about {domain}?',
    options: {
      opportunistic: ['No policy', 'It encrypts if the other side offers to.'],
      'sts-testing': ['A policy in testing mode', 'It checks, reports problems, and delivers anyway.'],
      'sts-enforce': ['A policy in enforce mode', 'It checks, and refuses when the check fails.'],
    },
    endings: {
      open: [
        'Encrypted. You see noise.',
        'The server offers encryption and the {sender} takes the offer. Now delete the line `250-STARTTLS`.',
      ],
      sealed: [
        'Delivered, and nobody read it.',
        'The {sender} encrypts and checks the certificate. You see noise. Now delete the line `250-STARTTLS`.',
      ],
      read: ['You read the message.', 'No offer, so the {sender} goes on without encryption. Nobody notices. Now give it a policy.'],
      reported: [
        'You read the message. They may hear of it.',
        'In testing mode the mail goes out all the same. The next daily report to {domain} says `starttls-not-supported`. You hold that line too: the report can be read, or lost.',
      ],
      held: [
        'You get nothing. The mail waits.',
        'The policy promised TLS, so the {sender} hangs up, keeps the message, and tries again later. Its log says:',
      ],
    },
    log: 'status=deferred (TLS is required, but was not offered by host {host})',
    walk: 'Step through the whole session',
  },
  pages: {
    home: {
      title: 'see how one deleted line exposes mail',
      headline: 'One deleted line lets a stranger read your mail.',
      headlineAfter: 'See how, and how MTA-STS stops it.',
      lead: 'MTA-STS is a promise that a domain publishes: our mail servers speak TLS, under these names, with a valid certificate. A sender that knows the promise keeps the mail rather than hand it to an impostor.',
      inspect: 'Look at a real domain',
      inspectNote: 'Your browser asks two public DNS resolvers and the domain’s own policy host. They see the name; we do not.',
    },
  },
};
