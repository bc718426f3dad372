// Every field that the decoder can mark, and where it is defined: in TLS 1.3, in TLS 1.2, or in both. Extensions that have a document of
// their own are cited where these two tell what becomes of them. The words for the fields stand in src/words/…/bytes.ts.
import { cite, type Citation } from '../../citation.ts';
import type { ExtensionName, HandshakeName } from './code-points.ts';

/** The two versions, each where it defines the field; what is missing is not in that version. */
const both = (tls13: string, tls12: string): readonly Citation[] => [...only13(tls13), ...only12(tls12)];
const only13 = (section: string): readonly Citation[] => [cite('RFC 8446', section)];
const only12 = (section: string): readonly Citation[] => [cite('RFC 5246', section)];

const records = {
  'smtp.line': [cite('RFC 3207', '4')],
  'record.type': both('5.1', '6.2.1'),
  'record.version': both('5.1', '6.2.1'),
  'record.length': both('5.1', '6.2.1'),
  'record.encrypted': both('5.2', '6.2.3'),
  'record.nonce': only12('6.2.3.3'),
  'record.inner_type': only13('5.2'),
  'record.padding': only13('5.4'),
  application_data: both('5.1', '10'),
  change_cipher_spec: both('5', '7.1'),
  'alert.level': both('6', '7.2'),
  'alert.description': both('6', '7.2'),
  length: both('3.4', '4.3'),
  'handshake.type': both('4', '7.4'),
  'handshake.length': both('4', '7.4'),
  'handshake.body': both('4', '7.4'),
  'record.other': both('5', '6'),
};

const messages = {
  hello_request: only12('7.4.1.1'),
  client_hello: both('4.1.2', '7.4.1.2'),
  server_hello: both('4.1.3', '7.4.1.3'),
  hello_retry_request: only13('4.1.4'),
  new_session_ticket: only13('4.6.1'),
  end_of_early_data: only13('4.5'),
  encrypted_extensions: only13('4.3.1'),
  certificate: both('4.4.2', '7.4.2'),
  server_key_exchange: only12('7.4.3'),
  certificate_request: both('4.3.2', '7.4.4'),
  server_hello_done: only12('7.4.5'),
  certificate_verify: both('4.4.3', '7.4.8'),
  client_key_exchange: only12('7.4.7'),
  finished: both('4.4.4', '7.4.9'),
  certificate_status: [cite('RFC 6066', '8')],
  key_update: only13('4.6.3'),
  'handshake.other': both('4', '7.4'),
} satisfies Record<HandshakeName | 'hello_retry_request' | 'handshake.other', readonly Citation[]>;

const hellos = {
  'client_hello.legacy_version': both('4.1.2', '7.4.1.2'),
  'client_hello.random': both('4.1.2', '7.4.1.2'),
  'client_hello.session_id': both('4.1.2', '7.4.1.2'),
  'client_hello.cipher_suites': both('4.1.2', '7.4.1.2'),
  'client_hello.compression_methods': both('4.1.2', '7.4.1.2'),
  'client_hello.extensions': both('4.2', '7.4.1.4'),
  'server_hello.legacy_version': both('4.1.3', '7.4.1.3'),
  'server_hello.random': both('4.1.3', '7.4.1.3'),
  'server_hello.session_id': both('4.1.3', '7.4.1.3'),
  'server_hello.cipher_suite': both('4.1.3', '7.4.1.3'),
  'server_hello.compression_method': both('4.1.3', '7.4.1.3'),
  'server_hello.extensions': both('4.1.3', '7.4.1.4'),
  'encrypted_extensions.extensions': only13('4.3.1'),
  'extension.type': both('4.2', '7.4.1.4'),
};

const extensions = {
  'extension.server_name': [cite('RFC 6066', '3')],
  'extension.max_fragment_length': [cite('RFC 6066', '4')],
  'extension.status_request': [cite('RFC 6066', '8'), ...only13('4.4.2.1')],
  'extension.supported_groups': only13('4.2.7'),
  'extension.ec_point_formats': only13('4.2.8.2'),
  'extension.signature_algorithms': both('4.2.3', '7.4.1.4.1'),
  'extension.application_layer_protocol_negotiation': only13('4.2'),
  'extension.signed_certificate_timestamp': only13('4.4.2.1'),
  'extension.padding': only13('4.2'),
  'extension.encrypt_then_mac': only12('6.2.3.2'),
  'extension.extended_master_secret': only13('D'),
  'extension.record_size_limit': only13('4.2'),
  'extension.session_ticket': only13('2.2'),
  'extension.pre_shared_key': only13('4.2.11'),
  'extension.early_data': only13('4.2.10'),
  'extension.supported_versions': only13('4.2.1'),
  'extension.cookie': only13('4.2.2'),
  'extension.psk_key_exchange_modes': only13('4.2.9'),
  'extension.post_handshake_auth': only13('4.2.6'),
  'extension.signature_algorithms_cert': only13('4.2.3'),
  'extension.key_share': only13('4.2.8'),
  'extension.renegotiation_info': only13('4.1.2'),
  'extension.other': both('4.2', '7.4.1.4'),
  'server_name.type': [cite('RFC 6066', '3')],
  'server_name.name': [cite('RFC 6066', '3')],
  'protocol.name': only13('4.2'),
  'key_share.group': only13('4.2.8'),
  'key_share.key': only13('4.2.8'),
} satisfies Record<`extension.${ExtensionName}`, readonly Citation[]> & Record<string, readonly Citation[]>;

const certificates = {
  'certificate.request_context': only13('4.4.2'),
  'certificate.list': both('4.4.2', '7.4.2'),
  'certificate.entry': both('4.4.2', '7.4.2'),
  'certificate.issuer': both('4.4.2', '7.4.2'),
  'certificate.validity': both('4.4.2', '7.4.2'),
  'certificate.subject': [cite('RFC 6125', '6.4.4')],
  'certificate.public_key': both('4.4.3', '7.4.2'),
  'certificate.names': [cite('RFC 6125', '6.4')],
  'certificate.signature': both('4.2.3', '7.4.2'),
  'certificate.entry_extensions': only13('4.4.2'),
  'certificate_verify.signature_algorithm': both('4.4.3', '7.4.8'),
  'certificate_verify.signature': both('4.4.3', '7.4.8'),
};

const keys = {
  'server_key_exchange.p': only12('7.4.3'),
  'server_key_exchange.g': only12('7.4.3'),
  'server_key_exchange.curve': only12('7.4.3'),
  'server_key_exchange.public_key': only12('7.4.3'),
  'server_key_exchange.signature_algorithm': only12('7.4.3'),
  'server_key_exchange.signature': only12('7.4.3'),
  'client_key_exchange.public_key': only12('7.4.7.2'),
  'client_key_exchange.encrypted_secret': only12('7.4.7.1'),
  'new_session_ticket.lifetime': only13('4.6.1'),
  'new_session_ticket.age_add': only13('4.6.1'),
  'new_session_ticket.nonce': only13('4.6.1'),
  'new_session_ticket.ticket': only13('4.6.1'),
  'new_session_ticket.extensions': only13('4.6.1'),
  'finished.verify_data': both('4.4.4', '7.4.9'),
};

/** Where each field is defined, TLS 1.3 first. */
export const fieldCitations = { ...records, ...messages, ...hellos, ...extensions, ...certificates, ...keys };

export type FieldName = keyof typeof fieldCitations;
