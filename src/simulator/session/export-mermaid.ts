// A session as a Mermaid sequence diagram, for documents that draw their diagrams from text. One arrow an event; what an actor
// does alone is a note. Encrypted lines are dotted, lines that never arrived end in a cross.
import { visible } from '#src/protocol/visible.ts';
import type { Say } from './findings-text.ts';
import type { Actor, Session, SessionEvent } from './session.ts';

const names: Readonly<Record<Actor, string>> = {
  sender: 'Sender',
  resolver: 'DNS',
  'policy-host': 'Policy host',
  attacker: 'Attacker',
  receiver: 'Receiving server',
};
const letters: Readonly<Record<Actor, string>> = { resolver: 'D', 'policy-host': 'P', sender: 'S', attacker: 'A', receiver: 'R' };
/** The longest text on an arrow, in UTF-16 units; the rest is in the transcript. */
const longest = 100;

/** The diagram's source. Ends in a line break. Texts from the wire cannot break out of their line. */
export function exportMermaid({ events, scenario, outcome }: Session, say?: Say): string {
  const seen = new Set(events.flatMap((event) => [event.from, event.to, ...(event.tampered ? (['attacker'] as const) : [])]));
  const lines = ['sequenceDiagram'];
  if (scenario.title) lines.push(`  %% ${visible(scenario.title)}`);
  for (const actor of Object.keys(letters) as Actor[])
    if (seen.has(actor)) lines.push(`  participant ${letters[actor]} as ${names[actor]}`);
  for (const event of events) lines.push(...[lineOf(event), ...(say ? findingLines(event, say) : [])].map((line) => `  ${line}`));
  const readers = outcome.readBy.map((actor) => names[actor]).join(', ') || 'nobody';
  lines.push(`  Note over S: ${escape(`${outcome.delivery}, travelled ${outcome.travelled}, read by ${readers}`)}`);
  return `${lines.join('\n')}\n`;
}

function lineOf(event: SessionEvent): string {
  const { from, to, text, secured, tampered, channel } = event;
  if (from === to) return `Note over ${letters[from]}: ${escape(text)}`;
  const [source, target] = [letters[from], letters[to]];
  if (tampered?.action === 'dropped') return `${source}-xA: ${escape(tampered.original ?? text)} (${by(event)})`;
  if (tampered?.action === 'injected') return `A->>${target}: ${escape(text)} (${by(event)})`;
  const arrow = secured || channel === 'tls' ? '-->>' : '->>';
  return `${source}${arrow}${target}: ${escape(text)}${tampered ? ` (${by(event)})` : ''}`;
}

/** What is wrong with a line, as a note at whoever heard it. */
function findingLines({ findings, to }: SessionEvent, say: Say): string[] {
  const wrong = findings.filter(({ severity }) => severity !== 'note');
  return wrong.map((finding) => `Note over ${letters[to]}: ${escape(`${finding.severity}: ${say(finding).statement}`)}`);
}

function by({ tampered }: SessionEvent): string {
  return `${tampered!.action} by ${tampered!.by === 'move' ? 'you' : 'the attacker'}`;
}

/** The first line, in Mermaid's own escapes: `#59;` is a semicolon, which would end the statement. */
function escape(text: string): string {
  const [line = '', ...more] = text.split('\n');
  const short = visible(line.length > longest || more.length > 0 ? `${line.slice(0, longest)} …` : line);
  return short.replaceAll(/[#;<>&"]/g, (character) => `#${character.codePointAt(0)};`);
}
