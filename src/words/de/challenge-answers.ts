// Warum die Aufgaben der Probe so ausgehen.
import type english from '../en/challenge-answers.ts';
import type { Translation } from '../translation.ts';

export default {
  challengeAnswers: {
    c1: 'Das Angebot von STARTTLS reist im Klartext. Lösche 250-STARTTLS, und ein Sender, dem nichts versprochen ist, macht im Klartext weiter.',
    c2: 'Unsignierte Antworten von DNS werden genommen, wie sie kommen. Mit einem gefälschten MX-Eintrag oder einer gefälschten Adresse verbindet sich der Sender mit dir und stellt zu; Verschlüsselung hilft nicht, denn das andere Ende bist du.',
    c3: 'Der Eintrag sagt, dass es eine Richtlinie gibt, die Datei, was sie sagt: version, Modus enforce, eine Zeile je Server, max_age. Ein Server, den keine Zeile nennt, wird abgelehnt, also braucht auch der Ersatz eine.',
    c4: 'Im Modus testing stellt ein Sender zu und berichtet, was fehlschlug. Wer enforce gespeichert hat, sieht wieder in die Datei, wenn die id im Eintrag eine andere ist; darum kommt die Datei zuerst und die id zuletzt. Mit none kommt die Mail, und nichts wird notiert.',
    c5: 'Eine gespeicherte Richtlinie gilt für max_age seit dem letzten Abruf. Verbirg den Eintrag, und nichts ändert sich. Halte den Sender vom Richtlinien-Host fern, bis max_age vorbei ist, und er weiß nichts mehr; dann wirkt ein gefälschter MX-Eintrag. Ein so langer Angriff kann auffallen: ein Grund mehr für ein langes max_age.',
    c6: 'Die Art des Ergebnisses sagt, was fehlschlug: ein Zertifikat, das abgelaufen ist oder jemand anderen nennt, kein STARTTLS, eine Datei, die nicht zu holen war. Ein Server außerhalb der Richtlinie hat keine eigene Art: Er kommt als validation-failure. Dann sieh nach, was veröffentlicht ist: Hat die Datei die Zeile schon, fehlt Sendern mit der alten Datei eine neue id.',
    c7: 'Ein TLSA-Eintrag 3 1 1 in einer signierten Zone nennt deinen Schlüssel, wer auch immer für einen anderen bürgt. Bevor der Schlüssel wechselt, steht sein Hashwert neben dem alten, mindestens zwei TTLs lang; der alte Hashwert geht nach dem alten Schlüssel.',
    c8: 'Erst nennt die Datei beide Server, dann sagt die id den Sendern, dass sie nachsehen sollen. Manche sehen nur beim Auffrischen nach, also warte auf den langsamsten; ändere dann den MX-Eintrag, warte, bis der alte vergessen ist, und schalte den alten Server ab.',
    c9: 'MTA-STS nimmt jede Zertifizierungsstelle, der der Sender vertraut: Ein gültiges Zertifikat auf den richtigen Namen wird angenommen. Ein Sender, der auch DANE kann, vergleicht den Schlüssel mit einem Hashwert in einer signierten Zone, und deiner ist ein anderer.',
    c10: 'Berichte erzählen von Servern, die getroffen wurden, und ein Ersatz wird nicht getroffen, solange der erste Server läuft. Er braucht seine Zeile in der Datei, mit neuer id, und ein Zertifikat auf den eigenen Namen.',
  },
} satisfies Translation<typeof english>;
