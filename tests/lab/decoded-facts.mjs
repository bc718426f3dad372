// What our decoder read in a record, as the same list of short facts that openssl-trace.mjs makes of OpenSSL's account.
const titles = {
  client_hello: 'ClientHello',
  server_hello: 'ServerHello',
  encrypted_extensions: 'EncryptedExtensions',
  certificate: 'Certificate',
  certificate_verify: 'CertificateVerify',
  server_key_exchange: 'ServerKeyExchange',
  server_hello_done: 'ServerHelloDone',
  client_key_exchange: 'ClientKeyExchange',
  new_session_ticket: 'NewSessionTicket',
  finished: 'Finished',
};
const numberOf = (octets) => octets.reduce((sum, octet) => sum * 256 + octet, 0);
const hexOf = (octets) => Buffer.from(octets).toString('hex');
const number = (octets) => [`number ${numberOf(octets)}`];
const octets = (lengthSize) => (all) => [`octets ${hexOf(all.subarray(lengthSize))}`];
const list = (lengthSize, size, say) => (all) =>
  Array.from({ length: (all.length - lengthSize) / size }, (_, at) =>
    say(all.subarray(lengthSize + at * size, lengthSize + (at + 1) * size)),
  );
const item = (all) => `number ${numberOf(all)}`;

/** By field: the facts of its octets. A field that is not here is told by its parts. */
const facts = {
  'record.version': (all) => [`version ${hexOf(all).replace(/^0/, '')}`],
  'client_hello.legacy_version': (all) => [`hello ${hexOf(all).replace(/^0/, '')}`],
  'server_hello.legacy_version': (all) => [`hello ${hexOf(all).replace(/^0/, '')}`],
  'client_hello.random': octets(0),
  'server_hello.random': octets(0),
  'client_hello.session_id': octets(1),
  'server_hello.session_id': octets(1),
  'client_hello.cipher_suites': list(2, 2, (suite) => `suite ${hexOf(suite)}`),
  'server_hello.cipher_suite': (all) => [`suite ${hexOf(all)}`],
  'client_hello.compression_methods': list(1, 1, item),
  'server_hello.compression_method': number,
  'key_share.group': number,
  'key_share.key': octets(0),
  'certificate.request_context': octets(1),
  'certificate.entry': (all) => [`certificate ${hexOf(all.subarray(3))}`],
  'certificate_verify.signature_algorithm': number,
  'certificate_verify.signature': octets(2),
  'server_key_exchange.curve': (all) => number(all.subarray(1)),
  'server_key_exchange.public_key': octets(1),
  'server_key_exchange.signature_algorithm': number,
  'server_key_exchange.signature': octets(2),
  'client_key_exchange.public_key': octets(1),
  'new_session_ticket.lifetime': number,
  'new_session_ticket.age_add': number,
  'new_session_ticket.nonce': octets(1),
  'new_session_ticket.ticket': octets(2),
  'finished.verify_data': octets(0),
};
/** What stands in an extension, where OpenSSL says it item by item: behind type, length, and the list's own length. */
const items = {
  'extension.ec_point_formats': list(5, 1, item),
  'extension.supported_groups': list(6, 2, item),
  'extension.signature_algorithms': list(6, 2, item),
  'extension.psk_key_exchange_modes': list(5, 1, item),
};

function factsOf(field, octetsAt, isClient) {
  const { name, parts } = field;
  const all = octetsAt(field);
  const inside = () => parts.flatMap((part) => factsOf(part, octetsAt, isClient));
  if (titles[name]) return [`message ${titles[name]} ${parts[1].value}`, ...inside()];
  if (/^extension\.(?!type)/.test(name)) {
    const versions = name === 'extension.supported_versions' ? list(isClient ? 5 : 4, 2, item) : items[name];
    return [`extension ${numberOf(all.subarray(0, 2))} ${numberOf(all.subarray(2, 4))}`, ...(versions ? versions(all) : inside())];
  }
  return facts[name]?.(all) ?? inside();
}

/** [{ from, facts }] of every record; `opened` has what was inside the encrypted ones. */
export function decodedFacts({ pieces, streams }, opened) {
  return pieces.flatMap((piece, at) => {
    if (piece.kind !== 'record') return [];
    const { from, start, end, fields, type, isHidden } = piece;
    const inside = opened.get(at);
    const told = [
      `version ${hexOf(streams[from].subarray(start + 1, start + 3)).replace(/^0/, '')}`,
      `type ${type}`,
      `length ${end - start - 5}`,
    ];
    const isInner = inside?.fields.some(({ name }) => name === 'record.inner_type');
    if (isInner) told.push(`inner ${inside.type}`);
    const content = isHidden ? (inside?.fields ?? []) : fields;
    const octetsAt = (field) =>
      isHidden
        ? inside.octets.subarray(field.start - inside.start, field.end - inside.start)
        : streams[from].subarray(field.start, field.end);
    const alert = content.filter(({ name }) => name.startsWith('alert.')).map((field) => numberOf(octetsAt(field)));
    if (alert.length > 0) told.push(`alert ${alert.join(' ')}`);
    const rest = content.filter(({ name }) => !/^(alert|record)\.|^application_data$/.test(name));
    return [{ from, facts: [...told, ...rest.flatMap((field) => factsOf(field, octetsAt, from === 'sender'))] }];
  });
}
