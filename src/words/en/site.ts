// The words of the head and the foot of every page, which are drawn at build time alone.

export default {
  site: {
    name: 'MTA-STS, explained',
    skip: 'Skip to the content',
    main: 'Main',
    nav: {
      learn: 'Lessons',
      play: 'Play',
      matrix: 'Attack table',
      evaluate: 'Check',
      inspect: 'Inspect',
      reports: 'Reports',
      glossary: 'Glossary',
    },
    about: 'Open source. No cookies, no tracking, no request to anyone until you ask about a domain.',
    more: { embed: 'For teachers', about: 'About' },
    missing: {
      title: 'There is no such page',
      lead: 'The address leads nowhere on this site. Perhaps a letter is missing, or the page has moved.',
      home: 'To the first page',
      ways: 'What there is',
    },
    late: {
      says: 'A part of this page could not be loaded, and what needs it does nothing yet. Perhaps the network is gone, or the site has just been renewed. What you did is still here.',
      again: 'Try again',
      reload: 'Reload the page',
    },
    newer: { says: 'There is a newer version of this site.', use: 'Open it now', later: 'Later' },
    language: 'Language',
    theme: 'Theme',
    themes: { system: 'System', light: 'Light', dark: 'Dark' },
    // For search engines and link previews
    descriptions: {
      home: 'Play the attacker on a live model of mail delivery, see what each kind of sender does, and inspect what a real domain publishes: MTA-STS, TLSRPT and DANE.',
      learn:
        'Short lessons on how mail is read on its way, and how MTA-STS, TLSRPT and DANE stop it. Each one is a session that you can change.',
      challenge:
        'Ten tasks on mail transport security, each done in a simulator and judged by it: read mail on its way, publish MTA-STS, read reports, change a key.',
      play: 'Any sender, any attack, any world: change each line on its way by hand, travel through the days of a policy, type SMTP to a simulated server, and read the report at the end.',
      matrix:
        'What each attack on mail on its way, and each honest mistake, leads to with seven kinds of sender: without a policy, with MTA-STS, with DANE, and by the draft of 2016.',
      evaluate:
        'Paste an MTA-STS record, a policy file, MX names and a TLSRPT record: what a sender would do, every mistake underlined where it is, and the fix.',
      inspect:
        'Enter a domain that receives mail. Your browser asks DNS and the policy host, and says what senders will do, why, and what to publish instead.',
      reports:
        'Open a TLS report as it came by mail, packed or pasted: how many deliveries succeeded and failed, what each failure means, and what to do next.',
      glossary:
        'The terms of mail transport security in a sentence each: MTA-STS, STARTTLS, DANE, TLSRPT and their kin; ports 465 and 587, REQUIRETLS, end to end.',
      embed:
        'Put a lesson, or a course of them, into Moodle, Canvas, Open edX, a slide deck or a page of your own: choose, look, copy. No account, no cookies.',
      about:
        'What MTA-STS, explained is and is not, how its statements are checked, how to report a mistake, and which providers honour MTA-STS.',
    },
  },
};
