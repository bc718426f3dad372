// A policy as a person has it on hand: the file; what curl printed, with `-i` the head of the answer before it, with `-v` the dialogue
// about it, or why it failed (the exit codes are those of curl's manual); the value of a string in JSON, Terraform or a program.
import type { Span } from '../finding.ts';
import type { PolicyResponse, ResponseFailure } from '../mta-sts/response.ts';
import { findLiterals, plainPassage, type Passage } from '../passage.ts';

/** `body`: the policy and where it stands. `head`: of the answer, if it was shown. `failed`: there is no policy, and what curl said. */
export interface PolicyText {
  readonly body: Passage;
  readonly head?: Head;
  readonly failed?: { readonly response: PolicyResponse; readonly said: string; readonly span: Span };
}

interface Head {
  readonly status: number;
  /** Of several fields of that name all values, with commas between. */
  readonly contentType: string | null;
  readonly location: string | null;
}

/** Takes apart what was pasted. Never throws. */
export function readPolicyText(text: string): PolicyText {
  const answer = readAnswer(text) ?? readVerbose(text);
  if (answer) return answer;
  const failed = readFailure(text);
  if (failed) return { body: plainPassage('', text.length), failed };
  return { body: embedded(text) ?? plainPassage(text, 0) };
}

/** What may stand before the answer: the command as it was typed, curl's meter, empty lines. */
const before = /^[ \t\r\d.:kM%-]*$|^[^\n]{0,80}[$%#>][ \t]*curl|^[ \t]*curl(?:\.exe)? |% Total|Dload/;
const linesBefore = 12;

function skipBefore(text: string): number {
  let at = 0;
  for (let line = 0; line < linesBefore; line++) {
    const feed = text.indexOf('\n', at);
    if (feed < 0 || !before.test(text.slice(at, feed))) break;
    at = feed + 1;
  }
  return text.startsWith('HTTP/', at) ? at : 0;
}

/** `curl -i`: header blocks, of which the last counts, then the body. */
function readAnswer(text: string): PolicyText | undefined {
  let at = skipBefore(text);
  let head: string[] | undefined;
  while (/^HTTP\/\d(?:\.\d)? \d{3}/.test(text.slice(at, at + 20))) {
    const end = /\n\r?\n/.exec(text.slice(at));
    head = text.slice(at, end ? at + end.index : undefined).split(/\r?\n/);
    at = end ? at + end.index + end[0].length : text.length;
  }
  return head && { body: plainPassage(text.slice(at), at), head: readHead(head) };
}

/** `curl -v`: `<` before what the server said, the body bare among lines of curl's own. */
function readVerbose(text: string): PolicyText | undefined {
  const heads = [...text.matchAll(/^< HTTP\/\d(?:\.\d)? \d{3}[^]*?\n< ?\r?(?:\n|$)/gm)];
  const last = heads.at(-1);
  if (!last) return undefined;
  const head = last[0].split(/\r?\n/).map((line) => line.replace(/^< ?/, ''));
  const own = /(?:(?:[*{}][^\n]*|[ \t]*)\n)*/y;
  own.lastIndex = last.index + last[0].length;
  const start = own.lastIndex + (own.exec(text)?.[0].length ?? 0);
  const end = /^[*{}] /m.exec(text.slice(start));
  return { body: plainPassage(text.slice(start, end ? start + end.index : undefined), start), head: readHead(head) };
}

function readHead(lines: readonly string[]): Head {
  const values = (name: string) =>
    lines
      .slice(1)
      .filter((line) => line.toLowerCase().startsWith(`${name}:`))
      .map((line) => line.slice(name.length + 1).trim());
  const types = values('content-type');
  return {
    status: Number(lines[0]!.split(' ')[1]),
    contentType: types.length > 0 ? types.join(', ') : null,
    location: values('location')[0] ?? null,
  };
}

/** A string of a program or of Terraform, a heredoc, a block of Markdown: where the policy is a part of what was pasted. */
function embedded(text: string): Passage | undefined {
  if (/^\ufeff?[ \t]*version[ \t]*:/i.test(text)) return undefined;
  const literal = findLiterals(text).find((one) => one.isValue && /version[ \t]*:/i.test(one.text));
  if (literal) return literal;
  const block = /(?:<<[-~]?"?(\w+)"?|^```\w*)[ \t]*\r?\n([ \t]*version[ \t]*:[^]*?)(?:^[ \t]*(?:\1|```)[ \t]*$)/im.exec(text);
  return block ? plainPassage(block[2]!, block.index + block[0].indexOf(block[2]!)) : undefined;
}

const curlFailures: Readonly<Record<string, ResponseFailure>> = {
  5: 'dns-error',
  6: 'dns-error',
  7: 'connect-error',
  16: 'incomplete',
  18: 'incomplete',
  28: 'timeout',
  35: 'tls-error',
  51: 'tls-name-mismatch',
  52: 'incomplete',
  55: 'incomplete',
  56: 'incomplete',
  63: 'too-large',
  83: 'tls-untrusted',
  92: 'incomplete',
  97: 'connect-error',
};

/** `curl: (60) SSL certificate problem: certificate has expired`, from OpenSSL, GnuTLS or Windows. */
function readFailure(text: string): PolicyText['failed'] {
  const found = /^curl(?:\.exe)?: \((\d+)\) (.*)$/m.exec(text);
  if (!found) return undefined;
  const [said, exit, reason] = found as unknown as [string, string, string];
  const response = responseOf(exit, reason);
  return response && { response, said: said.trim(), span: { start: found.index, end: found.index + said.trimEnd().length } };
}

function responseOf(exit: string, reason: string): PolicyResponse | undefined {
  // With --fail, an answer of 400 and above; with a limit of redirects, one too many.
  if (exit === '22' || exit === '47') {
    const status = exit === '47' ? 301 : Number(/error: (\d{3})/.exec(reason)?.[1] ?? 400);
    return { result: 'answer', status, contentType: null, location: null, body: '' };
  }
  const result = exit === '60' ? certificateFailure(reason) : curlFailures[exit];
  return result && { result };
}

function certificateFailure(reason: string): ResponseFailure {
  if (/expired/i.test(reason)) return 'tls-expired';
  return /alternative certificate|subject name|does ?n[o']t match|WRONG_PRINCIPAL/i.test(reason) ? 'tls-name-mismatch' : 'tls-untrusted';
}
