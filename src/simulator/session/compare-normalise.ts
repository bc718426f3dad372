// All that a comparison with a recording overlooks, and nothing else is overlooked:
// 1. queue ids: after "queued as" and "id=" in replies; 2. dates in the form of RFC 5322; 3. the number after SIZE= of MAIL;
// 4. the text of the Received field that the sending server puts in front (its clauses must stand in the order of RFC 5321 section 4.4);
// 5. TLS records: their number, order and sizes, and a finished handshake's protocol, cipher and certificate file; 6. times;
// 7. after QUIT: whether the reply to it, and the close, were still seen; 8. a retry that led to no connection; 9. of the sender's log:
// what stands behind the hundredth character of a line, and characters that are not printable ASCII.

/** A line with queue ids, dates and SIZE= made equal (1 to 3). */
export function normaliseLine(line: string): string {
  return line
    .replace(/^(\d{3}[ -].*)\bqueued as \S+/, '$1queued as ID')
    .replace(/^(\d{3}[ -].*)\bid=\S+/, '$1id=ID')
    .replace(/\b[A-Z][a-z]{2}, +\d{1,2} [A-Z][a-z]{2} \d{4} \d\d:\d\d:\d\d [+-]\d{4}/g, 'DATE')
    .replace(/^(MAIL FROM:.* SIZE=)\d+/i, '$1N');
}

/** A line as the sender logs it (9). */
export function logged(line: string): string {
  return line.slice(0, 100).replace(/[^ -~]/g, '?');
}

const clauses = ['from', 'by', 'via', 'with', 'id', 'for'];

/** The message's lines without a Received field at the top (4); one whose clauses are out of order stays, and so differs. */
export function withoutReceived(lines: readonly string[]): readonly string[] {
  if (!/^Received:/i.test(lines[0] ?? '')) return lines;
  let end = 1;
  while (/^[ \t]/.test(lines[end] ?? '')) end++;
  const field = lines
    .slice(0, end)
    .join(' ')
    .replace(/^Received:/i, ' ')
    .replace(/\([^()]*\)/g, ' ');
  // Each clause is a word of the list and one value; the date comes last.
  const [stated = '', date = '', ...more] = field.split(';').map((part) => part.trim());
  const words = stated.split(/\s+/);
  const order = words.filter((_, index) => index % 2 === 0).map((word) => clauses.indexOf(word.toLowerCase()));
  const inOrder = words.length % 2 === 0 && order.every((place, index) => place > (order[index - 1] ?? -1)) && order[0] === 0;
  const proper = inOrder && more.length === 0 && normaliseLine(date) === 'DATE';
  return proper ? lines.slice(end) : lines;
}
