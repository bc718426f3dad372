// The words of the page for free play, as far as it shows them at once; the others are play-tools.ts.

export default {
  pages: {
    play: {
      title: 'Free play',
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
