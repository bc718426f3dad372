// The words of the page for free play, as far as it shows them at once; the others are play-tools.ts.

export default {
  pages: {
    play: {
      title: 'Free play',
      lead: 'Begin with an experiment. Then change the world, the sender, the attack, or any line that passes through your hands. The address keeps all of it.',
      experiments: {
        title: 'Experiments: you expect one thing, another comes',
        expect: 'You expect:',
        open: 'No experiment: show me the stage.',
        list: {
          'line-under-enforce': ['Delete the offer of TLS. The policy says enforce.', 'the letter goes in the clear, and you read it'],
          'forged-while-stored': ['Forge the MX while a policy is stored.', 'the letter goes to your server'],
          'hidden-at-first': ['Hide the record at first contact.', 'the policy protects the letter'],
          testing: ['Attack a policy in testing mode.', 'a sender that has a policy holds the letter'],
          'old-id': ['Nobody attacks. The policy changed, its id did not.', 'the letter arrives'],
          'unsigned-mx': ['Your certificate against DANE. DNS is not signed.', 'the TLSA record exposes you'],
          'report-taken': ['Forge the MX, and watch the report.', 'Bob reads of it in the report'],
          'report-unasked': ['Hide where reports go.', 'Bob reads of the attack in the report'],
          'handshake-cut': ['Cut off every TLS handshake.', 'without TLS no letter'],
          'own-certificate': ['Show your own certificate. No policy.', 'a connection with TLS keeps you out'],
          'misled-authority': ['Enforce, and a trusted certificate in your hands.', 'enforce holds the letter'],
        },
      },
      world: 'World',
      worldGroups: { moment: 'One message', days: 'Several days', own: 'Your own' },
      ownWorld: 'your own scenario',
      worlds: {
        standard: 'receiver.example, all set up',
        'two-hosts': 'two mail servers, no DANE',
        'no-policy': 'no policy at all, DNS not signed',
        'in-the-clear': 'no encryption anywhere',
        'unsigned-tlsa': 'a TLSA record, but DNS not signed',
        'postfix-sender': 'a sender that does as Postfix 3.7 does',
        'zone-mta-sender': 'a sender that does as zone-mta 3.10 does',
        'private-server': 'a private server that demands STARTTLS',
        'roll-out': 'a policy is rolled out: testing, then enforce',
        rotation: 'the domain moves to another mail server',
        removal: 'the domain takes its policy back',
        'blocked-refresh': 'an attacker waits until the policy runs out',
      },
      report: {
        title: 'The report at the end',
        json: 'The sender writes it once a day and sends it to {to}. It says what failed, not who was behind it.',
      },
    },
  },
};
