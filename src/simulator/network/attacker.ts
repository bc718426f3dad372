// What becomes of a thing on its way: the attacker's rules and the reader's moves, and which of them are possible at all.
// In clear all can be changed. Of TLS only records are seen (RFC 8446 section 5.2): they can be dropped or damaged, unless the
// attacker ended TLS itself. A move on an event takes the place of the rules for that event.
import { normaliseName } from '#src/protocol/dns/names.ts';
import type { Journal } from '#src/simulator/session/journal.ts';
import type { Move, Refusal } from './move.ts';
import type { Attacker, AttackRule, Reach } from '#src/simulator/world/scenario.ts';

/** How the attacker holds what passes. sealed: TLS records. opened: inside TLS that the attacker ended. */
export type Hold = 'nothing' | 'clear' | 'sealed' | 'opened';

/** What becomes of one line, answer or record. `text` is what arrives, with replace; `answer` the attacker's reply to the speaker. */
export interface Fate {
  readonly action: 'pass' | 'drop' | 'replace' | 'damage';
  readonly text?: string;
  readonly answer?: string;
  readonly injected: readonly string[];
  readonly by: 'attack' | 'move';
}

/** A thing on its way, by the name that its event will have. */
export interface Passing {
  readonly name: string;
  readonly text: string;
  readonly hold: Hold;
  /** block: a part of a file's transfer, of one line or several. */
  readonly kind: 'command' | 'line' | 'block' | 'dns-answer' | 'dns-query' | 'connection' | 'record' | 'certificate';
}

/** The word for what was done to a thing on its way; none for what passed. */
export const tamperWords = { pass: null, drop: 'dropped', damage: 'damaged', replace: 'replaced' } as const;

const untouched: Fate = { action: 'pass', injected: [], by: 'attack' };

/** What the attacker holds of a connection in clear, or of DNS. */
export function holdOf(attacker: Attacker, reach: Reach): 'clear' | 'nothing' {
  return attacker.reach.includes(reach) ? 'clear' : 'nothing';
}

/** The fate by the reader's moves; null when no legal move touches it, so that the rules decide. */
export function fateByMoves(journal: Journal, passing: Passing): Fate | null {
  const moves = journal.movesOn(passing.name).filter((move) => {
    const reason = refusalOf(move, passing);
    if (reason) journal.refuse(move, reason);
    return !reason;
  });
  if (moves.length === 0) return null;
  const injected = moves.flatMap((move) => (move.do === 'inject' ? [move.text] : []));
  const last = moves.findLast((move): move is Exclude<Move, { do: 'inject' }> => move.do !== 'inject');
  if (!last || last.do === 'pass' || last.do === 'certificate') return { action: 'pass', injected, by: 'move' };
  if (last.do === 'replace') return { action: 'replace', text: rewritten(passing.text, moves), injected, by: 'move' };
  if (last.do === 'answer') return { action: 'drop', answer: last.text, injected, by: 'move' };
  return { action: last.do, injected, by: 'move' };
}

/** A text after the moves that replace it, or lines of it, in order. */
function rewritten(text: string, moves: readonly Move[]): string {
  return moves.reduce((now, move) => {
    if (move.do !== 'replace') return now;
    const { line } = move;
    if (line === undefined) return move.text;
    const lines = now.split('\n').map((each, index) => (index === line - 1 ? move.text : each));
    return lines.join('\n');
  }, text);
}

/** The fate of one line of SMTP. `from` says who speaks; the lines of a message are no commands and meet no rule. */
export function fateOfLine(journal: Journal, rules: Attacker['rules'], passing: Passing, from: 'sender' | 'receiver', host: string): Fate {
  const moved = fateByMoves(journal, passing);
  if (moved) return moved;
  if (rules.length === 0 || (passing.hold !== 'clear' && passing.hold !== 'opened')) return untouched;
  const fitting = rules.filter(
    (rule) => rule.on === 'line' && rule.from === from && isAbout(rule, host) && matches(rule.match, passing.text),
  );
  if (fitting.length === 0) return untouched;
  return fitting.reduce<Fate>((fate, rule) => withRule(fate, rule), untouched);
}

function withRule(fate: Fate, rule: AttackRule): Fate {
  if (rule.on !== 'line') return fate;
  if (rule.do === 'drop') return { ...fate, action: 'drop' };
  if (rule.do === 'inject') return { ...fate, injected: [...fate.injected, rule.text] };
  if (rule.do === 'answer') return { ...fate, action: 'drop', answer: rule.text };
  return { ...fate, action: 'replace', text: rule.text };
}

/** Whether a rule is about this host, or about all. */
export function isAbout(rule: { readonly host?: string }, host: string): boolean {
  return rule.host === undefined || normaliseName(rule.host) === normaliseName(host);
}

/** Whether the line, apart from its reply code and letter case, begins with these words. */
function matches(words: string, line: string): boolean {
  const text = line.replace(/^\d{3}[- ]/, '').toUpperCase();
  const wanted = words.toUpperCase();
  return text.startsWith(wanted) && !/^[\w-]/.test(text.slice(wanted.length));
}

/** Why the move cannot be made on this; null: it can. */
function refusalOf(move: Move, { hold, kind, text }: Passing): Refusal | null {
  if (hold === 'nothing') return 'out-of-reach';
  if (move.do === 'pass' || move.do === 'drop') return null;
  if (move.do === 'damage') return hold === 'clear' && kind !== 'certificate' && kind !== 'record' ? 'not-a-record' : null;
  if (move.do === 'certificate') return kind === 'certificate' ? null : 'no-certificate';
  if (kind === 'record' || kind === 'certificate' || hold === 'sealed') return 'inside-tls';
  if (kind === 'connection') return 'not-on-the-wire';
  if (kind === 'dns-query') return 'not-an-answer';
  if (move.do === 'answer' && kind !== 'command') return 'not-a-command';
  if (!('text' in move)) return null;
  const isLine = move.do === 'replace' && move.line !== undefined;
  if (isLine && (move.line ?? 0) > text.split('\n').length) return 'no-such-line';
  const isBlock = kind === 'dns-answer' || kind === 'block';
  return (isLine || !isBlock) && /[\r\n]/.test(move.text) ? 'not-one-line' : null;
}
