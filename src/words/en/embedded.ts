// What the player says inside a frame on another page.

export default {
  pages: {
    embedded: {
      hidden: 'What comes next is hidden until you answer or skip. The page around this frame may be told your answer.',
      open: 'Open in a tab of its own',
      noTab: 'This frame may not open tabs. The address of this state:',
      parameters: 'Not understood in the address of this frame, and left out:',
      refused: (parts: string) => `Not understood, and left out: ${parts}`,
      noStep: (step: string) => `This session has no step ${step}.`,
      noScenario: 'This scenario cannot be played:',
    },
  },
};
