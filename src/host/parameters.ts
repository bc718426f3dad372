// What the query of a frame's address sets, after `?embed`: `first` `last` `views` `controls` `attack` `questions` `lang` `theme`
// `completion`. The names are documented in EMBEDDING.md and stay. Where the reader is, and in which world, stands in the fragment
// (address/route.ts).
import type { RouteProblem } from '#src/address/route.ts';
import { completionRules, controls, themes, views, type Configuration } from './messages.ts';

/** All of it may be absent. */
export type Settings = { readonly [K in Exclude<keyof Configuration, 'scenario' | 'grow'>]?: Configuration[K] | undefined };

/** What is shown where neither the address nor the host says otherwise. */
export const defaultControls = ['conditions', 'slider', 'open'] as const;

/** Reads a query, with or without its "?". What does not fit is named and left out. Never throws. */
export function parseParameters(query: string): { settings: Settings; problems: readonly RouteProblem[] } {
  const settings: { -readonly [K in keyof Settings]: Settings[K] } = {};
  const problems: RouteProblem[] = [];
  for (const [name, value] of new URLSearchParams(query)) if (!take(settings, name, value)) problems.push({ name, value });
  return { settings, problems };
}

/** The query without its "?": `embed`, and what differs from what a frame shows anyway. */
export function formatParameters(settings: Settings): string {
  const { first, last, views: shown, controls: offered, attack, questions, language, theme, completion } = settings;
  const parts = {
    first,
    last,
    views: shown?.join(','),
    controls: offered?.join(',') === '' ? 'none' : offered?.join(','),
    attack: attack === false && 'no',
    questions: questions === false && 'no',
    lang: language,
    theme,
    completion,
  };
  const written = Object.entries(parts).flatMap(([name, value]) => (value ? [`${name}=${encode(value)}`] : []));
  return ['embed', ...written].join('&');
}

const yesOrNo: ReadonlyMap<string, boolean> = new Map([
  ['yes', true],
  ['no', false],
]);

function take(settings: { -readonly [K in keyof Settings]: Settings[K] }, name: string, value: string): boolean {
  switch (name) {
    case 'embed':
      return value === '';
    case 'first':
    case 'last':
      if (value === '' || value.length > 500) return false;
      settings[name] = value;
      return true;
    case 'views':
      return set(settings, 'views', pickAll(views, value));
    case 'controls':
      return set(settings, 'controls', value === 'none' ? [] : pickAll(controls, value));
    case 'attack':
    case 'questions':
      return set(settings, name, yesOrNo.get(value));
    case 'lang':
      return set(settings, 'language', /^[a-zA-Z]{2,8}(-[a-zA-Z0-9]{1,8}){0,3}$/.test(value) ? value : undefined);
    case 'theme':
      return set(settings, 'theme', pick(themes, value));
    case 'completion':
      return set(settings, 'completion', pick(completionRules, value));
    default:
      return false;
  }
}

function set<K extends keyof Settings>(settings: { -readonly [P in keyof Settings]: Settings[P] }, key: K, value: Settings[K]): boolean {
  if (value === undefined) return false;
  settings[key] = value;
  return true;
}

function pick<T extends string>(list: readonly T[], value: string): T | undefined {
  return list.find((known) => known === value);
}

/** All words of a list with commas; undefined if one of them is not known. */
function pickAll<T extends string>(list: readonly T[], value: string): readonly T[] | undefined {
  const found = value.split(',').map((word) => pick(list, word));
  return found.includes(undefined) ? undefined : (found as T[]);
}

/** "/", ":" and "," may stand in a query as they are (RFC 3986 section 3.4). */
function encode(value: string): string {
  return encodeURIComponent(value).replaceAll('%2F', '/').replaceAll('%3A', ':').replaceAll('%2C', ',');
}
