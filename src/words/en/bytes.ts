// The words of the byte view, which comes when somebody asks for it: its own, and for each field of a handshake what it is and what
// someone who listens on the line learns from it.
import type { FieldName } from '#src/protocol/tls/bytes/field-names.ts';

/** `is`: its name in plain words; `says`: what it is for; `seen`: what a listener learns from it, while it is not encrypted. */
interface FieldWords {
  readonly is: string;
  readonly says: string;
  readonly seen?: string;
}

const fields = {
  'smtp.line': {
    is: 'Line of SMTP',
    says: 'Before TLS, the two servers speak in lines of text.',
    seen: 'All of it: who they say they are, what they can do, and that TLS is about to begin.',
  },
  'record.type': {
    is: 'Type of record',
    says: 'Says what is inside: 20 a change of cipher, 21 an alert, 22 a part of the handshake, 23 data. Under TLS 1.3 every encrypted record says 23, and its true type is inside.',
  },
  'record.version': {
    is: 'Version of the record',
    says: 'A leftover. Under TLS 1.3 it says 0x0303, which is TLS 1.2 (a first hello may say 0x0301), and must be ignored. The hellos settle the version.',
  },
  'record.length': {
    is: 'Length of the record',
    says: 'How many octets follow.',
    seen: 'It stays readable when all else is encrypted. Lengths and times tell how long a line or a letter is.',
  },
  'record.encrypted': {
    is: 'Encrypted',
    says: 'Sealed with a key that only the two ends can compute. Whoever changes an octet is found out.',
    seen: 'How many octets there are, and when they cross. Nothing of what they say.',
  },
  'record.nonce': {
    is: 'Part of the nonce',
    says: 'Each record is sealed with a number that is used only once. Here eight octets of it travel along in clear.',
    seen: 'Nothing about the content.',
  },
  'record.inner_type': {
    is: 'True type',
    says: 'What the record really holds. Under TLS 1.3 it comes after the content and is encrypted with it.',
  },
  'record.padding': { is: 'Padding', says: 'Zeros that hide how long the content is.' },
  'record.other': { is: 'Content', says: 'Not taken apart here.' },
  application_data: { is: 'SMTP inside TLS', says: 'What one server says to the other. Only these two can read it.' },
  change_cipher_spec: {
    is: 'Change of cipher',
    says: 'Under TLS 1.2: from here on, this side encrypts. Under TLS 1.3 it means nothing. It is there for devices on the way that only know TLS 1.2.',
    seen: 'That encryption begins.',
  },
  'alert.level': { is: 'Level of the alert', says: 'Warning or fatal. TLS 1.3 goes by the kind of alert instead.' },
  'alert.description': {
    is: 'Kind of alert',
    says: 'Why a side complains, or (close_notify) that it says no more: nobody can cut off the end unnoticed.',
  },
  length: { is: 'Length', says: 'How many octets the next value or list takes.' },
  'handshake.type': { is: 'Kind of message', says: 'Which message of the handshake begins here.' },
  'handshake.length': { is: 'Length of the message', says: 'How many octets it has. It may go over several records.' },
  'handshake.body': { is: 'Body', says: 'Not taken apart here.' },
  'handshake.other': { is: 'Another message', says: 'A message of the handshake that is not taken apart here.' },

  client_hello: {
    is: 'ClientHello',
    says: 'The sender opens: what it can speak, a random number and, for TLS 1.3, its half of the key exchange.',
    seen: 'All of it. The lists differ with software and settings, so they hint at both.',
  },
  'client_hello.legacy_version': {
    is: 'Version, the old way',
    says: 'The highest version that the sender speaks, but never more than TLS 1.2: servers used to fail at newer numbers. TLS 1.3 is offered in an extension.',
  },
  'client_hello.random': {
    is: 'The sender’s random number',
    says: '32 octets, new each time. They go into the keys, so no two connections have the same.',
    seen: 'A number that means nothing without the key.',
  },
  'client_hello.session_id': {
    is: 'Session number',
    says: 'Once the number of an earlier session, to be taken up again. A TLS 1.3 sender fills it so that the hello looks like one of TLS 1.2.',
  },
  'client_hello.cipher_suites': {
    is: 'Cipher suites offered',
    says: 'The ways to encrypt that the sender knows, the favourite first. A name with DH_anon means: no certificate needed.',
    seen: 'DH_anon in the list tells that this sender does not mean to check any certificate.',
  },
  'client_hello.compression_methods': { is: 'Compression', says: 'Always “none” under TLS 1.3.' },
  'client_hello.extensions': { is: 'Extensions', says: 'Everything that was not thought of at first: a list of typed entries.' },
  server_hello: {
    is: 'ServerHello',
    says: 'The receiver chooses. Under TLS 1.3 both can compute the keys now, and all that follows is encrypted.',
    seen: 'All of it: version and cipher.',
  },
  hello_retry_request: {
    is: 'HelloRetryRequest',
    says: 'The receiver asks for another ClientHello, with a key share of a group that it can use.',
    seen: 'All of it.',
  },
  'server_hello.legacy_version': { is: 'Version, the old way', says: 'TLS 1.2. Where TLS 1.3 was chosen, an extension says so.' },
  'server_hello.random': {
    is: 'The receiver’s random number',
    says: '32 octets that go into the keys. If it could do TLS 1.3 and has to settle for less, the last eight spell DOWNGRD and a number: a sender that offered TLS 1.3 then knows that somebody meddled.',
    seen: 'A number that means nothing without the key; and the DOWNGRD, if it is there.',
  },
  'server_hello.session_id': { is: 'Session number', says: 'Under TLS 1.3 the sender’s number, sent back.' },
  'server_hello.cipher_suite': {
    is: 'Cipher suite chosen',
    says: 'The one way to encrypt that both know.',
    seen: 'DH_anon tells that no certificate will follow: the server proves nothing.',
  },
  'server_hello.compression_method': { is: 'Compression', says: 'None.' },
  'server_hello.extensions': {
    is: 'Extensions',
    says: 'Answers to extensions of the ClientHello. Under TLS 1.3 only what is needed for the keys; the rest follows encrypted.',
  },
  encrypted_extensions: { is: 'EncryptedExtensions', says: 'The receiver’s other answers. Under TLS 1.3 they are encrypted.' },
  'encrypted_extensions.extensions': { is: 'Extensions', says: 'A list of typed entries; it may be empty.' },

  'extension.type': { is: 'Type of extension', says: 'The number by which it is known.' },
  'extension.server_name': {
    is: 'Server name (SNI)',
    says: 'Which server the sender is looking for, so that a host with many names can show the fitting certificate. Senders must send it for MTA-STS (RFC 8461 §7.1) and DANE (RFC 7672 §8.1). In a reply it is empty: understood.',
    seen: 'The name of the mail server, in clear, also under TLS 1.3.',
  },
  'server_name.type': { is: 'Type of name', says: '0: a host name. There is no other.' },
  'server_name.name': { is: 'Host name', says: 'In ASCII, without a dot at the end.', seen: 'The name of the mail server.' },
  'extension.supported_groups': {
    is: 'Groups',
    says: 'The curves and other groups in which the sender can exchange keys, the favourite first.',
  },
  'extension.ec_point_formats': {
    is: 'Point formats',
    says: 'How points on a curve may be written. TLS 1.3 has one way and does without.',
  },
  'extension.signature_algorithms': { is: 'Signatures', says: 'The signatures that the sender can check.' },
  'extension.application_layer_protocol_negotiation': {
    is: 'Protocol (ALPN)',
    says: 'Which protocol is to be spoken inside.',
    seen: 'The protocol.',
  },
  'protocol.name': { is: 'Protocol', says: 'The name of one.' },
  'extension.padding': { is: 'Padding', says: 'Zeros that bring the ClientHello to another length.' },
  'extension.encrypt_then_mac': {
    is: 'Encrypt-then-MAC',
    says: 'For old suites (CBC) under TLS 1.2: compute the check value over what is encrypted, not over what is to be encrypted.',
  },
  'extension.extended_master_secret': {
    is: 'Extended master secret',
    says: 'Under TLS 1.2: the master secret depends on large parts of the handshake, as the keys always do under TLS 1.3.',
  },
  'extension.session_ticket': {
    is: 'Session ticket',
    says: 'For TLS 1.2: a ticket from last time, or (empty) “I would take one”.',
    seen: 'A ticket in clear is known again when it is used.',
  },
  'extension.supported_versions': {
    is: 'Versions',
    says: 'In the ClientHello all that the sender speaks, in the ServerHello the one that is chosen. This, and nothing else, makes TLS 1.3.',
    seen: 'The version.',
  },
  'extension.psk_key_exchange_modes': { is: 'Modes of resumption', says: 'How the sender would take up an earlier session under TLS 1.3.' },
  'extension.key_share': {
    is: 'Key share',
    says: 'One half of the key exchange. From its own secret and the other’s share, each side computes the same key.',
    seen: 'The two shares, and from them nothing: without one of the secrets the key cannot be computed.',
  },
  'key_share.group': { is: 'Group', says: 'The curve or group that the share belongs to.' },
  'key_share.key': { is: 'Public value', says: 'The public half; its secret half never leaves the machine.' },
  'extension.renegotiation_info': {
    is: 'Renegotiation',
    says: 'Protects a second handshake within a connection of TLS 1.2. Empty in a first one; TLS 1.3 has no second one.',
  },
  'extension.other': { is: 'Another extension', says: 'Not taken apart here.' },

  certificate: {
    is: 'Certificate',
    says: 'Whom the receiver claims to be: its certificate, and those that lead to an authority.',
    seen: 'Under TLS 1.2 all of it. Under TLS 1.3 nothing: it is encrypted.',
  },
  'certificate.request_context': { is: 'Context', says: 'Empty in a server’s certificate.' },
  'certificate.list': { is: 'Chain', says: 'The server’s own certificate first, then the one that vouches for it, and so on.' },
  'certificate.entry': {
    is: 'One certificate',
    says: 'As X.509 has it: issuer, dates, subject, public key, names, and the issuer’s signature.',
  },
  'certificate.entry_extensions': { is: 'Extensions of this certificate', says: 'Here a server may add proofs about it. Mostly empty.' },
  'certificate.issuer': { is: 'Issuer', says: 'The authority that signed it.', seen: 'From whom the receiver has its certificate.' },
  'certificate.validity': { is: 'From, until', says: 'Before and after, it is not valid.' },
  'certificate.subject': { is: 'Subject', says: 'Whom it was made out to. If there are names below, a sender compares those, not this.' },
  'certificate.public_key': {
    is: 'Public key',
    says: 'Its secret half signs the handshake: that proves the certificate is the server’s own.',
  },
  'certificate.names': {
    is: 'Names',
    says: 'The host names for which it is valid (subjectAltName). Under MTA-STS one of them must be that of the MX.',
    seen: 'All names of the server, also those of other domains it serves.',
  },
  'certificate.signature': { is: 'The issuer’s signature', says: 'Made with the issuer’s key over all the rest.' },
  certificate_verify: {
    is: 'CertificateVerify',
    says: 'A signature over the handshake so far, with the certificate’s key: the proof that the server owns it.',
  },
  'certificate_verify.signature_algorithm': { is: 'Kind of signature', says: 'One of those that the sender offered.' },
  'certificate_verify.signature': { is: 'Signature', says: 'Over a hash of all messages up to here.' },

  server_key_exchange: {
    is: 'ServerKeyExchange',
    says: 'The receiver’s half of the key exchange under TLS 1.2. It is signed with the certificate’s key, unless the suite is anonymous.',
    seen: 'The public half, which does not give the key away.',
  },
  'server_key_exchange.p': { is: 'Prime', says: 'The modulus to compute with. Everybody may know it.' },
  'server_key_exchange.g': { is: 'Generator', says: 'The number that is raised to a secret power.' },
  'server_key_exchange.curve': { is: 'Curve', says: 'The curve to compute on.' },
  'server_key_exchange.public_key': { is: 'The receiver’s public value', says: 'Its half. The secret behind it never leaves the machine.' },
  'server_key_exchange.signature_algorithm': { is: 'Kind of signature', says: 'One of those that the sender offered.' },
  'server_key_exchange.signature': {
    is: 'Signature',
    says: 'Over both random numbers and this half of the exchange: proof that it is the owner of the certificate who speaks.',
  },
  server_hello_done: { is: 'ServerHelloDone', says: 'The receiver has said what it had to say. It has no content.' },
  client_key_exchange: {
    is: 'ClientKeyExchange',
    says: 'The sender’s half of the key exchange under TLS 1.2. Now both can compute the key.',
    seen: 'The public half, which does not give the key away.',
  },
  'client_key_exchange.public_key': { is: 'The sender’s public value', says: 'Its half. The secret behind it never leaves the machine.' },
  'client_key_exchange.encrypted_secret': {
    is: 'Encrypted secret',
    says: 'The secret from which the keys are made, encrypted to the server’s certificate.',
  },
  new_session_ticket: {
    is: 'NewSessionTicket',
    says: 'A ticket with which the sender can take up this session another time.',
    seen: 'Under TLS 1.2 the ticket crosses in clear: it cannot be read, but it is known again when it is used. Under TLS 1.3 it is encrypted.',
  },
  'new_session_ticket.lifetime': { is: 'Lifetime', says: 'For how long the ticket is good.' },
  'new_session_ticket.age_add': {
    is: 'Blur',
    says: 'Added to the ticket’s age when it is used, so that a listener cannot tell when it was given.',
  },
  'new_session_ticket.nonce': { is: 'Nonce', says: 'Tells the tickets of one connection apart.' },
  'new_session_ticket.ticket': { is: 'Ticket', says: 'Opaque to all but the server that made it.' },
  'new_session_ticket.extensions': { is: 'Extensions', says: 'A list of typed entries; it may be empty.' },
  finished: {
    is: 'Finished',
    says: 'Each side proves that it has the keys and saw the same handshake. If somebody changed an octet on the way, it does not fit.',
  },
  'finished.verify_data': { is: 'Check value', says: 'Computed with the key over all messages so far.' },
} satisfies Partial<Record<FieldName, FieldWords>>;

export default {
  pages: {
    bytes: {
      title: 'The bytes of the handshake',
      close: 'Close',
      recording: 'Recording',
      captures: {
        'postfix-tls13': 'TLS 1.3, sender checks nothing',
        'postfix-tls12': 'TLS 1.2, sender checks nothing',
        'postfix-sts-tls13': 'TLS 1.3, under an MTA-STS policy',
        'postfix-dane-tls13': 'TLS 1.3, under DANE',
        'keyed-tls13': 'TLS 1.3, with its keys',
        'keyed-tls12': 'TLS 1.2, with its key',
      },
      // claim: postfix-captured
      about: 'A real connection, recorded in a lab. Sender: {sender}. Receiver: Postfix. Names are those of the lab.',
      choose: 'Choose one',
      none: {
        'policy-host': 'This is the fetch of a policy over HTTPS. The recordings are of mail servers.',
        'checked-tls12': 'Here a sender that checks the server speaks TLS 1.2. No recording is of that kind.',
        'certificate-tls12':
          'Here a certificate crosses in clear under TLS 1.2. The two servers that were recorded under it agreed to do without one.',
      },
      key: 'Read it as',
      withoutKey: 'a listener, without the key',
      withKey: 'the two ends, with the key',
      noCrypto: 'This page came without HTTPS, so the browser refuses to decrypt.',
      learned: 'What a listener learns here',
      facts: {
        version: 'TLS version',
        suite: 'Cipher',
        name: 'Name of the server',
        certificate: 'Certificate',
        checks: 'What the sender checks',
        letter: 'The letter',
      },
      nameInHello: '{name}: in the greeting, and in the ClientHello (SNI)',
      nameInGreeting: '{name}: in the greeting. The ClientHello names nobody',
      certificateClear: 'in clear, with its names: {names}',
      certificateHidden: 'nothing: it crosses encrypted',
      certificateNone: 'there is none: the suite is anonymous',
      checksNothing: 'it offers suites without a certificate (DH_anon): it does not mean to check one',
      checksUnknown: 'does not show',
      letterHidden: (records: number, octets: number) =>
        `${octets} octets from the sender in ${records} encrypted records: how long, not what`,
      records: 'Lines and records',
      from: { sender: 'sender', receiver: 'receiver' },
      octets: (count: number) => (count === 1 ? '1 octet' : `${count} octets`),
      encrypted: 'encrypted',
      fields: 'Fields',
      place: 'octets {from} to {to}',
      value: 'Value',
      empty: 'empty',
      seen: 'A listener',
      seenNothing: 'A listener sees none of this: it is inside an encrypted record.',
      copy: 'Copy octets',
      download: 'Download the recording (.pcap)',
      keys: '↑ ↓ go through a list, Tab to the next, Esc closes.',
      stopped: 'The reading stopped at octet {at}.',
      failed: 'The recording could not be loaded.',
      explained: fields,
    },
  },
};
