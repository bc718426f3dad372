// Cuts what arrives on a connection into SMTP lines, or into TLS records (RFC 8446, section 5.1).
const recordTypes = { 20: 'change_cipher_spec', 21: 'alert', 22: 'handshake', 23: 'application_data' };

/** Calls back for each line, without its line end; bytes are kept as Latin-1 characters. */
export function lineReader(onLine) {
  let rest = '';
  return (chunk) => {
    const lines = (rest + chunk.toString('latin1')).split('\n');
    rest = lines.pop();
    for (const line of lines) onLine(line.replace(/\r$/, ''));
  };
}

/** Calls back for each TLS record with its type and size: all that can be seen without the keys. */
export function recordReader(onRecord) {
  let rest = Buffer.alloc(0);
  return (chunk) => {
    rest = Buffer.concat([rest, chunk]);
    while (rest.length >= 5) {
      const bytes = rest.readUInt16BE(3);
      if (rest.length < 5 + bytes) return;
      onRecord({ tls: recordTypes[rest[0]] ?? rest[0], bytes });
      rest = rest.subarray(5 + bytes);
    }
  };
}
