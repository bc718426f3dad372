// The words for an experiment on the stage of free play, in German.
import type english from '../en/experiments.ts';
import type { Translation } from '../translation.ts';

export default {
  pages: {
    experiments: {
      begin: 'Sieh, was kommt',
      goOn: 'Weiter',
      again: 'Von vorn',
      expected: 'Du hast erwartet:',
      came: 'Gekommen ist:',
      changed: 'Nun ändere es: eine Zeile, den Sender, den Angriff.',
      reports: {
        delivered: 'der Bericht kommt an',
        read: 'der Bericht kommt an, von dir gelesen',
        taken: 'der Bericht kommt zu dir, nicht zu Bob',
        lost: 'der Bericht geht verloren',
        'not-asked': 'es geht kein Bericht',
        'none-due': 'es gibt nichts zu berichten',
      },
      why: {
        'line-under-enforce':
          'Unter enforce darf der Sender keinem Host zustellen, der kein STARTTLS anbietet. Er behält den Brief und versucht es später. Du hältst die Post auf, aber du liest sie nicht.',
        'forged-while-stored':
          'Dieser Sender vergleicht den Namen aus dem DNS mit den Namen seiner gespeicherten Richtlinie, bevor er sich verbindet. Deiner steht nicht dort, und er verbindet sich nicht.',
        'hidden-at-first':
          'Ein Sender, der nichts gespeichert hat, erfährt aus dem DNS, dass es eine Richtlinie gibt. Wer dann den Eintrag verbirgt, verbirgt die Richtlinie: Die Domain sieht aus wie eine ohne. Eine Richtlinie schützt, sobald sie gespeichert ist.',
        testing:
          'Im Modus testing wird die Richtlinie geprüft und hält nichts auf: Die Nachricht darf zugestellt werden, als wäre nichts fehlgeschlagen. Was fehlschlug, kann in einen Bericht kommen.',
        'old-id':
          'Eine neue id sagt den Sendern, dass es eine neue Richtlinie gibt. Mit der alten id behält der Sender bis zum nächsten Auffrischen die Richtlinie, die er hat, und der neue MX steht nicht darin. Wer die Richtlinie ändert, muss auch den Eintrag ändern.',
        'unsigned-mx':
          'Ein TLSA-Eintrag zählt nur, wo DNSSEC ihn beweist. Hier ist nichts signiert, also darf der Sender den Eintrag nicht benutzen. Er verschlüsselt, ohne zu fragen, mit wem.',
        'report-taken':
          'Ein Bericht geht wie jede Mail, und eine verfehlte Richtlinie darf ihn nicht aufhalten. Also führt der gefälschte MX den Bericht zu dir. Der Brief blieb zu Hause; die Nachricht davon kam nicht an.',
        'report-unasked':
          'Wohin Berichte gehen, steht in einem TXT-Eintrag, und den kannst du dem Sender vorenthalten. Ohne ihn hat niemand um einen Bericht gebeten. Der Brief wird trotzdem zurückgehalten.',
        'handshake-cut':
          'Ohne Versprechen ist Verschlüsselung ein Wunsch. Der Handshake misslingt, der Sender wartet, versucht es noch einmal und sendet am Ende lieber offen als gar nicht. So macht es Postfix, wie aufgezeichnet.',
        'own-certificate':
          'TLS sagt, dass verschlüsselt wird, nicht mit wem. Ein Sender ohne Richtlinie nimmt jedes Zertifikat, auch deines: Die Röhre endet in deinen Händen.',
        'misled-authority':
          'Die Richtlinie verlangt ein Zertifikat, das eine öffentliche Stelle für diesen Namen signiert hat. Du hast eines. MTA-STS glaubt ihrem Wort; DANE hätte nach dem Schlüssel selbst gefragt.',
      },
    },
  },
} satisfies Translation<typeof english>;
