// Counting octets without the platform's encoder, which the protocol core does not use.

/** The octets of the text in UTF-8; a lone surrogate counts as the replacement character. */
export function octetsOf(text: string): number {
  let octets = 0;
  for (const character of text) {
    const code = character.codePointAt(0)!;
    octets += code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
  }
  return octets;
}

/** The octets of lines on the wire, each with its CRLF, before dots are stuffed. */
export function messageOctets(lines: readonly string[]): number {
  return lines.reduce((sum, line) => sum + octetsOf(line) + 2, 0);
}
