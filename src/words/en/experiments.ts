// The words for an experiment on the stage of free play: what came of it, and why. They come with the stage.

export default {
  pages: {
    experiments: {
      begin: 'See what comes',
      goOn: 'Go on',
      again: 'From the start',
      expected: 'You expected:',
      came: 'What came:',
      changed: 'Now change it: a line, the sender, the attack.',
      reports: {
        delivered: 'the report arrives',
        read: 'the report arrives, read by you',
        taken: 'the report comes to you, not to Bob',
        lost: 'the report is lost',
        'not-asked': 'no report is sent',
        'none-due': 'there is nothing to report',
      },
      why: {
        'line-under-enforce':
          'Under enforce the sender must not deliver to a host that offers no STARTTLS. It keeps the letter and tries again later. You stop the mail, but you do not read it.',
        'forged-while-stored':
          'This sender compares the name from DNS with the names in its stored policy before it connects. Yours is not there, and it makes no connection.',
        'hidden-at-first':
          'A sender that has stored nothing learns from DNS that there is a policy. Whoever can hide the record then hides the policy: the domain looks like one without. A policy protects once it has been stored.',
        testing:
          'In testing mode the policy is checked and stops nothing: the message may be delivered as if nothing had failed. What failed may go into a report.',
        'old-id':
          'A new id tells senders that there is a new policy. With the old id the sender keeps the policy that it has until its next refresh, and the new MX is not in it. Whoever changes the policy has to change the record too.',
        'unsigned-mx':
          'A TLSA record counts only where DNSSEC proves it. Nothing is signed here, so the sender may not use the record. It encrypts without asking with whom.',
        'report-taken':
          'A report is sent like any mail, and its sender must not let a failed policy stop it. So the forged MX leads the report to you. The letter stayed at home; the news of it did not arrive.',
        'report-unasked':
          'A TXT record says where reports go, and you can keep it from the sender. Without it nobody has asked for a report. The letter is held all the same.',
        'handshake-cut':
          // claim: postfix-second-try-in-clear
          'Without a promise, encryption is a wish. The handshake fails, the sender waits, tries again, and in the end sends in the clear rather than not at all. That is how Postfix does it, as recorded.',
        'own-certificate':
          'TLS says that it is encrypted, not with whom. A sender without a policy takes any certificate, also yours: the tube ends in your hands.',
        'misled-authority':
          'The policy asks for a certificate that a public authority has signed for this name. You have one. MTA-STS takes their word; DANE would have asked for the key itself.',
      },
    },
  },
};
