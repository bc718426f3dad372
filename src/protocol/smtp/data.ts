// Dots at the beginning of a message's lines (RFC 5321 section 4.5.2): doubled on the wire, because "." alone ends the message.

/** A line that begins with a dot gets another, so that none ends the message by accident. */
export function stuffLine(line: string): string {
  return line.startsWith('.') ? `.${line}` : line;
}

/** Takes the added dot away. The line "." ends the message and is not meant for this. */
export function unstuffLine(line: string): string {
  return line.startsWith('.') ? line.slice(1) : line;
}
