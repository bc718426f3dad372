// The words for what free play loads after the page: changes by hand, what there is to open, what it says when there is no report, another
// one, or something is wrong with a world or a part.
import { plural } from './plural.ts';

export default {
  pages: {
    playTools: {
      byHand: {
        title: (step: number) => `You are the attacker, at step ${step}`,
        untouchable: 'This does not travel, so nobody on the way can touch it.',
        what: 'What you do',
        fitting: 'Possible here',
        others: 'Not possible here: try it, and read why',
        kinds: {
          drop: 'delete it, let nothing through',
          replace: 'rewrite it',
          inject: 'put in a line of your own after it',
          answer: 'answer in the server’s place',
          certificate: 'show another certificate',
          damage: 'damage the TLS record',
          pass: 'let it pass, against the attack',
        },
        done: {
          drop: 'Deleted',
          replace: 'Rewritten',
          inject: 'Put in after',
          answer: 'Answered',
          certificate: 'Certificate shown at',
          damage: 'Damaged',
          pass: 'Let pass',
        },
        line: 'Which line',
        emptyLine: '(empty)',
        allLines: 'all of it, by one line',
        text: 'The line as you send it',
        records: 'The answer as you forge it, one record a line',
        certificate: 'The certificate that you show',
        certificates: {
          'self-signed': 'self-signed, for the right name',
          trusted: 'trusted, for the right name',
          'other-name': 'trusted, for a name of your own',
          expired: 'for the right name, expired',
        },
        do: 'Do it',
        list: 'What you have done',
        none: 'Nothing yet.',
        refused: 'Not possible.',
        undo: 'Take back',
        undoOf: (number: number) => `Take back number ${number}`,
        undoLast: 'Take back the last',
        clear: 'Take all back',
        count: (moves: number, refused: number) =>
          moves === 0 ? '' : `${plural(moves, 'change', 'changes')} by hand${refused ? `, ${refused} not possible` : ''}.`,
      },
      tools: {
        title: 'More to do with this world',
        lens: 'Beside the draft of 2016',
        typing: 'Type SMTP yourself',
        editor: 'Write your own world',
      },
    },
    playTrouble: {
      report: {
        nothing:
          'There is nothing to report, or nobody to report to: no session was judged, or this sender writes no reports, or the domain asks for none.',
        unheard: 'Something failed, and no report tells of it: none was asked for where the sender looked, or the sender writes none.',
        xml: 'By the draft of 2016 the sender writes XML and sends it to {to}.',
      },
      badWorld: 'This scenario cannot be played',
      badWorldMeans: 'Another world is shown instead. What is wrong:',
      damagedWorld: 'The scenario in the address is damaged: it cannot be unpacked. Another world is shown instead.',
      partFailed: 'This part could not be loaded. Check the connection, and open it again.',
      tooLong: 'This world is too long for an address, so it cannot be shared as a link. It plays all the same.',
    },
  },
};
