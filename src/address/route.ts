// Address <-> state, pure. State is in the fragment, so it never reaches the web server:
// `#beat=ID&set=NAME:NUMBER_…&seed=N&task=ID&step=EVENT-ID&moves=…&scenario=…&sender=…&attack=…&day=…&message=…&compare=2016`,
// `domain=…`, `show=plan`, `resolver=URL`, `experiment=NAME`, `example=yes`, `found=…`, and for the evaluator `record`, `policy`, `mx`,
// `tlsrpt` (a value that begins with "~" is packed, see packed-text.ts). Values are foreign: what does not fit is named in `problems` and
// left out, so that the page can say so and show its default.
import type { Move } from '#src/simulator/network/move.ts';
import { attacks, mistakes, senders, type AttackName, type MistakeName, type SenderName } from '#src/simulator/world/names.ts';
import { formatMove, parseMove } from './move-text.ts';

/** What an address may say. Every part may be absent. */
export interface Route {
  readonly step?: string;
  /**
   * A lesson's beat, the what-if that is open in it, where the reader laid the letter, and the world that it is played in, by their ids.
   */
  readonly beat?: string;
  readonly if?: string;
  readonly guess?: string;
  readonly world?: string;
  /** Where the dials of a beat stand, by their names. */
  readonly set?: Readonly<Record<string, number>>;
  /** The challenge: by which number its tasks are drawn, and which of them is shown. */
  readonly seed?: number;
  readonly task?: string;
  /** A lesson line by line. */
  readonly gear?: 'lines';
  readonly moves?: readonly Move[];
  readonly scenario?: string;
  readonly sender?: SenderName;
  readonly attack?: AttackName | MistakeName;
  /** On which day an attack begins, and which of several messages is shown; both from 0. */
  readonly day?: number;
  readonly message?: number;
  /** The session beside it: by the draft of 2016. */
  readonly compare?: '2016';
  /** Free play: an experiment that it suggests, by its name. */
  readonly experiment?: string;
  readonly domain?: string;
  /** What is open of a result: the plan. */
  readonly show?: 'plan';
  readonly resolvers?: readonly string[];
  /** The domain is one of the invented ones. */
  readonly example?: true;
  /** An inspection as it was found, packed. */
  readonly found?: string;
  readonly record?: string;
  readonly policy?: string;
  readonly mx?: string;
  readonly tlsrpt?: string;
}

/** `name`: the parameter as written; `value`: what it said. */
export interface RouteProblem {
  readonly name: string;
  readonly value: string;
}

const longest = 200_000;

/** Reads a fragment, with or without its "#". Never throws. */
export function parseFragment(fragment: string): { route: Route; problems: readonly RouteProblem[] } {
  const text = fragment.replace(/^#/, '');
  const problems: RouteProblem[] = [];
  if (text.length > longest) return { route: {}, problems: [{ name: '#', value: `${text.slice(0, 40)}…` }] };
  const route: Draft = {};
  for (const part of text.split('&')) {
    if (part === '') continue;
    const name = part.split('=', 1)[0]!;
    const raw = part.slice(name.length + 1);
    if (!(name === 'moves' ? takeMoves(route, raw) : take(route, name, decode(raw)))) problems.push({ name, value: raw });
  }
  return { route, problems };
}

/** The fragment without its "#"; parts in one fixed order, so that the same state has the same address. */
export function formatFragment(route: Route): string {
  const parts: string[] = [];
  const add = (name: string, value: string | undefined) => {
    if (value) parts.push(`${name}=${encode(value)}`);
  };
  add('scenario', route.scenario);
  add('sender', route.sender);
  add('attack', route.attack);
  if (route.moves?.length) parts.push(`moves=${route.moves.map(formatMove).map(encode).join(',')}`);
  add('day', route.day?.toString());
  add('message', route.message?.toString());
  add('compare', route.compare);
  add('experiment', route.experiment);
  add('gear', route.gear);
  add('world', route.world);
  add('beat', route.beat);
  add(
    'set',
    route.set &&
      Object.entries(route.set)
        .map(([name, value]) => `${name}:${value}`)
        .join('_'),
  );
  add('guess', route.guess);
  add('if', route.if);
  add('seed', route.seed?.toString());
  add('task', route.task);
  add('step', route.step);
  add('domain', route.domain);
  add('show', route.show);
  for (const resolver of route.resolvers ?? []) add('resolver', resolver);
  add('example', route.example && 'yes');
  add('found', route.found);
  add('record', route.record);
  add('policy', route.policy);
  add('mx', route.mx);
  add('tlsrpt', route.tlsrpt);
  return parts.join('&');
}

type Draft = { -readonly [K in keyof Route]: Route[K] };

function take(route: Draft, name: string, value: string | undefined): boolean {
  if (!value) return false;
  switch (name) {
    case 'step':
    case 'scenario':
    case 'domain':
    case 'found':
    case 'record':
    case 'policy':
    case 'mx':
    case 'tlsrpt':
      route[name] = value;
      return true;
    case 'beat':
    case 'if':
    case 'guess':
    case 'world':
    case 'experiment':
    case 'task':
      if (!/^[\w-]{1,60}$/.test(value)) return false;
      route[name] = value;
      return true;
    case 'set':
      if (!/^(?:[a-z]{1,20}:\d{1,4}(?:\.\d{1,3})?(?:_|$)){1,20}$/.test(value)) return false;
      route.set = Object.fromEntries(value.split('_').flatMap((part) => (part ? [[part.split(':')[0]!, Number(part.split(':')[1])]] : [])));
      return true;
    case 'gear':
      if (value !== 'lines') return false;
      route.gear = value;
      return true;
    case 'show':
      if (value !== 'plan') return false;
      route.show = value;
      return true;
    case 'sender':
      if (!isOneOf(senders, value)) return false;
      route.sender = value;
      return true;
    case 'attack':
      if (!isOneOf(attacks, value) && !isOneOf(mistakes, value)) return false;
      route.attack = value;
      return true;
    case 'day':
    case 'message':
      if (!/^\d{1,4}$/.test(value)) return false;
      route[name] = Number(value);
      return true;
    case 'seed':
      if (!/^\d{1,6}$/.test(value)) return false;
      route.seed = Number(value);
      return true;
    case 'compare':
      if (value !== '2016') return false;
      route.compare = value;
      return true;
    case 'example':
      if (value !== 'yes') return false;
      route.example = true;
      return true;
    case 'resolver':
      route.resolvers = [...(route.resolvers ?? []), value];
      return true;
    default:
      return false;
  }
}

/** Each move is encoded by itself, so that a comma inside one does not part it. */
function takeMoves(route: Draft, raw: string): boolean {
  const moves = raw.split(',').map((part) => parseMove(decode(part) ?? ''));
  if (moves.includes(undefined)) return false;
  route.moves = moves as Move[];
  return true;
}

function isOneOf<T extends string>(list: readonly T[], value: string): value is T {
  return (list as readonly string[]).includes(value);
}

/** Readable where it can be: "/", ":" and "@" may stand in a fragment as they are (RFC 3986 section 3.5). */
function encode(value: string): string {
  return encodeURIComponent(value).replaceAll('%2F', '/').replaceAll('%3A', ':').replaceAll('%40', '@');
}

function decode(value: string): string | undefined {
  try {
    return decodeURIComponent(value);
  } catch {
    return undefined;
  }
}
