// A session as text, one line an event: what `mta-sts simulate` prints and tests/golden/ holds. Control characters are made visible,
// so that nothing in it can drive a terminal.
import { visible } from '#src/protocol/visible.ts';
import { formatFindings, type Say } from './findings-text.ts';
import type { Actor, Session, SessionEvent } from './session.ts';

const letters: Readonly<Record<Actor, string>> = { sender: 'S', resolver: 'D', 'policy-host': 'P', attacker: 'A', receiver: 'R' };

/** What the letters and arrows mean. */
export const legend = [
  'S sender, D resolver (DNS), P policy host, A attacker, R receiver',
  '-> in clear   => inside TLS   -x dropped   ~> replaced   +> written by the attacker   -# damaged   * a decision',
];

/** The transcript, with chapters, the outcome, and where there are words for it what was found. Ends in a line break. */
export function formatTranscript(session: Session, say?: Say): string {
  const lines: string[] = [];
  let chapter = '';
  for (const event of session.events) {
    const heading = event.attempt > 1 ? `${event.phase}, attempt ${event.attempt}` : event.phase;
    if (heading !== chapter) lines.push((chapter = heading));
    lines.push(...formatEvent(event).map((line) => `  ${line}`));
  }
  return [...lines, ...formatOutcome(session), ...(say ? formatFindings(session.events, say) : []), ''].join('\n');
}

function formatEvent(event: SessionEvent): string[] {
  const [first = '', ...more] = event.text.split('\n');
  const head = event.channel === 'decision' || event.channel === 'cache' ? `* ${event.channel}` : `${ends(event)} ${event.channel}`;
  const lead = head.padEnd(12);
  const mark = markOf(event);
  return [`${lead} ${shown(first)}${mark}`.trimEnd(), ...more.map((line) => `${' '.repeat(11)}| ${shown(line)}`.trimEnd())];
}

function ends({ from, to, secured, tampered }: SessionEvent): string {
  const arrows = { dropped: '-x', replaced: '~>', injected: '+>', damaged: '-#' } as const;
  const untouched = secured ? '=>' : '->';
  const arrow = tampered ? arrows[tampered.action] : untouched;
  return `${letters[from]} ${arrow} ${letters[to]}`;
}

function markOf({ tampered, secured, channel, text, host, findings }: SessionEvent): string {
  const notes: string[] = [];
  if (channel === 'decision' && host !== undefined) notes.push(host);
  if (tampered) notes.push(`${tampered.action} by ${tampered.by === 'move' ? 'you' : 'the attacker'}${secured ? ', inside TLS' : ''}`);
  if (tampered?.original !== undefined && tampered.original !== text)
    notes.push(`was: ${shown(tampered.original.replaceAll('\n', ' / '))}`);
  notes.push(...findings.filter(({ severity }) => severity !== 'note').map(({ code }) => code));
  return notes.length > 0 ? `   [${notes.join('; ')}]` : '';
}

function formatOutcome({ events, outcome, refused }: Session): string[] {
  const { delivery, travelled, to, readBy, policy, failures, deciding } = outcome;
  return [
    'outcome',
    `  ${delivery}; travelled: ${travelled}; to: ${to ?? 'nobody'}; read by: ${readBy.join(', ') || 'nobody'}`,
    `  policy: ${policy.source}${policy.mode ? `, ${modeOf(policy.mode, events[0])}` : ''}; decided at: ${deciding}`,
    ...failures.map(({ host, resultType, ownType = resultType }) => `  failure: ${ownType} at ${host}`),
    `  report: ${outcome.report.status}${outcome.report.by ? `, by ${outcome.report.by === 'move' ? 'you' : 'the attacker'}` : ''}`,
    ...refused.map(({ move, reason }) => `  refused move: ${move.do} ${shown(move.event)} (${reason})`),
  ];
}

/** The draft of 2016 has no modes, but a field: `to=true` asks for refusal, `to=false` for reports alone (its section 3). */
function modeOf(mode: string, first: SessionEvent | undefined): string {
  return first?.design === '2016' ? `to=${mode === 'enforce'}` : mode;
}

function shown(text: string): string {
  return visible(text);
}
