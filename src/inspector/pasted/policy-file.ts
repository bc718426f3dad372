// A policy that a person brings: the file, or what curl printed when it was run outside the browser, its failure included
// (the exit codes are those of curl's manual). What is pasted is a person's word, so it is marked as such wherever it is shown.
import type { PolicyObserved } from '#src/inspector/ask/policy-fetch.ts';
import type { ResponseFailure } from '#src/protocol/mta-sts/response.ts';

/** A policy that the person pasted: the text alone; the output of `curl -i`, whose last header block is read; or why curl failed. */
export function readPastedPolicy(text: string): PolicyObserved {
  let rest = text;
  let head: string[] | null = null;
  while (/^HTTP\/\d(?:\.\d)? \d{3}/.test(rest)) {
    const end = /\n\r?\n/.exec(rest);
    head = rest.slice(0, end?.index).split(/\r?\n/);
    rest = end ? rest.slice(end.index + end[0].length) : '';
  }
  if (!head) return { how: 'pasted', ...(failureOf(text) ?? { body: text }) };
  const field = (name: string): string | null =>
    head
      .slice(1)
      .find((line) => line.toLowerCase().startsWith(`${name}:`))
      ?.slice(name.length + 1)
      .trim() ?? null;
  return {
    how: 'pasted',
    status: Number(head[0]!.split(' ')[1]),
    contentType: field('content-type'),
    location: field('location'),
    body: rest,
  };
}

const curlFailures: Readonly<Record<string, ResponseFailure>> = {
  6: 'dns-error',
  7: 'connect-error',
  18: 'incomplete',
  28: 'timeout',
  35: 'tls-error',
  51: 'tls-name-mismatch',
  52: 'incomplete',
  56: 'incomplete',
};

/** `curl: (60) SSL certificate problem: certificate has expired`, from OpenSSL, GnuTLS or Windows. */
function failureOf(text: string): Pick<PolicyObserved, 'failure' | 'detail'> | undefined {
  const found = /^curl: \((\d+)\) (.*)$/m.exec(text);
  if (!found) return undefined;
  const [detail, exit, reason] = found as unknown as [string, string, string];
  const failure = exit === '60' ? certificateFailure(reason) : curlFailures[exit];
  return failure && { failure, detail: detail.trim() };
}

function certificateFailure(reason: string): ResponseFailure {
  if (/expired/i.test(reason)) return 'tls-expired';
  return /alternative certificate|subject name|does ?n[o']t match|WRONG_PRINCIPAL/i.test(reason) ? 'tls-name-mismatch' : 'tls-untrusted';
}
