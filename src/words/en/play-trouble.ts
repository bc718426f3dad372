// What free play says when there is no report, another one, or something is wrong with a world or a part: it comes after the page.

export default {
  pages: {
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
