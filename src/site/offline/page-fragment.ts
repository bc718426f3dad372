// The page in the fragment: `#page=learn/starttls/&step=…`. A link is written as on the site (`{base}learn/starttls/#step=…`, the base
// being "#page="), or as a fragment alone; both come to that one form. Pure.

export interface Place {
  /** The address of the page from the site's root, '' for the first. */
  readonly page: string;
  /** The state of that page, without "#". */
  readonly state: string;
  /** The id of a part of the page, where the fragment names one instead of a state. */
  readonly part?: string;
}

/** Which page a state without a page belongs to, for links that somebody shortened. */
const pagesOf: Readonly<Record<string, string>> = {
  domain: 'inspect/',
  found: 'inspect/',
  record: 'evaluate/',
  policy: 'evaluate/',
  tlsrpt: 'evaluate/',
  scenario: 'play/',
  sender: 'play/',
  attack: 'play/',
};

/** Reads a fragment, with or without its "#". `current` is the page that is shown, if one is: a fragment that names no page stays on it. */
export function readPlace(fragment: string, current?: string): Place {
  const [, page, rest = ''] = /^#?(?:page=([^&#]*))?[&#]?(.*)$/s.exec(fragment) ?? [];
  const isState = rest === '' || rest.includes('=');
  const name = /^[a-z]+/.exec(rest)?.[0] ?? '';
  const guessed = current ?? (isState ? (pagesOf[name] ?? '') : '');
  return { page: plain(decoded(page)) ?? guessed, state: isState ? rest : '', ...(!isState && { part: decoded(rest) ?? '' }) };
}

/** The fragment with its "#", in its one form. */
export function formatPlace({ page, state }: Place): string {
  return `#page=${page}${state && `&${state}`}`;
}

/** `de/../learn/` is `learn/`: so a page in one language leads to another. */
function plain(page: string | undefined): string | undefined {
  return page?.replaceAll(/[^/]+\/\.\.\//g, '');
}

function decoded(text: string | undefined): string | undefined {
  try {
    return text === undefined ? undefined : decodeURIComponent(text);
  } catch {
    return undefined;
  }
}
