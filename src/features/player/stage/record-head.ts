// What a listener sees of a line inside TLS 1.3: the head of its record (RFC 8446 §5.2), which is true: type 23, version 0x0303, length.
// The octets after it are encrypted.

/** The octets after the head: the lines with CRLF, one octet for the content type, sixteen for the tag of an AEAD. */
export function recordLength(words: string): number {
  return new TextEncoder().encode(words.replaceAll('\n', '\r\n')).length + 2 + 1 + 16;
}

/** `17 03 03 00 2a` */
export function recordHead(words: string): string {
  const length = recordLength(words);
  return [0x17, 3, 3, length >> 8, length & 0xff].map((octet) => octet.toString(16).padStart(2, '0')).join(' ');
}
