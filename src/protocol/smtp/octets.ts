// Counting octets without the platform's encoder, which the protocol core does not use.
import { utf8Length } from '../utf-8.ts';

export { utf8Length as octetsOf } from '../utf-8.ts';

/** The octets of lines on the wire, each with its CRLF, before dots are stuffed. */
export function messageOctets(lines: readonly string[]): number {
  return lines.reduce((sum, line) => sum + utf8Length(line) + 2, 0);
}
