// What a person types into the domain box, turned into the A-labels of a mail domain or into one finding that says what to
// do. RFC 5321 section 4.1.2, RFC 1035 section 2.3.4. The URL API does the IDN conversion (UTS 46), but it also swallows
// addresses, ports and escapes, so the characters are checked before it and the lengths after it.
import { inputFinding } from '#src/inspector/codes.ts';
import type { Edit, Finding, Judgement, Span } from '#src/protocol/finding.ts';

/** U-labels to A-labels; undefined where that cannot be done. */
export type ToAscii = (name: string) => string | undefined;

/** The URL API as IDN conversion. Only for text without characters that have a meaning in URLs. */
export const urlToAscii: ToAscii = (name) => {
  try {
    return new URL(`https://${name}`).hostname;
  } catch {
    return undefined;
  }
};

/** Prefixes of names that hold MTA-STS and TLSRPT data; the mail domain is what follows them. */
const serviceName = /^(?:_mta-sts|_smtp\._tls|_smtp_sts|mta-sts|_\d+\._tcp)\./i;

/**
 * Reads a mail domain. `value` is in lower-case A-labels without a root dot; without `value` the first finding says why,
 * and its `fix`, where there is one, cuts the input down to the domain that was probably meant.
 */
export function parseDomainInput(input: string, toAscii: ToAscii = urlToAscii): Judgement<string> {
  const start = input.length - input.trimStart().length;
  const text = input.trim();
  if (!text) return refuse(inputFinding('input-empty'));
  const span = { start, end: start + text.length };
  const meant = meantInstead(text);
  if (meant) return suggest(input, span, meant, toAscii);
  const bad = badCharacter(text);
  if (bad !== null) {
    return refuse(inputFinding('input-bad-character', { span: within(span, text, bad), values: { character: bad } }));
  }
  if (text.includes('_')) return refuse(inputFinding('input-underscore', { span: within(span, text, '_') }));
  return parseName(text, span, toAscii);
}

function parseName(text: string, span: Span, toAscii: ToAscii): Judgement<string> {
  const needsConversion = /[^\0-\x7f]|(?:^|\.)xn--/i.test(text);
  const converted = needsConversion ? toAscii(text) : text;
  if (converted === undefined) return refuse(inputFinding('input-not-convertible', { span }));
  const name = converted.toLowerCase().replace(/\.$/, '');
  const problem = nameProblem(name, span);
  if (problem) return refuse(problem);
  const findings: Finding[] = [];
  if (name !== text.toLowerCase().replace(/\.$/, ''))
    findings.push(inputFinding('input-idn', { span, values: { input: text, domain: name } }));
  if (!name.includes('.')) findings.push(inputFinding('input-single-label', { span, values: { domain: name } }));
  return { value: name, findings };
}

/** What is wrong with a name in A-labels, or null. */
function nameProblem(name: string, span: Span): Finding | null {
  const labels = name.split('.');
  if (labels.includes('')) return inputFinding('input-label-empty', { span });
  if (name.length > 253) return inputFinding('input-too-long', { span, values: { octets: String(name.length) } });
  for (const label of labels) {
    if (label.length > 63) return inputFinding('input-label-too-long', { span, values: { label, octets: String(label.length) } });
    if (label.startsWith('-') || label.endsWith('-')) return inputFinding('input-label-hyphen', { span, values: { label } });
    if (!/^[a-z0-9-]+$/.test(label)) return inputFinding('input-not-convertible', { span, values: { label } });
  }
  if (/^\d+(?:\.\d+){3}$/.test(name)) return inputFinding('input-ip-address', { span });
  const last = labels.at(-1)!;
  if (/^\d+$/.test(last)) return inputFinding('input-numeric-last-label', { span, values: { label: last } });
  return null;
}

/** What was pasted in place of a domain, with the domain inside it, where there is one. */
interface Meant {
  readonly code: `input-${'ip-address' | 'url' | 'email-address' | 'service-name'}`;
  readonly domain?: string;
}

/** Something else that people paste: an address, a URL, a name of MTA-STS data; with the domain inside, where there is one. */
function meantInstead(text: string): Meant | null {
  const literal = /^\[.*\]$/.test(text) || /^[0-9a-f]*:[0-9a-f:.]*:[0-9a-f:.]*(?:%.*)?$/i.test(text);
  if (literal) return { code: 'input-ip-address' };
  const scheme = /^[a-z][a-z0-9+.-]*:\/\//i.exec(text)?.[0];
  if (scheme !== undefined || /^(?:[^@]*\/|[^/@\s]+:\d+$)/.test(text)) {
    const host = text.slice(scheme?.length ?? 0).split(/[/?#\\]/)[0]!;
    return { code: 'input-url', domain: host.replace(/^.*@/, '').replace(/:\d*$/, '').replace(serviceName, '') };
  }
  if (text.includes('@')) return { code: 'input-email-address', domain: text.replace(/^.*@/s, '').replace(/[>),;\s]+$/, '') };
  if (serviceName.test(text)) return { code: 'input-service-name', domain: text.replace(serviceName, '') };
  return null;
}

/** Refuses with the mend, keep the domain and cut the rest, where what remains is a domain; what there is to say of that comes after it. */
function suggest(input: string, span: Span, { code, domain = '' }: Meant, toAscii: ToAscii): Judgement<string> {
  const { value, findings } = parseDomainInput(domain, toAscii);
  if (value === undefined) return refuse(inputFinding(code, { span }));
  const at = input.lastIndexOf(domain, span.end);
  const kept = { start: at, end: at + domain.length };
  const fix: Edit[] = [
    { span: { start: 0, end: kept.start }, text: '' },
    { span: { start: kept.end, end: input.length }, text: '' },
  ];
  const refusal = inputFinding(code, { span, values: { suggestion: domain }, fix: fix.filter((edit) => edit.span.end > edit.span.start) });
  return { findings: [refusal, ...findings.map((finding) => ({ ...finding, span: kept }))] };
}

/** The first character that no domain holds; outside ASCII: separators, controls, formats, unassigned. */
function badCharacter(text: string): string | null {
  for (const character of text) {
    const allowed =
      character <= '\x7f' ? /[a-z0-9._-]/i.test(character) : !/[\p{C}\p{Z}]/u.test(character) || /[\u200c\u200d]/.test(character);
    if (!allowed) return character;
  }
  return null;
}

function within(span: Span, text: string, part: string): Span {
  const at = span.start + text.indexOf(part);
  return { start: at, end: at + part.length };
}

function refuse(finding: Finding): Judgement<string> {
  return { findings: [finding] };
}
