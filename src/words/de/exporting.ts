// The words of the menu below the player, in German.
import type english from '../en/exporting.ts';
import type { Translation } from '../translation.ts';

export default {
  pages: {
    exporting: {
      title: 'Diese Sitzung mitnehmen',
      forms: {
        text: ['Text', 'die Mitschrift, eine Zeile je Ereignis'],
        json: ['JSON', 'die Sitzung als Daten'],
        mermaid: ['Mermaid', 'ein Sequenzdiagramm für Dokumente'],
        asciicast: ['asciicast', 'eine Aufzeichnung fürs Terminal'],
        recipe: ['Rezept', 'dieselben Fragen für deine eigene Shell: dig, curl, openssl, swaks'],
      },
      failed: 'Die Datei ließ sich nicht erzeugen. Lade die Seite neu und versuche es noch einmal.',
    },
  },
} satisfies Translation<typeof english>;
