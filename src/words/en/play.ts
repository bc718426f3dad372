// The words of the page for free play, as far as it shows them at once; the others are play-tools.ts.

export default {
  pages: {
    play: {
      title: 'Free play',
      description:
        'Any sender, any attack, any world: change each line on its way by hand, travel through the days of a policy, type SMTP to a simulated server, and read the report at the end.',
      lead: 'Choose a world, a sender and an attack. Then be the attacker yourself: change any line that passes through your hands. The address of this page keeps all of it, in the part that is never sent.',
      world: 'World',
      worldGroups: { moment: 'One message', days: 'Several days', own: 'Your own' },
      ownWorld: 'your own scenario',
      worlds: {
        standard: 'receiver.example, all set up',
        'two-hosts': 'two mail servers, no DANE',
        'no-policy': 'no policy at all, DNS not signed',
        'in-the-clear': 'no encryption anywhere',
        'postfix-sender': 'a sender that does as Postfix 3.7 does',
        'private-server': 'a private server that demands STARTTLS',
        'roll-out': 'a policy is rolled out: testing, then enforce',
        rotation: 'the domain moves to another mail server',
        removal: 'the domain takes its policy back',
        'blocked-refresh': 'an attacker waits until the policy runs out',
      },
      badWorld: 'This scenario cannot be played',
      badWorldMeans: 'Another world is shown instead. What is wrong:',
      damagedWorld: 'The scenario in the address is damaged: it cannot be unpacked. Another world is shown instead.',
      report: {
        title: 'The report at the end',
        nothing:
          'There is nothing to report, or nobody to report to: no session was judged, or this sender writes no reports, or the domain asks for none.',
        unheard: 'Something failed, and nobody hears of it: the domain asks for no reports, or the sender writes none.',
        json: 'The sender writes it once a day and sends it to {to}. It says what failed, not who was behind it.',
        xml: 'By the draft of 2016 the sender writes XML and sends it to {to}.',
      },
      partFailed: 'This part could not be loaded. Check the connection, and open it again.',
      tooLong: 'This world is too long for an address, so it cannot be shared as a link. It plays all the same.',
    },
  },
};
