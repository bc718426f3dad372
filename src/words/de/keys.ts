// The list of keys, in German.
import type english from '../en/keys.ts';
import type { Translation } from '../translation.ts';

export default {
  pages: {
    keys: {
      title: 'Tasten im Player',
      when: 'Sie wirken, solange der Player den Fokus hat.',
      on: 'Diese Tasten verwenden',
      close: 'Schließen',
      list: [
        { keys: ['→', '.'], does: 'Nächster Schritt' },
        { keys: ['←', ','], does: 'Voriger Schritt' },
        { keys: [']'], does: 'Nächstes Kapitel' },
        { keys: ['['], does: 'Voriges Kapitel' },
        { keys: ['Pos1'], does: 'Erster Schritt' },
        { keys: ['Ende'], does: 'Letzter Schritt' },
        { keys: ['0', '…', '9'], does: 'So viele Zehntel des Weges' },
        { keys: ['Leertaste'], does: 'Abspielen oder anhalten' },
        { keys: ['f'], does: 'Vollbild, Esc beendet es' },
        { keys: ['?'], does: 'Diese Liste' },
      ],
    },
  },
} satisfies Translation<typeof english>;
