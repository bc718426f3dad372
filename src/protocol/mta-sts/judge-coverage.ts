// The MX hosts of a domain against the patterns of its policy (RFC 8461 section 4.1): hosts that no pattern covers, and the reason
// if there is a likely one; patterns that cover no host.
import { fitsDns, isHostName, isIpv4, normaliseName } from '../dns/names.ts';
import { isWithinSlips } from '../edit-distance.ts';
import type { Edit, Finding } from '../finding.ts';
import { stsFinding } from './codes.ts';
import { preparePatterns } from './mx-pattern.ts';
import type { PatternLine } from './pattern-lines.ts';
import { widened } from './surplus-patterns.ts';

const comparisonsLimit = 10_000;

/** Findings about the policy; `text` is the text in which its pattern lines stand. */
export function judgeCoverage(text: string, lines: readonly PatternLine[], mx: readonly string[]): Finding[] {
  const patterns = lines.map(({ pattern }) => pattern);
  // An address is told of as what it is: no line could cover it.
  const hosts = [...new Set(mx.map(normaliseName))].filter((host) => host !== '.' && host !== '' && !isAddress(host));
  const isCovered = preparePatterns(patterns);
  const used = new Set(hosts.flatMap((host) => [host, widened(host)]));
  const idle = lines.filter(({ pattern }) => !used.has(pattern));
  const uncovered = hosts.filter((host) => !isCovered(host));
  // Looking for a slip of the hand compares each with each: not worth it when almost nothing fits.
  const misspelt = idle.length * uncovered.length <= comparisonsLimit ? idle : [];
  return [
    ...uncovered.map((host) => judgeUncovered(text, lines, misspelt, host)),
    ...idle.map(({ pattern, span }) => stsFinding('mx-pattern-unused', { span, values: { pattern } })),
  ];
}

function isAddress(host: string): boolean {
  return isIpv4(host) || host.startsWith('[') || host.indexOf(':') !== host.lastIndexOf(':');
}

/** Why no pattern covers the host. The mend is another line; where one was misspelt, the line put right. */
function judgeUncovered(text: string, lines: readonly PatternLine[], idle: readonly PatternLine[], host: string): Finding {
  const isMendable = isHostName(host) && fitsDns(host) && host.includes('.');
  const fixOf = (edit: Edit | undefined) => (edit && isMendable ? [edit] : undefined);
  const nearly = (code: 'mx-star-not-its-base' | 'mx-star-too-shallow' | 'mx-nearly-covered', line: PatternLine, edit: Edit | undefined) =>
    stsFinding(code, { span: line.span, values: { host, pattern: line.pattern }, fix: fixOf(edit) });
  const added = addedLine(text, lines, host);
  const ofBase = lines.find(({ pattern }) => pattern === `*.${host}`);
  if (ofBase) return nearly('mx-star-not-its-base', ofBase, added);
  const shallow = lines.find(({ pattern }) => pattern.startsWith('*.') && host.endsWith(pattern.slice(1)));
  if (shallow) return nearly('mx-star-too-shallow', shallow, added);
  const near = idle.find(({ pattern }) => isNear(pattern, host));
  if (near) return nearly('mx-nearly-covered', near, { span: near.span, text: host });
  return stsFinding('mx-not-covered', { values: { host }, fix: fixOf(added) });
}

/** One slip of the hand: a character more, less or another, or two of them swapped. */
function isNear(pattern: string, host: string): boolean {
  return !pattern.startsWith('*') && pattern !== host && isWithinSlips(pattern, host, 1);
}

/** One more `mx` line behind the last. */
function addedLine(text: string, lines: readonly PatternLine[], host: string): Edit | undefined {
  const last = lines.at(-1);
  if (!last) return undefined;
  const line = text.slice(last.start, last.next);
  const end = /\r?\n$/.exec(line)?.[0];
  return { span: { start: last.next, end: last.next }, text: end ? `mx: ${host}${end}` : `\nmx: ${host}` };
}
