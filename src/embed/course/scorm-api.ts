// Finds the learning system's API object as both SCORM versions say: in the window itself, in its parents, then in the window that opened
// it and the parents of that one (1.2 Run-Time Environment section 3.3.6, 2004 4th edition section 3.3.3).
import type { ScormVersion } from '#src/host/course.ts';

/** The functions of the API; all take and give strings, though not every system keeps to that. */
export const functionNames = {
  '1.2': {
    object: 'API',
    initialize: 'LMSInitialize',
    terminate: 'LMSFinish',
    get: 'LMSGetValue',
    set: 'LMSSetValue',
    commit: 'LMSCommit',
    lastError: 'LMSGetLastError',
  },
  '2004': {
    object: 'API_1484_11',
    initialize: 'Initialize',
    terminate: 'Terminate',
    get: 'GetValue',
    set: 'SetValue',
    commit: 'Commit',
    lastError: 'GetLastError',
  },
} as const;

export type ScormApi = Readonly<Record<string, (...parameters: string[]) => unknown>>;

/** As much of a window as the search needs. */
export interface ApiWindow {
  readonly parent: ApiWindow | null;
  readonly opener: unknown;
}

/** The usual limit of the search; a window that is its own parent ends it much earlier. */
const mostParents = 500;

/** The API object; undefined where there is none. Windows of other origins are passed over: one further up may be of our own. */
export function findApi(start: ApiWindow, version: ScormVersion): ScormApi | undefined {
  const own = chainOf(start);
  const openers = own.flatMap((window) => read(() => window.opener as ApiWindow | null) ?? []);
  for (const window of [...own, ...openers.flatMap(chainOf)]) {
    const api = read(() => (window as unknown as Record<string, ScormApi | null>)[functionNames[version].object]);
    if (api && read(() => typeof api[functionNames[version].initialize]) === 'function') return api;
  }
  return undefined;
}

/** A window and its parents, the innermost first. */
function chainOf(start: ApiWindow): ApiWindow[] {
  const chain = [start];
  for (let window = start; chain.length <= mostParents; chain.push(window)) {
    const parent = read(() => window.parent);
    if (!parent || parent === window) break;
    window = parent;
  }
  return chain;
}

/** A property of a window that may be of another origin, or closed. */
function read<T>(property: () => T): T | undefined {
  try {
    return property();
  } catch {
    return undefined;
  }
}
