// As much of a message as fits on the letter: its subject, and two short lines of its text.

const width = 14;

/** `mail`: a whole message, header and body. A text without a header is all body. */
export function letterWords(mail: string): { readonly subject: string; readonly lines: readonly string[] } {
  const all = mail.split('\n');
  const empty = all.indexOf('');
  const subject = all.find((line) => /^subject:/i.test(line))?.replace(/^subject:\s*/i, '') ?? '';
  const headless = subject ? '' : mail;
  const body = (empty < 0 ? headless : all.slice(empty + 1).join(' ')).trim();
  const lines: string[] = [];
  let rest = body.split(/(?<=[.!?])\s/)[0] ?? '';
  while (rest && lines.length < 2) {
    const cut = rest.length <= width ? rest.length : Math.max(rest.lastIndexOf(' ', width), 1);
    lines.push(rest.slice(0, cut));
    rest = rest.slice(cut).trim();
  }
  return { subject, lines };
}
