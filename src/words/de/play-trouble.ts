// What free play says when there is no report, another one, or something is wrong with a world or a part, in German.
import type english from '../en/play-trouble.ts';
import type { Translation } from '../translation.ts';

export default {
  pages: {
    playTrouble: {
      report: {
        nothing:
          'Es gibt nichts zu berichten oder niemanden, dem zu berichten wäre: Keine Sitzung wurde beurteilt, dieser Sender schreibt keine Berichte, oder die Domain bittet um keine.',
        unheard:
          'Etwas ist gescheitert, und kein Bericht erzählt davon: Wo der Sender nachsah, bat niemand um einen, oder der Sender schreibt keine.',
        xml: 'Nach dem Entwurf von 2016 schreibt der Sender XML und schickt es an {to}.',
      },
      badWorld: 'Dieses Szenario lässt sich nicht spielen',
      badWorldMeans: 'Gezeigt wird eine andere Welt. Was falsch ist:',
      damagedWorld: 'Das Szenario in der Adresse ist beschädigt und lässt sich nicht auspacken. Gezeigt wird eine andere Welt.',
      partFailed: 'Dieser Teil ließ sich nicht laden. Prüfe die Verbindung und öffne ihn noch einmal.',
      tooLong: 'Diese Welt ist zu lang für eine Adresse, lässt sich also nicht als Link weitergeben. Spielen lässt sie sich trotzdem.',
    },
  },
} satisfies Translation<typeof english>;
