// A scenario may have its server say what no RFC has it say there, as servers were recorded doing. The code counts: what it does follows
// from what it says (RFC 5321 section 4.2.1), not from what it should have said.
import type { Accent } from '#src/protocol/smtp/accent.ts';
import type { ServerState, ServerStep } from '#src/protocol/smtp/server-state.ts';

/** The server's state after its reply to the command of that name (line-names.ts; "greeting" is none). */
export function afterImproperReply(of: string, step: ServerStep): ServerState {
  const { state } = step;
  const kind = linesSaid(step)?.at(-1)?.[0];
  // Any 2xx lets the client go on, also where the RFC has 220 alone.
  if (of === 'greeting') return kind === '2' && state.phase === 'refusing' ? { ...state, phase: 'command' } : state;
  // 354 asks for the message, even if nobody is to get it; 250 does not.
  if (!of.startsWith('data-') || (state.phase !== 'command' && state.phase !== 'data')) return state;
  return { ...state, phase: kind === '3' ? 'data' : 'command' };
}

/** Goes before a reply that is none of RFC 5321 while it passes through the server, which knows no others. */
const mark = '\0';

/** Whether every line has one code of RFC 5321 section 4.2.1, and each but the last a "-". */
function isProper(reply: string): boolean {
  const lines = reply.split('\n');
  const code = reply.slice(0, 3);
  return /^[2-5][0-5]\d$/.test(code) && lines.every((line, index) => line.startsWith(code) && isEnd(line) === (index === lines.length - 1));
}

const isEnd = (line: string): boolean => line[3] !== '-' && /^.{3}( |$)/s.test(line);

/** The accent with its improper replies marked, to be said as they are written. Where there is "", the server hangs up without a word. */
export function withImproperReplies(accent: Accent): Accent {
  let marked = known.get(accent);
  if (!marked) known.set(accent, (marked = markImproperReplies(accent)));
  return marked;
}

/** Every connection asks, and most accents are the recorded ones. */
const known = new WeakMap<Accent, Accent>();

function markImproperReplies(accent: Accent): Accent {
  const { greeting, replies = {} } = accent;
  const all = [greeting, ...Object.values(replies).flat()];
  if (all.every(isProper)) return accent;
  // A template without a code is all text of a 250 (replies.ts): that is what the mark makes it.
  const marked = (reply: string): string => (isProper(reply) ? reply : mark + reply.replaceAll('\n', mark));
  const own = Object.entries(replies).map(([name, reply]) => [name, typeof reply === 'string' ? marked(reply) : reply.map(marked)]);
  return { ...accent, greeting: marked(greeting), replies: Object.fromEntries(own) as Accent['replies'] & object };
}

/** The lines that are said: as the server has them, or as the scenario wrote them; none where it hangs up instead. */
export function linesSaid({ lines }: ServerStep): readonly string[] | null {
  const [first = ''] = lines;
  if (!first.startsWith(`250 ${mark}`)) return lines;
  const text = first.slice(`250 ${mark}`.length);
  return text === '' ? null : text.split(mark);
}
