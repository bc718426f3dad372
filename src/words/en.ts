// The interface's words in English, typed: another language is another file of this shape. Sections follow the parts of
// the interface. What explains a finding, an event or a lesson stands in Markdown, not here.
// `{name}` is a place that the component fills; words that depend on a number are functions.
import type { Actor, Outcome, Phase } from '#src/simulator/session.ts';
import type { EventKind } from '#src/simulator/event-kinds.ts';
import type { AttackName, MistakeName, SenderName } from '#src/simulator/names.ts';
import type { PolicyDecision, SenderDecision } from '#src/protocol/mta-sts/judge-publication.ts';

const numberWord = (count: number): string =>
  ['no', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten'][count] ?? String(count);
const plural = (count: number, one: string, many: string): string => `${count.toLocaleString('en-GB')} ${count === 1 ? one : many}`;

/** A policy that a sender would use, in mode enforce or testing. */
function modeSentences(decision: PolicyDecision, time: (seconds: number) => string): readonly string[] {
  const { kind, maxAge, covered, uncovered, announced } = decision;
  const all = covered.length + uncovered.length;
  const kept = `The sender keeps it for ${time(maxAge)}.`;
  const unannounced = announced ? [] : ['It looks for the policy only if there is a valid record.'];
  if (kind === 'testing') {
    const missing =
      uncovered.length > 0 ? [`In mode enforce it would refuse ${uncovered.join(', ')}, which the policy does not cover.`] : [];
    return ['A sender would deliver in any case, and only report what fails: the mode is testing.', kept, ...missing, ...unannounced];
  }
  if (all > 0 && covered.length === 0)
    return ['A sender would deliver nothing: the policy covers none of the MX hosts.', kept, ...unannounced];
  if (uncovered.length > 0)
    return [
      `A sender would enforce this policy, and refuse ${uncovered.join(', ')}.`,
      `The policy covers ${covered.join(', ')}. ${kept}`,
      ...unannounced,
    ];
  const hosts =
    all > 0
      ? `It covers ${all === 1 ? 'the one MX host' : `all ${all} MX hosts`}: ${covered.join(', ')}.`
      : 'Type the MX names to see which it covers.';
  return ['A sender would enforce this policy: without TLS and a valid certificate, no mail.', `${hosts} ${kept}`, ...unannounced];
}

export const en = {
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

  // --- The score
  score: {
    title: 'The session, line by line',
    cast: 'Who takes part',
    step: 'Step',
    to: '{from} to {to}',
    // What was done to a line, and to what is no line: a connection, a certificate.
    touched: {
      dropped: 'deleted',
      replaced: 'rewritten',
      injected: 'written',
      damaged: 'damaged',
      blocked: 'blocked',
      swapped: 'swapped',
      caused: 'caused',
    },
    by: { attack: '{done} by the attacker', move: '{done} by you' },
    remove: 'Delete this line',
    restore: 'Put it back',
    view: 'What to show',
    path: 'Whole path',
    terminal: 'Sender’s terminal',
    terminalNote: 'The sender’s terminal shows only the lines that reached the sender. The list above has all of them.',
    terminalFailed: 'The terminal could not be loaded. The whole path shows the same session.',
  },

  // --- Chapters, long above the rows and short under the slider
  phases: {
    policy: 'Find the policy',
    mx: 'Find the mail server',
    hello: 'Say hello',
    tls: 'Encrypt',
    message: 'Hand over the message',
    decision: 'Decide',
    afterwards: 'Afterwards',
  } satisfies Record<Phase, string>,
  phasesShort: {
    policy: 'Policy',
    mx: 'Server',
    hello: 'Hello',
    tls: 'TLS',
    message: 'Message',
    decision: 'Decide',
    afterwards: 'After',
  } satisfies Record<Phase, string>,
  attempt: (chapter: string, attempt: number) => (attempt > 1 ? `${chapter}, attempt ${attempt}` : chapter),
  attemptShort: (attempt: number) => `Attempt ${attempt}`,

  // --- What an actor does or decides alone, after its name: "Sender: …"
  says: {
    'cache-empty': 'has no policy stored for this domain',
    'cache-hit': 'finds a stored policy that is still valid',
    'cache-expired': 'finds a stored policy, but its time has run out',
    'cache-kept': 'keeps the stored policy, as no newer one can be had',
    'cache-stored': 'stores the policy',
    'policy-connect': 'connects to {host}',
    'policy-unreachable': 'cannot reach {host}',
    'policy-enforce': 'The policy in force says enforce: hosts that fail it get nothing.',
    'policy-testing': 'The policy in force says testing: failures are reported, not refused.',
    'policy-mode-none': 'The policy in force says none: mail goes as if there were no policy.',
    'policy-absent': 'No policy. Mail goes as if the domain had no MTA-STS.',
    'fetch-needed': 'The policy has to be fetched: none is stored, or its id is new.',
    'fetch-not-needed': 'The stored policy has the current id. No need to fetch.',
    'fetch-failed': 'No valid policy could be fetched.',
    'draft-policy': 'A policy by the draft of 2016 is in force.',
    'draft-policy-unproven': 'The policy was never validated, so it must not stop mail.',
    'mx-allowed': 'The name {host} is in the policy.',
    'mx-not-allowed': 'The name {host} is not in the policy.',
    'dane-applies': 'Signed TLSA records: TLS is a must, and the certificate must match.',
    'dane-host-skipped': 'The TLSA lookup failed. This host must not be used.',
    'no-usable-host': 'No host is left to try.',
    'tcp-connect': 'connects to {host}',
    'tcp-failed': 'cannot connect to {host}',
    'connection-lost': 'The connection is lost.',
    'starttls-missing': 'No STARTTLS in the reply: encryption is not offered.',
    'tls-established': 'The connection is encrypted.',
    'tls-reset': 'The handshake is cut off.',
    'tls-record-damaged': 'A record does not decrypt. The connection ends.',
    'certificate-not-checked': 'Any certificate will do: nobody asked for a check.',
    'certificate-accepted': 'The certificate is trusted, in date, and names {host}.',
    'certificate-refused': 'The certificate does not pass.',
    'tlsa-match': 'The certificate matches the TLSA record.',
    'tlsa-mismatch': 'The certificate does not match the TLSA record.',
    'go-on-in-clear': 'No TLS to be had, and nothing demands it. Go on in clear.',
    'refuse-host': 'The policy forbids this host. Stop here.',
    'deliver-despite-failure': 'The check failed, but the policy only reports. Go on.',
    'try-next-host': 'Try the next host.',
    'check-again': 'Before giving up, look once more for a new policy.',
    delivered: 'delivered: the message is handed over',
    deferred: 'keeps the message and tries again later',
    bounced: 'gives up and returns the message to its author',
    'try-again': 'tries again',
    'second-try-in-clear': 'The handshake failed again. This sender now goes on in clear.',
    'failure-noted': 'notes the failure for the day’s report',
    'failure-not-reported': 'A failure of which nobody will hear.',
  } satisfies Partial<Record<EventKind, string>>,
  sealed: 'encrypted',

  // --- The player
  player: {
    label: 'Player',
    previous: 'Previous',
    next: 'Next',
    play: 'Play',
    pause: 'Pause',
    speed: 'Speed',
    speeds: { slow: 'slow', normal: 'normal', fast: 'fast' },
    deciding: 'Go to the step that decides',
    restart: 'Start again',
    fullScreen: 'Full screen',
    leaveFullScreen: 'Leave full screen',
    position: 'Step',
    where: (step: number, total: number) => `Step ${step} of ${total}`,
    of: 'of',
    value: (step: number, total: number, what: string) => `Step ${step} of ${total}: ${what}`,
    live: (step: number, total: number, what: string) => `Step ${step} of ${total}. ${what}`,
    chapters: 'Chapters',
    note: (step: number) => `Note on step ${step}`,
    keys: 'Keys',
    keysTitle: 'Keys in the player',
    keysWhen: 'They work while the player has the focus.',
    keysOn: 'Use these keys',
    close: 'Close',
    hints: { step: 'step', chapter: 'chapter', keys: 'keys' },
    keyList: [
      { keys: ['→', '.'], does: 'Next step' },
      { keys: ['←', ','], does: 'Previous step' },
      { keys: [']'], does: 'Next chapter' },
      { keys: ['['], does: 'Previous chapter' },
      { keys: ['Home'], does: 'First step' },
      { keys: ['End'], does: 'Last step' },
      { keys: ['0', '…', '9'], does: 'That many tenths of the way' },
      { keys: ['Space'], does: 'Play or pause' },
      { keys: ['f'], does: 'Full screen, Esc leaves it' },
      { keys: ['?'], does: 'This list' },
    ],
  },

  // --- What the sender knows
  state: {
    title: 'What the sender knows now',
    rows: { policy: 'Policy in cache', mx: 'MX name', tls: 'TLS', certificate: 'Certificate', message: 'Message', verdict: 'Verdict' },
    policy: {
      unknown: 'not looked up yet',
      none: 'none',
      left: (mode: string, left: string) => `${mode}, ${left} left`,
      fresh: (mode: string) => `${mode}, just fetched`,
    },
    time: (seconds: number) => {
      if (seconds >= 172_800) return `${Math.floor(seconds / 86_400)} days`;
      if (seconds >= 7_200) return `${Math.floor(seconds / 3_600)} hours`;
      return seconds >= 120 ? `${Math.floor(seconds / 60)} minutes` : plural(Math.max(0, Math.floor(seconds)), 'second', 'seconds');
    },
    mx: {
      unknown: 'not looked up yet',
      allowed: 'in the policy',
      'not-allowed': 'not in the policy',
      'not-asked': 'nothing to compare with',
    },
    tls: {
      unknown: 'not yet',
      'not-yet': 'not yet',
      offered: 'offered',
      'not-offered': 'no, not offered',
      refused: 'no, refused',
      established: 'yes',
      failed: 'no, it failed',
    },
    certificate: {
      'not-seen': 'not seen',
      'not-checked': 'seen, not checked',
      valid: 'valid, for this name',
      expired: 'expired',
      'wrong-name': 'for another name',
      untrusted: 'not trusted',
      'tlsa-match': 'matches TLSA',
      'tlsa-mismatch': 'does not match TLSA',
    },
    message: { 'not-sent': 'not sent yet', 'sent-in-clear': 'sent in clear', 'sent-encrypted': 'sent encrypted' },
    readBy: (who: string) => `can be read by ${who}`,
    open: 'not decided yet',
    opens: 'decided at ',
    at: 'at ',
    stepLink: (step: number) => `step ${step}`,
  },

  // --- How it ended: the kinds of components/outcome.ts
  outcome: {
    safe: 'Delivered unread',
    clear: 'Delivered in clear',
    read: 'Read on the way',
    taken: 'Taken',
    held: 'Held',
    returned: 'Returned',
  },
  outcomeMeans: {
    safe: 'encrypted all the way to the receiving MX',
    clear: 'anyone on the way could have read it',
    read: 'the attacker has a copy',
    taken: 'the attacker has the mail, the receiver does not',
    held: 'kept, and tried again later',
    returned: 'sent back to its author',
  },

  // --- The sentence above the player
  conditions: {
    label: 'Conditions of this session',
    attacker: ['The', ''],
    and: 'and',
    policy: 'and the policy says',
    so: 'so the mail is',
    ends: {
      safe: 'delivered unread',
      clear: 'delivered in clear',
      read: 'read by the attacker',
      taken: 'taken by the attacker',
      held: 'held',
      returned: 'returned to its author',
    },
    attackGroup: 'Attacks',
    mistakeGroup: 'Honest mistakes',
  },
  attacks: {
    none: 'does nothing',
    eavesdrop: 'copies what passes',
    'strip-starttls': 'deletes 250-STARTTLS',
    'refuse-starttls': 'answers 454 to STARTTLS',
    'break-handshake': 'breaks off the TLS handshake',
    'untrusted-certificate': 'shows a certificate of its own',
    'forge-mx': 'forges the MX record',
    'forge-mx-hide-txt': 'forges the MX record and hides the TXT record',
    'block-policy': 'blocks the policy host and deletes 250-STARTTLS',
    'mis-issued-certificate': 'has a trusted certificate for the MX',
  } satisfies Record<AttackName, string>,
  mistakes: {
    'expired-certificate': 'does nothing, but the certificate has expired',
    'wrong-name-certificate': 'does nothing, but the certificate is for another name',
    'starttls-lost': 'does nothing, but the MX no longer offers STARTTLS',
    'mx-not-in-policy': 'does nothing, but an MX is missing from the policy',
    'policy-unreachable': 'does nothing, but the policy host is down',
    'policy-changed-id-not': 'does nothing, but the policy changed and its id did not',
  } satisfies Record<MistakeName, string>,
  senders: {
    opportunistic: 'the sender checks nothing',
    'sts-first-contact': 'the sender meets this domain for the first time',
    'sts-testing': 'the sender has stored a policy in testing mode',
    'sts-enforce': 'the sender has stored a policy in enforce mode',
    dane: 'the sender uses DANE',
    'dane-and-sts': 'the sender uses DANE and a stored policy',
    'sts-2016': 'the sender follows the draft of 2016',
  } satisfies Record<SenderName, string>,
  sendersShort: { opportunistic: 'no policy', 'sts-testing': 'testing', 'sts-enforce': 'enforce' } as Partial<Record<SenderName, string>>,
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
        'You read the message. They will hear of it.',
        'In testing mode the mail goes out all the same. The next daily report to {domain} says `starttls-not-supported`.',
      ],
      held: [
        'You get nothing. The mail waits.',
        'The policy promised TLS, so the {sender} hangs up, keeps the message, and tries again later. Its log says:',
      ],
    },
    log: 'status=deferred (TLS is required, but was not offered by host {host})',
    walk: 'Step through the whole session',
  },
  lessonList: { minutes: (minutes: number) => `${minutes} min`, attack: 'you attack' },

  // --- The inspector
  ask: {
    label: 'Domain that receives mail',
    ask: 'Inspect',
    note: 'Your browser asks two public DNS resolvers and the domain’s own policy host. They see the name; we do not.',
    use: (domain: string) => `Inspect ${domain}`,
  },
  inspecting: {
    title: 'Asking …',
    cancel: 'Stop asking',
    states: { waiting: 'waits', asking: 'asking …', done: 'answered', failed: 'no answer' },
    steps: {
      record: 'Policy record',
      policy: 'Policy file',
      mx: 'Mail servers',
      tlsrpt: 'Address for reports',
      addresses: 'Addresses of a mail server',
      tlsa: 'DANE record of a mail server',
    },
    progress: (done: number, total: number) => `${done} of ${total} questions answered.`,
    asked: (names: string) => `Asked from your browser, and so aware of this name: ${names}. Nothing went to us.`,
  },
  verdicts: { pass: 'Pass', warn: 'Warning', fail: 'Fail', unprovable: 'Not provable' },
  tally: {
    label: 'Checks by verdict',
    fail: (count: number) => plural(count, 'fail', 'fails'),
    warn: (count: number) => plural(count, 'warning', 'warnings'),
    unprovable: (count: number) => `${count} not provable from a browser`,
    pass: (count: number) => plural(count, 'pass', 'passes'),
  },
  finding: {
    todo: 'What to do',
    passed: 'What is in order',
    who: 'Who breaks',
    seen: 'Seen',
    fix: 'Fix',
    proof: 'What would prove it',
  },
  policyField: {
    label: 'Paste the policy file',
    how: 'The browser may not read it, but you can. Run this line in a terminal and paste all that it prints, or drop the file here.',
    judge: 'Judge this file',
  },
  copy: { copy: 'Copy', copied: 'Copied', failed: 'Press Ctrl+C' },

  deliveries: { delivered: 'delivered', deferred: 'deferred', bounced: 'returned' } satisfies Record<Outcome['delivery'], string>,

  // --- Pages
  pages: {
    problems: {
      address: ['The address of this page holds ', ', which could not be understood. It is left out; the rest is shown.'],
      'step-gone': 'The address names a step that this session does not have. It starts at its first step.',
      crashed: 'The simulator broke off, twice. The session shown is the one before. Reload the page to start it anew.',
      hung: 'The simulator took too long, twice. The session shown is the one before. Take the last change back, or reload the page.',
    },
    home: {
      title: 'see how one deleted line exposes mail',
      headline: 'One deleted line lets a stranger read your mail.',
      headlineAfter: 'See how, and how MTA-STS stops it.',
      lead: 'MTA-STS is a promise that a domain publishes: our mail servers speak TLS, under these names, with a valid certificate. A sender that knows the promise keeps the mail rather than hand it to an impostor.',
      inspect: 'Look at a real domain',
      inspectNote: 'Your browser asks two public DNS resolvers and the domain’s own policy host. They see the name; we do not.',
      description:
        'Play the attacker on a live model of mail delivery, see what each kind of sender does, and inspect what a real domain publishes: MTA-STS, TLSRPT and DANE.',
    },
    learn: {
      title: 'Lessons',
      description:
        'Short lessons on how mail is read on its way, and how MTA-STS, TLSRPT and DANE stop it. Each one is a session that you can change.',
      lead: 'Each lesson is one delivery of one message. Walk through it line by line, then play the attacker.',
      number: (number: number, total: number) => `Lesson ${number} of ${total}`,
      after: 'What follows from it',
      sources: 'Sources',
      lastChecked: (day: string) => `Facts last checked on ${day}.`,
      neighbours: 'More lessons',
      previous: 'Previous lesson',
      next: 'Next lesson',
    },
    matrix: {
      title: 'Every attack, every sender',
      description:
        'What each attack on mail on its way, and each honest mistake, leads to with seven kinds of sender: without a policy, with MTA-STS, with DANE, and by the draft of 2016.',
      headline: (stopped: number, of: number) =>
        `An enforce policy that the sender already knows stops ${numberWord(stopped)} attacks out of ${numberWord(of)}.`,
      lead: 'The more solid a column, the more the attacker gets. The domain is receiver.example throughout, and it publishes all that it can: MTA-STS, DANE, and an address for reports. Open a cell to walk through its session.',
      attackCaption: 'How each attack ends for each kind of sender',
      attackCorner: 'The attacker may …',
      mistakes: 'Honest mistakes',
      mistakesLead: 'Nobody attacks here. The operator of receiver.example slips, and mail waits that an attacker would never have seen.',
      mistakeCaption: 'How each mistake of the receiving domain ends for each kind of sender',
      mistakeCorner: 'It happens that …',
      senders: {
        opportunistic: { name: 'No policy check', short: 'none', more: 'encrypts if offered, checks nothing' },
        'sts-testing': { name: 'testing', short: 'testing', more: 'policy in the cache, mode testing' },
        'sts-first-contact': { name: 'enforce, first contact', short: 'new', more: 'nothing in the cache yet' },
        'sts-2016': { name: 'draft of 2016', short: '2016', more: 'policy in DNS, seen before' },
        'sts-enforce': { name: 'enforce, cached', short: 'enforce', more: 'policy in the cache' },
        dane: { name: 'DANE', short: 'DANE', more: 'keys pinned in signed DNS' },
        'dane-and-sts': { name: 'DANE and enforce', short: 'both', more: 'both checks must pass' },
      } satisfies Record<SenderName, object>,
      causes: {
        none: ['Do nothing', 'the mail as it should be'],
        eavesdrop: ['Listen', 'copy what passes'],
        'strip-starttls': ['Delete 250-STARTTLS', 'from the server’s reply'],
        'refuse-starttls': ['Refuse STARTTLS', 'answer 454 in the server’s place'],
        'break-handshake': ['Break the TLS handshake', 'reset the connection'],
        'untrusted-certificate': ['Swap the certificate', 'for a self-signed one'],
        'forge-mx': ['Forge the MX record', 'own server, own valid certificate'],
        'forge-mx-hide-txt': ['Hide the TXT record', 'and forge the MX record'],
        'block-policy': ['Block the policy host', 'and delete 250-STARTTLS'],
        'mis-issued-certificate': ['Mis-issued certificate', 'trusted, for the real MX name'],
        'expired-certificate': ['The certificate expires', 'of the MX'],
        'wrong-name-certificate': ['The certificate names another host', 'of the MX'],
        'starttls-lost': ['STARTTLS gets lost', 'the MX no longer offers it'],
        'mx-not-in-policy': ['A new MX', 'that the policy does not name'],
        'policy-unreachable': ['The policy host is down', 'all else is well'],
        'policy-changed-id-not': ['A new policy, the old id', 'MX and policy file changed'],
      } satisfies Record<AttackName | MistakeName, readonly [string, string]>,
      kinds: { safe: 'Safe', clear: 'Open', read: 'Read', taken: 'Taken', held: 'Held', returned: 'Returned' },
      travelled: { clear: 'in clear', encrypted: 'encrypted', authenticated: 'checked', none: 'not sent' } satisfies Record<
        Outcome['travelled'],
        string
      >,
      reported: 'reported',
      readBy: (who: readonly string[]) => (who.length ? `. Read by ${who.join(' and ')}.` : '. Read by nobody.'),
      legend: {
        read: 'by the attacker, then delivered',
        taken: 'by the attacker’s server',
        noted: 'and the domain is told',
        held: 'waits at the sender',
        clear: 'delivered in clear; nobody listened',
        safe: 'delivered, unread',
      },
      count: (of: number) => `Attacks that get the mail, of ${of}`,
      notes: 'Notes',
      noteTexts: {
        retry: 'On the second attempt: after a handshake that failed, this sender does without TLS. Postfix was recorded doing so.',
        unpromised:
          'Reported although there is no policy check: the domain asks for reports, and a STARTTLS that fails is counted under `no-policy-found`. A certificate that nobody checks is not.',
        fetched:
          'If the sender fetches the policy before it sends. It may fetch in the background instead; then its first message is read.',
        hidden: 'No record, nothing in the cache, so no policy: the sender goes on as if the domain had none.',
        blocked: 'A record, but no policy to be had: the sender must deliver, and reports `sts-policy-fetch-error`.',
        misissued: 'The check passes, so there is nothing to report. MTA-STS trusts every authority that browsers trust.',
        dane: 'The DANE record names the key itself. Another key does not match, whoever signed for it; the right key matches, whatever the certificate says.',
        draft: 'The draft has the whole policy in the TXT record and no id, so a sender sees the change at once.',
      },
      daneUnrecorded: 'The columns with DANE follow RFC 7672 and RFC 6698; the recordings of real servers show none of them.',
      prerendered: 'This table was computed when the page was built.',
      played: (sessions: number, milliseconds: number) =>
        `Your browser has just played all ${sessions} sessions, in ${milliseconds < 1 ? 'less than 1' : milliseconds} ms.`,
    },
    evaluate: {
      title: 'Evaluate what you publish',
      description:
        'Paste an MTA-STS record, a policy file, MX names and a TLSRPT record: what a sender would do, every mistake underlined where it stands, and the fix.',
      lead: 'Paste a record, a policy file, the names of your mail servers. You see what a sender would do with them, and every mistake where it stands. Nothing is uploaded: your browser does the work.',
      noScript: 'Judging happens in your browser, so it needs JavaScript. The lessons read without it.',
      nothingYet:
        'Nothing to judge yet. Paste something below, or load an example. The address of this page keeps what you type, in the part that is never sent.',
      tooLongForAddress: 'What stands below is too long for an address, so this page cannot be shared as a link. Everything else works.',
      crashedTitle: 'The evaluator broke off',
      crashed: 'It was started again and broke off again. Take the last change back, or reload the page.',
      load: 'Load an example',
      mistakes: 'Common mistakes',
      examples: {
        good: 'All in order',
        rfc: 'The RFC’s own',
        'blank-line': 'Blank line',
        bom: 'Byte order mark',
        typo: 'nmx for mx',
        'max-age': 'Kept for an hour',
        wildcard: 'MX too deep for the wildcard',
        'two-records': 'Two records',
        'id-hyphens': 'Hyphens in the id',
        html: 'HTML instead of a policy',
        'not-covered': 'MX not in the policy',
        testing: 'Testing only',
      },
      replaced: 'What stood in the boxes was replaced.',
      boxes: {
        record: { title: 'MTA-STS record', how: 'TXT at _mta-sts. One record a line, bare or in quotes, as in a zone file or from dig.' },
        policy: { title: 'Policy file', how: 'What the policy host serves as /.well-known/mta-sts.txt. The output of curl -i will do.' },
        mx: { title: 'MX names', how: 'The mail servers, one a line.' },
        tlsrpt: { title: 'TLSRPT record', how: 'TXT at _smtp._tls: where senders report failures to.' },
      },
      status: { valid: 'valid', none: 'no record', invalid: 'not valid', multiple: 'more than one' },
      covered: (covered: readonly (boolean | null)[]) =>
        covered.includes(null) ? 'no policy to compare with' : `${covered.filter(Boolean).length} of ${covered.length} in the policy`,
      answer: 'What a sender would do',
      decision: (decision: SenderDecision, time: (seconds: number) => string): readonly string[] => {
        switch (decision.kind) {
          case 'nothing':
            return ['A sender would need a record, and a policy.'];
          case 'to-fetch':
            return ['A sender would now fetch the policy: the record is valid.'];
          case 'no-policy':
            return [
              {
                none: 'A sender would see no policy: there is no MTA-STS record.',
                invalid: 'A sender would see no policy: the record is not valid.',
                multiple: 'A sender would see no policy: there is more than one record.',
              }[decision.status],
              'Mail goes out as if the domain had no MTA-STS. A sender that stored a policy earlier keeps to that one until its time is up.',
            ];
          case 'unusable':
            return [
              'A sender would throw this policy away: it is not valid.',
              'Mail goes out as if the domain had no MTA-STS. A sender that stored a policy earlier keeps to that one until its time is up.',
            ];
          case 'none':
            return [
              'A sender would act as if there were no policy: the mode is none.',
              `It remembers that for ${time(decision.maxAge)}. This is how a domain takes MTA-STS back.`,
            ];
          default:
            return modeSentences(decision, time);
        }
      },
      reports: (count: number) => `Failures are reported to ${count === 1 ? 'the address' : `${count} addresses`} in the TLSRPT record.`,
      tally: 'Findings by severity',
      severities: { error: 'Error', warning: 'Warning', note: 'Note' },
      counts: {
        error: (count: number) => plural(count, 'error', 'errors'),
        warning: (count: number) => plural(count, 'warning', 'warnings'),
        note: (count: number) => plural(count, 'note', 'notes'),
      },
      nothingFound: 'nothing found wrong',
      findingsIn: (what: string) => `Findings: ${what}`,
      line: (line: number) => `Line ${line}`,
      show: (line: number) => `Show in the text: line ${line}`,
      mend: 'Fix it',
      mended: 'Fixed.',
      undo: 'Undo',
      fileTooLarge: (name: string, size: string) =>
        `${name} has ${size} bytes. Files up to 1,048,576 bytes are read here; a policy has at most 65,536.`,
      toPublish: {
        title: (count: number) => (count > 0 ? 'Corrected' : 'To publish'),
        how: (count: number, left: number) =>
          [
            count > 0 ? `${plural(count, 'fix', 'fixes')} made. Give the record a new id whenever the policy changes.` : 'As it stands.',
            left > 0 ? `${plural(left, 'error is', 'errors are')} left that only you can decide.` : '',
          ]
            .join(' ')
            .trim(),
        apply: 'Put into the boxes',
        places: {
          record: 'TXT record at _mta-sts. and your domain',
          policy: 'https://mta-sts.YOUR-DOMAIN/.well-known/mta-sts.txt',
          tlsrpt: 'TXT record at _smtp._tls. and your domain',
        },
      },
      report: {
        title: 'Read a TLS report',
        how: 'Once a day senders mail these reports to the address in the TLSRPT record. The report is read in your browser. Nothing is uploaded.',
        choose: 'Choose a report',
        drop: 'or drop it here: .json, .json.gz, or the mail that carries it. Up to 20 MB.',
        paste: 'Or paste the JSON, or the source of the mail',
        read: 'Read',
        reading: 'Reading the report.',
        failedTitle: 'The report could not be read',
        failed: 'The file is gone, or it may not be read, or reading it broke off. Choose it again.',
        noReport: 'This is no TLS report that can be read',
        noReportMeans: (name: string) =>
          `${name || 'What was pasted'} was read in your browser, and went nowhere else. What is wrong with it stands below.`,
        notSaid: 'not said',
        sentence: (who: string, sessions: number, failed: number) =>
          sessions === 0
            ? `${who} counted no sessions.`
            : failed === 0
              ? `${who} counted ${plural(sessions, 'session', 'sessions')}. None failed.`
              : `${who} counted ${plural(sessions, 'session', 'sessions')}. ${failed === sessions ? 'All' : failed.toLocaleString('en-GB')} failed.`,
        range: (start: string, end: string) => (start === end ? `On ${start}, UTC.` : `From ${start} to ${end}, UTC.`),
        contact: (contact: string) => `Contact: ${contact}.`,
        incomplete: 'Some counts are missing, so the totals are at least that.',
        policies: 'Sessions by policy',
        columns: ['Domain', 'Policy', 'Succeeded', 'Failed'],
        policyTypes: { sts: 'MTA-STS', tlsa: 'DANE', 'no-policy-found': 'none found' } as Readonly<Record<string, string>>,
        failures: 'What failed',
        sessions: (count: number | null) => (count === null ? 'count not said' : plural(count, 'session', 'sessions')),
        unknownType: 'A result type that RFC 8460 does not list',
        at: 'At',
        steps: 'Step of a session',
        next: 'What to do next',
        entries: (count: number) => plural(count, 'entry of the report', 'entries of the report'),
        entryColumns: ['Sessions', 'Sent from', 'Received by', 'Reason'],
        more: (left: number, shown: number) => `${left} more entries; the first ${shown} are shown.`,
        departures: 'Where the report departs from the standard',
        why: 'Why it cannot be read',
      },
    },
    inspect: {
      title: 'Inspect a domain',
      description:
        'Enter a domain that receives mail. Your browser asks DNS and the policy host, and says what senders will do, why, and what to publish instead.',
      lead: 'What does a domain promise about the mail sent to it, and does it keep the promise? Your browser asks two public DNS resolvers and the domain’s own policy host. They see the name; we do not.',
      noScript: 'Inspecting asks questions from your browser, so it needs JavaScript. The lessons read without it.',
      cancelledTitle: 'Stopped',
      cancelled: 'What was found until then is not judged. Press Inspect to ask again.',
      crashedTitle: 'The inspection broke off',
      crashed: 'It was started again and broke off again. Reload the page and try again; if it happens again, please report this domain.',
    },
  },
};

/** What every language has to say. */
export type Words = typeof en;
