// The words of the menu below the player, which comes when the reader turns to it: a session to take away.

export default {
  pages: {
    exporting: {
      title: 'Take this session away',
      forms: {
        text: ['Text', 'the transcript, one line an event'],
        json: ['JSON', 'the session as data'],
        mermaid: ['Mermaid', 'a sequence diagram for documents'],
        asciicast: ['asciicast', 'a terminal recording'],
        recipe: ['Recipe', 'the same questions for your own shell: dig, curl, openssl, swaks'],
      } satisfies Record<string, readonly [string, string]>,
      failed: 'The file could not be made. Reload the page and try again.',
    },
  },
};
