// The words of the table of attacks and senders.
import type { Outcome } from '#src/simulator/session/session.ts';
import type { AttackName, MistakeName, SenderName } from '#src/simulator/world/names.ts';

const numberWord = (count: number): string =>
  ['no', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten'][count] ?? String(count);

export default {
  pages: {
    matrix: {
      title: 'Attack table',
      headline: (stopped: number, of: number) =>
        `An enforce policy that the sender already knows stops ${numberWord(stopped)} attacks out of ${numberWord(of)}.`,
      lead: 'The more solid a column, the more the attacker gets. Open a cell to walk through its session.',
      standard: 'The domain is receiver.example throughout, and it publishes all that it can: MTA-STS, DANE, and an address for reports.',
      worldOf: (domain: string) =>
        `The domain is ${domain}, with what it publishes in the world that the address of this page carries. What it does not publish, no sender can check.`,
      worldTitle: 'That world is called',
      standardWorld: 'Show receiver.example instead',
      problems: {
        damaged: 'The scenario in the address is damaged: it cannot be unpacked. The table shows receiver.example instead.',
        wrong: 'The scenario in the address cannot be played. The table shows receiver.example instead. What is wrong:',
        long: 'The scenario in the address is too long to be handed on to its sessions. The table shows receiver.example instead.',
      },
      attackCaption: 'How each attack ends for each kind of sender',
      attackCorner: 'The attacker may …',
      mistakes: 'Honest mistakes',
      mistakesLead: (domain: string) =>
        `Nobody attacks here. The operator of ${domain} slips, and mail waits that an attacker would never have seen.`,
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
      reported: {
        delivered: 'reported',
        read: 'report read',
        taken: 'report taken',
        lost: 'report lost',
      },
      readBy: (who: readonly string[]) => (who.length ? `. Read by ${who.join(' and ')}.` : '. Read by nobody.'),
      legend: {
        read: 'by the attacker, then delivered',
        taken: 'by the attacker’s server',
        noted: 'and a report of it reaches the domain',
        held: 'waits at the sender',
        clear: 'delivered in clear; nobody listened',
        safe: 'delivered, unread',
      },
      count: (of: number) => `Attacks that get the mail, of ${of}`,
      notes: 'Notes',
      noteTexts: {
        // claim: postfix-second-try-in-clear
        retry: 'On the second attempt: after a handshake that failed, this sender does without TLS. Postfix was recorded doing so.',
        unpromised:
          'Reported although there is no policy check: the domain asks for reports, and a STARTTLS that fails is counted under `no-policy-found`. A certificate that nobody checks is not.',
        fetched:
          'If the sender fetches the policy before it sends. It may fetch in the background instead; then its first message is read.',
        hidden: 'No record, nothing in the cache, so no policy: the sender goes on as if the domain had none.',
        blocked: 'A record, but no policy can be fetched: the sender must deliver, and reports `sts-policy-fetch-error`.',
        misissued: 'The check passes, so there is nothing to report. MTA-STS takes the word of every authority that the sender trusts.',
        dane: 'The DANE record names the key itself. Another key does not match, whoever signed for it; the right key matches, whatever the certificate says.',
        draft:
          'The draft has the whole policy in the TXT record. Where the stored one fails, the sender looks there before it gives up, and finds the new one proved.',
      },
      // claim: postfix-dane-recorded
      daneRecorded:
        'With DANE alone, Postfix was recorded undisturbed, with STARTTLS deleted, the handshake broken, the certificate swapped, and with a certificate that is expired or for another name. The other cells with DANE follow RFC 7672 and RFC 6698.',
      prerendered: 'This table was computed when the page was built.',
      playAgain: 'Play all sessions in this browser',
      played: (sessions: number, milliseconds: number) =>
        `Your browser has just played all ${sessions} sessions, in ${milliseconds < 1 ? 'less than 1' : milliseconds} ms.`,
    },
  },
};
