// The words of the byte view, in German.
import type english from '../en/bytes.ts';
import type { Translation } from '../translation.ts';

type Words = Translation<typeof english>;

const explained: NonNullable<NonNullable<NonNullable<Words['pages']>['bytes']>['explained']> = {
  'smtp.line': {
    is: 'SMTP-Zeile',
    says: 'Vor TLS sprechen die beiden Server in Textzeilen.',
    seen: 'Alles: wer sie zu sein behaupten, was sie können, und dass gleich TLS beginnt.',
  },
  'record.type': {
    is: 'Art des Records',
    says: 'Sagt, was darin ist: 20 ein Wechsel der Verschlüsselung, 21 eine Warnung, 22 ein Teil des Handshakes, 23 Daten. Unter TLS 1.3 sagt jeder verschlüsselte Record 23, und seine wahre Art steckt darin.',
  },
  'record.version': {
    is: 'Version des Records',
    says: 'Ein Überbleibsel. Unter TLS 1.3 steht hier 0x0303, also TLS 1.2 (in einem ersten Hello auch 0x0301), und niemand darf darauf achten. Die Version klären die Hellos.',
  },
  'record.length': {
    is: 'Länge des Records',
    says: 'Wie viele Oktette folgen.',
    seen: 'Sie bleibt lesbar. Längen und Zeiten verraten, wie lang eine Zeile oder ein Brief ist.',
  },
  'record.encrypted': {
    is: 'Verschlüsselt',
    says: 'Versiegelt mit einem Schlüssel, den nur die beiden Enden berechnen können. Wer ein Oktett ändert, fällt auf.',
    seen: 'Wie viele Oktette es sind und wann sie laufen. Nichts von dem, was sie sagen.',
  },
  'record.nonce': {
    is: 'Teil der Nonce',
    says: 'Jeder Record wird mit einer Zahl versiegelt, die nur einmal dient. Acht Oktette davon laufen hier offen mit.',
    seen: 'Nichts über den Inhalt.',
  },
  'record.inner_type': {
    is: 'Wahre Art',
    says: 'Was der Record wirklich enthält. Unter TLS 1.3 steht es hinter dem Inhalt, mit ihm verschlüsselt.',
  },
  'record.padding': { is: 'Füllung', says: 'Nullen, die verbergen, wie lang der Inhalt ist.' },
  'record.other': { is: 'Inhalt', says: 'Wird hier nicht zerlegt.' },
  application_data: { is: 'SMTP in TLS', says: 'Was ein Server dem anderen sagt. Nur die beiden können es lesen.' },
  change_cipher_spec: {
    is: 'Wechsel der Verschlüsselung',
    says: 'Unter TLS 1.2: Ab hier verschlüsselt diese Seite. Unter TLS 1.3 heißt es nichts. Es ist für Geräte auf dem Weg da, die nur TLS 1.2 kennen.',
    seen: 'Dass die Verschlüsselung beginnt.',
  },
  'alert.level': { is: 'Stufe der Warnung', says: 'Warnung oder tödlich. TLS 1.3 richtet sich stattdessen nach der Art.' },
  'alert.description': {
    is: 'Art der Warnung',
    says: 'Eine Beschwerde, oder (close_notify), dass nichts mehr folgt: So kann niemand unbemerkt das Ende abschneiden.',
  },
  length: { is: 'Länge', says: 'Wie viele Oktette der nächste Wert oder die nächste Liste hat.' },
  'handshake.type': { is: 'Art der Nachricht', says: 'Welche Nachricht des Handshakes hier beginnt.' },
  'handshake.length': { is: 'Länge der Nachricht', says: 'Wie viele Oktette sie hat. Sie darf über mehrere Records gehen.' },
  'handshake.body': { is: 'Inhalt', says: 'Wird hier nicht zerlegt.' },
  'handshake.other': { is: 'Eine andere Nachricht', says: 'Wird hier nicht zerlegt.' },

  client_hello: {
    is: 'ClientHello',
    says: 'Der Sender eröffnet: was er sprechen kann, eine Zufallszahl und für TLS 1.3 seine Hälfte der Schlüssel.',
    seen: 'Alles. Die Listen unterscheiden sich nach Software und Einstellungen, also deuten sie auf beide hin.',
  },
  'client_hello.legacy_version': {
    is: 'Version, auf alte Art',
    says: 'Die höchste Version des Senders, aber nie mehr als TLS 1.2: An neueren Zahlen sind Server gescheitert. TLS 1.3 steht in einer Erweiterung.',
  },
  'client_hello.random': {
    is: 'Zufallszahl des Senders',
    says: '32 Oktette, jedes Mal neu. Sie gehen in die Schlüssel ein, also gleichen sich keine zwei Verbindungen.',
    seen: 'Eine Zahl, die ohne den Schlüssel nichts bedeutet.',
  },
  'client_hello.session_id': {
    is: 'Sitzungsnummer',
    says: 'Früher die Nummer einer Sitzung, die fortgesetzt werden soll. Unter TLS 1.3 gefüllt, damit das Hello wie TLS 1.2 aussieht.',
  },
  'client_hello.cipher_suites': {
    is: 'Angebotene Verfahren',
    says: 'Die Verfahren, die der Sender kennt, das liebste zuerst. Ein Name mit DH_anon heißt: kein Zertifikat nötig.',
    seen: 'DH_anon in der Liste verrät, dass dieser Sender kein Zertifikat prüfen will.',
  },
  'client_hello.compression_methods': { is: 'Kompression', says: 'Unter TLS 1.3 immer „keine“.' },
  'client_hello.extensions': { is: 'Erweiterungen', says: 'Eine Liste von Einträgen mit Typ.' },
  server_hello: {
    is: 'ServerHello',
    says: 'Der Empfänger wählt. Unter TLS 1.3 können nun beide die Schlüssel berechnen, und alles Weitere ist verschlüsselt.',
    seen: 'Alles: Version und Verfahren.',
  },
  hello_retry_request: {
    is: 'HelloRetryRequest',
    says: 'Bitte um ein weiteres ClientHello, mit einem Schlüsselanteil aus einer Gruppe, die der Empfänger kann.',
    seen: 'Alles.',
  },
  'server_hello.legacy_version': { is: 'Version, auf alte Art', says: 'TLS 1.2. Wurde TLS 1.3 gewählt, sagt es eine Erweiterung.' },
  'server_hello.random': {
    is: 'Zufallszahl des Empfängers',
    says: '32 Oktette, die in die Schlüssel eingehen. Könnte er TLS 1.3 und nimmt weniger, stehen am Ende DOWNGRD und eine Zahl: Ein Sender, der TLS 1.3 angeboten hat, weiß dann, dass jemand eingegriffen hat.',
    seen: 'Eine Zahl, die ohne den Schlüssel nichts bedeutet; und das DOWNGRD, wenn es da ist.',
  },
  'server_hello.session_id': { is: 'Sitzungsnummer', says: 'Unter TLS 1.3 die Nummer des Senders, zurückgeschickt.' },
  'server_hello.cipher_suite': {
    is: 'Gewähltes Verfahren',
    says: 'Die eine Art der Verschlüsselung, die beide kennen.',
    seen: 'DH_anon verrät, dass kein Zertifikat folgt: Der Server beweist nichts.',
  },
  'server_hello.compression_method': { is: 'Kompression', says: 'Keine.' },
  'server_hello.extensions': {
    is: 'Erweiterungen',
    says: 'Antworten auf Erweiterungen des ClientHello. Unter TLS 1.3 nur, was die Schlüssel brauchen; der Rest folgt verschlüsselt.',
  },
  encrypted_extensions: { is: 'EncryptedExtensions', says: 'Die übrigen Antworten des Empfängers, verschlüsselt.' },
  'encrypted_extensions.extensions': { is: 'Erweiterungen', says: 'Eine Liste von Einträgen mit Typ; sie kann leer sein.' },

  'extension.type': { is: 'Typ der Erweiterung', says: 'Die Zahl, an der man sie erkennt.' },
  'extension.server_name': {
    is: 'Servername (SNI)',
    says: 'Welchen Server der Sender sucht: So kann ein Rechner mit vielen Namen das passende Zertifikat zeigen. Sender müssen ihn für MTA-STS (RFC 8461 §7.1) und DANE (RFC 7672 §8.1) schicken. In einer Antwort ist er leer: verstanden.',
    seen: 'Den Namen des Mailservers, offen, auch unter TLS 1.3.',
  },
  'server_name.type': { is: 'Art des Namens', says: '0: ein Rechnername. Andere gibt es nicht.' },
  'server_name.name': { is: 'Rechnername', says: 'In ASCII, ohne Punkt am Ende.', seen: 'Den Namen des Mailservers.' },
  'extension.supported_groups': {
    is: 'Gruppen',
    says: 'Die Kurven und anderen Gruppen, in denen der Sender Schlüssel austauschen kann, die liebste zuerst.',
  },
  'extension.ec_point_formats': {
    is: 'Punktformate',
    says: 'Wie Punkte einer Kurve geschrieben werden dürfen. TLS 1.3 hat eine einzige Art und kommt ohne aus.',
  },
  'extension.signature_algorithms': { is: 'Signaturen', says: 'Die Signaturen, die der Sender prüfen kann.' },
  'extension.application_layer_protocol_negotiation': {
    is: 'Protokoll (ALPN)',
    says: 'Welches Protokoll im Inneren gesprochen werden soll.',
    seen: 'Das Protokoll.',
  },
  'protocol.name': { is: 'Protokoll', says: 'Der Name eines Protokolls.' },
  'extension.padding': { is: 'Füllung', says: 'Nullen, die das ClientHello auf eine andere Länge bringen.' },
  'extension.encrypt_then_mac': {
    is: 'Encrypt-then-MAC',
    says: 'Für alte Verfahren (CBC) unter TLS 1.2: den Prüfwert über das Verschlüsselte berechnen, nicht über den Klartext.',
  },
  'extension.extended_master_secret': {
    is: 'Extended Master Secret',
    says: 'Unter TLS 1.2: Das Hauptgeheimnis hängt vom Handshake ab, wie die Schlüssel unter TLS 1.3 immer.',
  },
  'extension.session_ticket': {
    is: 'Sitzungsticket',
    says: 'Für TLS 1.2: ein Ticket vom letzten Mal oder (leer) „ich nähme eines“.',
    seen: 'Ein offenes Ticket ist wiederzuerkennen, wenn es benutzt wird.',
  },
  'extension.supported_versions': {
    is: 'Versionen',
    says: 'Im ClientHello alle, die der Sender spricht, im ServerHello die gewählte. Dies, und nichts anderes, macht TLS 1.3 aus.',
    seen: 'Die Version.',
  },
  'extension.psk_key_exchange_modes': {
    is: 'Arten der Fortsetzung',
    says: 'Wie der Sender unter TLS 1.3 eine frühere Sitzung fortsetzen würde.',
  },
  'extension.key_share': {
    is: 'Schlüsselanteil',
    says: 'Aus dem eigenen Geheimnis und dem Anteil des anderen berechnet jede Seite denselben Schlüssel.',
    seen: 'Die beiden Anteile, und daraus nichts: Ohne eines der Geheimnisse ist der Schlüssel nicht zu berechnen.',
  },
  'key_share.group': { is: 'Gruppe', says: 'Die Kurve oder Gruppe, zu der der Anteil gehört.' },
  'key_share.key': { is: 'Öffentlicher Wert', says: 'Die geheime Hälfte verlässt den Rechner nie.' },
  'extension.renegotiation_info': {
    is: 'Neuverhandlung',
    says: 'Schützt einen zweiten Handshake unter TLS 1.2. Im ersten ist sie leer.',
  },
  'extension.other': { is: 'Eine andere Erweiterung', says: 'Wird hier nicht zerlegt.' },

  certificate: {
    is: 'Certificate',
    says: 'Wer der Empfänger zu sein behauptet: sein Zertifikat und die, die zu einer Zertifizierungsstelle führen.',
    seen: 'Unter TLS 1.2 alles. Unter TLS 1.3 nichts: Es ist verschlüsselt.',
  },
  'certificate.request_context': { is: 'Kontext', says: 'Leer beim Zertifikat eines Servers.' },
  'certificate.list': { is: 'Kette', says: 'Zuerst das Zertifikat des Servers, dann das, das für es bürgt, und so weiter.' },
  'certificate.entry': {
    is: 'Ein Zertifikat',
    says: 'Nach X.509: Aussteller, Daten, Inhaber, öffentlicher Schlüssel, Namen und die Signatur des Ausstellers.',
  },
  'certificate.entry_extensions': {
    is: 'Erweiterungen dieses Zertifikats',
    says: 'Hier kann ein Server Belege dazu mitgeben. Meist leer.',
  },
  'certificate.issuer': { is: 'Aussteller', says: 'Die Stelle, die es signiert hat.', seen: 'Von wem der Empfänger sein Zertifikat hat.' },
  'certificate.validity': { is: 'Von, bis', says: 'Davor und danach gilt es nicht.' },
  'certificate.subject': {
    is: 'Inhaber',
    says: 'Auf wen es ausgestellt ist. Wo unten Namen stehen, vergleicht ein Sender diese und nicht das.',
  },
  'certificate.public_key': {
    is: 'Öffentlicher Schlüssel',
    says: 'Seine geheime Hälfte signiert den Handshake: So zeigt sich, dass das Zertifikat dem Server gehört.',
  },
  'certificate.names': {
    is: 'Namen',
    says: 'Die Rechnernamen, für die es gilt (subjectAltName). Unter MTA-STS muss einer der des MX sein.',
    seen: 'Alle Namen des Servers, auch die anderer Domains, denen er dient.',
  },
  'certificate.signature': {
    is: 'Signatur des Ausstellers',
    says: 'Mit dem Schlüssel des Ausstellers über alles Übrige gemacht.',
  },
  certificate_verify: {
    is: 'CertificateVerify',
    says: 'Eine Signatur über den Handshake mit dem Schlüssel des Zertifikats: der Beweis, dass es dem Server gehört.',
  },
  'certificate_verify.signature_algorithm': { is: 'Art der Signatur', says: 'Eine von denen, die der Sender angeboten hat.' },
  'certificate_verify.signature': { is: 'Signatur', says: 'Über einen Hash aller Nachrichten bis hier.' },

  server_key_exchange: {
    is: 'ServerKeyExchange',
    says: 'Die Hälfte des Empfängers beim Schlüsselaustausch unter TLS 1.2, mit dem Schlüssel des Zertifikats signiert, außer bei anonymen Verfahren.',
    seen: 'Die öffentliche Hälfte, die den Schlüssel nicht verrät.',
  },
  'server_key_exchange.p': { is: 'Primzahl', says: 'Der Modul, mit dem gerechnet wird. Jeder darf ihn kennen.' },
  'server_key_exchange.g': { is: 'Erzeuger', says: 'Die Zahl, die mit einem Geheimnis potenziert wird.' },
  'server_key_exchange.curve': { is: 'Kurve', says: 'Die Kurve, auf der gerechnet wird.' },
  'server_key_exchange.public_key': {
    is: 'Öffentlicher Wert des Empfängers',
    says: 'Seine Hälfte. Das Geheimnis dahinter verlässt den Rechner nie.',
  },
  'server_key_exchange.signature_algorithm': { is: 'Art der Signatur', says: 'Eine von denen, die der Sender angeboten hat.' },
  'server_key_exchange.signature': {
    is: 'Signatur',
    says: 'Über beide Zufallszahlen und diese Hälfte: der Beweis, dass der Inhaber des Zertifikats spricht.',
  },
  server_hello_done: { is: 'ServerHelloDone', says: 'Der Empfänger ist fertig. Es hat keinen Inhalt.' },
  client_key_exchange: {
    is: 'ClientKeyExchange',
    says: 'Die Hälfte des Senders beim Schlüsselaustausch unter TLS 1.2. Nun können beide den Schlüssel berechnen.',
    seen: 'Die öffentliche Hälfte, die den Schlüssel nicht verrät.',
  },
  'client_key_exchange.public_key': {
    is: 'Öffentlicher Wert des Senders',
    says: 'Seine Hälfte. Das Geheimnis dahinter verlässt den Rechner nie.',
  },
  'client_key_exchange.encrypted_secret': {
    is: 'Verschlüsseltes Geheimnis',
    says: 'Das Geheimnis, aus dem die Schlüssel werden, verschlüsselt für das Zertifikat des Servers.',
  },
  new_session_ticket: {
    is: 'NewSessionTicket',
    says: 'Ein Ticket, mit dem der Sender diese Sitzung ein andermal fortsetzen kann.',
    seen: 'Unter TLS 1.2 offen: nicht zu lesen, aber wiederzuerkennen, wenn es benutzt wird. Unter TLS 1.3 verschlüsselt.',
  },
  'new_session_ticket.lifetime': { is: 'Lebensdauer', says: 'Wie lange das Ticket gilt.' },
  'new_session_ticket.age_add': {
    is: 'Verschleierung',
    says: 'Wird zum Alter des Tickets gezählt, wenn es benutzt wird, damit niemand sieht, wann es ausgegeben wurde.',
  },
  'new_session_ticket.nonce': { is: 'Nonce', says: 'Unterscheidet die Tickets einer Verbindung.' },
  'new_session_ticket.ticket': { is: 'Ticket', says: 'Lesbar nur für den Server, der es gemacht hat.' },
  'new_session_ticket.extensions': { is: 'Erweiterungen', says: 'Eine Liste von Einträgen mit Typ; sie kann leer sein.' },
  finished: {
    is: 'Finished',
    says: 'Jede Seite beweist, dass sie die Schlüssel hat und denselben Handshake gesehen hat. Wurde unterwegs ein Oktett geändert, passt es nicht.',
  },
  'finished.verify_data': { is: 'Prüfwert', says: 'Mit dem Schlüssel aus allen bisherigen Nachrichten berechnet.' },
};

export default {
  pages: {
    bytes: {
      title: 'Die Bytes des Handshakes',
      close: 'Schließen',
      recording: 'Aufnahme',
      captures: {
        'postfix-tls13': 'TLS 1.3, Sender prüft nichts',
        'postfix-tls12': 'TLS 1.2, Sender prüft nichts',
        'postfix-sts-tls13': 'TLS 1.3, mit MTA-STS-Policy',
        'postfix-dane-tls13': 'TLS 1.3, mit DANE',
        'keyed-tls13': 'TLS 1.3, mit ihren Schlüsseln',
        'keyed-tls12': 'TLS 1.2, mit ihrem Schlüssel',
      },
      about: 'Eine wirkliche Verbindung aus einem Labor. Sender: {sender}. Empfänger: Postfix. Die Namen sind die des Labors.',
      choose: 'Bitte wählen',
      none: {
        'policy-host': 'Hier wird eine Policy über HTTPS geholt. Aufgenommen wurden Mailserver.',
        'checked-tls12': 'TLS 1.2 mit einem Sender, der prüft: Davon gibt es keine Aufnahme.',
        'certificate-tls12': 'Unter TLS 1.2 läuft hier ein Zertifikat offen mit. Die aufgenommenen Server verzichteten auf eines.',
      },
      key: 'Gelesen von',
      withoutKey: 'jemandem, der mithört, ohne den Schlüssel',
      withKey: 'den beiden Enden, mit dem Schlüssel',
      noCrypto: 'Ohne HTTPS entschlüsselt der Browser nicht.',
      learned: 'Was man beim Mithören hier erfährt',
      facts: {
        version: 'TLS-Version',
        suite: 'Verfahren',
        name: 'Name des Servers',
        certificate: 'Zertifikat',
        checks: 'Was der Sender prüft',
        letter: 'Der Brief',
      },
      nameInHello: '{name}: in der Begrüßung und im ClientHello (SNI)',
      nameInGreeting: '{name}: in der Begrüßung. Das ClientHello nennt niemanden',
      certificateClear: 'offen, mit seinen Namen: {names}',
      certificateHidden: 'nichts: Es läuft verschlüsselt',
      certificateNone: 'es gibt keines: Das Verfahren ist anonym',
      checksNothing: 'er bietet Verfahren ohne Zertifikat an (DH_anon): Er will keines prüfen',
      checksUnknown: 'ist nicht zu sehen',
      letterHidden: (records: number, octets: number) =>
        `${octets} Oktette vom Sender in ${records} verschlüsselten Records: wie lang, nicht was`,
      records: 'Zeilen und Records',
      from: { sender: 'Sender', receiver: 'Empfänger' },
      octets: (count: number) => (count === 1 ? '1 Oktett' : `${count} Oktette`),
      encrypted: 'verschlüsselt',
      fields: 'Felder',
      place: 'Oktette {from} bis {to}',
      value: 'Wert',
      empty: 'leer',
      seen: 'Beim Mithören',
      seenNothing: 'Nichts davon sieht, wer mithört: Es liegt in einem verschlüsselten Record.',
      copy: 'Oktette kopieren',
      download: 'Aufnahme herunterladen (.pcap)',
      keys: '↑ ↓ gehen durch eine Liste, Tab zur nächsten, Esc schließt.',
      stopped: 'Das Lesen endete bei Oktett {at}.',
      failed: 'Die Aufnahme konnte nicht geladen werden.',
      explained,
    },
  },
} satisfies Words;
