// The list of keys, which comes when somebody asks for it.

export default {
  pages: {
    keys: {
      title: 'Keys in the player',
      when: 'They work while the player has the focus.',
      on: 'Use these keys',
      close: 'Close',
      list: [
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
  },
};
