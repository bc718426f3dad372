// Works out a scene: every event up to a point, in order, each by the rule of its kind. Pure.
import { tiesOf } from '#src/features/player/stage/pipelined.ts';
import type { OutcomeKind } from '#src/ui/outcome.ts';
import type { ReportFate, SessionEvent } from '#src/simulator/session/session.ts';
import { rules } from './scene-rules.ts';
import type { Frame, Scene, Slip } from './scene.ts';
import { sightOf } from './sight.ts';

/** The scene after `frame.to`; what is under way is what `frame` holds. `fate`: what became of the report, from the session's outcome. */
export function sceneAt(events: readonly SessionEvent[], frame: Frame, fate?: Pick<ReportFate, 'status'>): Scene {
  const scene = empty(events, frame.to);
  for (let index = 0; index <= frame.to; index++) {
    const event = events[index]!;
    const isNow = index >= frame.from;
    begin(scene, event, isNow && !frame.folds, events[index - 1]);
    rules[event.explains].does?.(scene, event, index);
    event.readableBy?.forEach((actor) => scene.readers.includes(actor) || scene.readers.push(actor));
  }
  const now = events.slice(frame.from, frame.to + 1);
  scene.slips = now.flatMap((event) => (travels(event) ? [slipOf(event)] : []));
  // As far as they have gone.
  const tie = tiesOf(events.slice(0, frame.to + 1)).get(frame.to);
  if (tie && scene.slips.length === 1) scene.slips = [{ ...scene.slips[0]!, tie }];
  scene.sight = sightOf(events, frame);
  scene.verdict = verdictOf(scene);
  const status = fate?.status;
  if (scene.report && (status === 'read' || status === 'lost')) scene.report = { ...scene.report, fate: status };
  return scene;
}

function empty(events: readonly SessionEvent[], to: number): Scene {
  return {
    ...{ wire: 'none', tube: 'none', far: 'receiver', letter: 'desk', hands: 'wire', policy: 'none' },
    ...{
      host: hostOf(events, 'receiver'),
      attackerHost: hostOf(events, 'attacker'),
      ...namesIn(events),
      mail: undefined,
      memory: undefined,
      listed: undefined,
      thought: undefined,
      bench: undefined,
      tlsa: undefined,
      report: undefined,
      later: undefined,
      verdict: undefined,
    },
    ...{
      dns: false,
      isSealed: false,
      isSwallowed: false,
      slips: [],
      attempt: 1,
      readers: [],
      sight: { sender: [], attacker: [] },
      last: events[to]!,
    },
  };
}

/** Before it is known which of a side's servers it will be: the first that the session connects to, or hears of. */
function hostOf(events: readonly SessionEvent[], side: 'receiver' | 'attacker'): string {
  const met = events.find(({ channel, to }) => channel === 'tcp' && to === side)?.host;
  const told = events.find(({ explains, tampered }) => explains === 'mx-answer' && (side === 'receiver' || tampered));
  const text = side === 'receiver' ? (told?.tampered?.original ?? told?.text) : told?.text;
  return met?.replace(/\[.*$/, '') ?? / MX \d+ (\S+)/.exec(text ?? '')?.[1] ?? '';
}

function namesIn(events: readonly SessionEvent[]): Pick<Scene, 'senderHost' | 'domain'> {
  const greeting = events.find(({ explains }) => explains === 'ehlo' || explains === 'helo')?.text;
  const isAboutMx = ({ explains, text }: SessionEvent) => explains === 'mx-query' || (explains === 'dns-remembered' && / MX /.test(text));
  const asked = events.find(isAboutMx)?.text;
  return { senderHost: greeting?.split(' ')[1] ?? '', domain: asked?.split(' ')[0] ?? '' };
}

/**
 * What holds for every event, before its own rule: where things happen; a new attempt begins with an empty wire. What an actor does alone
 * happens on no line: the hands stay where they are, and a line that is cut stays cut while it is thought about.
 */
function begin(scene: Scene, event: SessionEvent, isNow: boolean, before: SessionEvent | undefined): void {
  const isAlone = event.from === event.to;
  const line = isAlone ? undefined : lineOf(event);
  if (event.attempt !== scene.attempt) {
    const later = event.at - (before?.at ?? event.at);
    const empty = {
      wire: 'none',
      tube: 'none',
      bench: undefined,
      thought: undefined,
      letter: 'desk',
      report: undefined,
      isSwallowed: false,
    } as const;
    Object.assign(scene, { attempt: event.attempt, later, ...empty });
  }
  if (!isAlone) scene.thought = undefined;
  if (line === 'wire') scene.hands = 'wire';
  if (event.tampered && (line === 'dns' || line === 'policy')) scene.hands = line;
  scene.dns = (line === 'dns' && isNow) || scene.hands === 'dns';
  if (line === 'policy' && isNow) scene.policy = 'there';
  else if (scene.hands !== 'policy' && !(isAlone && scene.policy === 'cut')) scene.policy = 'none';
}

/** On which line of the stage an event happens that goes from one to another. */
export function lineOf({ channel, from, to }: SessionEvent): Slip['line'] {
  if (channel === 'dns') return 'dns';
  return channel === 'https' || from === 'policy-host' || to === 'policy-host' ? 'policy' : 'wire';
}

const silent = /^(tcp-connect|policy-connect|message|tls-established|tls-certificate|policy-certificate|report-sent|draft-report-sent)$/;

function travels({ from, to, explains }: SessionEvent): boolean {
  return from !== to && !silent.test(explains);
}

function slipOf(event: SessionEvent): Slip {
  const { explains, text, from, to, secured, tampered } = event;
  const original = tampered?.original;
  return {
    ...{ kind: explains, words: text, from, to, secured, line: lineOf(event) },
    ...(tampered && { action: tampered.action }),
    ...(original !== undefined && { original }),
  };
}

/** Held and read are two facts: a letter that the attacker has seen is read wherever it lies now. */
function verdictOf({ letter, isSealed, isSwallowed, readers }: Scene): OutcomeKind | undefined {
  const isOnItsWay = (letter === 'wire' || letter === 'tube') && !isSwallowed;
  if (readers.includes('attacker') && letter !== 'desk') return isOnItsWay || readers.includes('receiver') ? 'read' : 'taken';
  if (letter === 'held') return 'held';
  if (letter === 'back') return 'returned';
  if (letter === 'wire') return 'clear';
  if (letter === 'receiver') return isSealed ? 'safe' : 'clear';
  return undefined;
}
