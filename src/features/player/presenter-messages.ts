// What the player and the presenter's window say to each other by postMessage. Plain data and guards; whether a message comes from the
// right window and origin is for the listener to check, with `comesFrom`.
import type { Session } from '#src/simulator/session/session.ts';
import type { NoteContent } from './note.ts';

export const presenterName = 'mta-sts-presenter';

/** What the presenter's window shows: the session, the step, and the notes on it and on the one that follows. */
export interface Shown {
  readonly title: string;
  readonly session: Session;
  readonly position: number;
  readonly note?: NoteContent | undefined;
  readonly next?: NoteContent | undefined;
}

export type FromPlayer = { readonly source: typeof presenterName; readonly event: 'shown'; readonly shown: Shown } | Ended;
type Ended = { readonly source: typeof presenterName; readonly event: 'ended' };
/** `hello`: the window is there, and wants to know what to show. */
export type FromPresenter = { readonly source: typeof presenterName } & (
  { readonly event: 'hello' } | { readonly event: 'seek'; readonly position: number }
);

/** Whether the message was sent by that window, which holds a page of this very site (or this very file). */
export function comesFrom(message: MessageEvent, window: Window | null | undefined): boolean {
  return Boolean(window) && message.source === window && message.origin === self.origin;
}

/** Whom a message to another page of this site is for. A file has no origin that could be named. */
export function ownOrigin(): string {
  return self.origin === 'null' ? '*' : self.origin;
}

/** A message of the presenter's window; undefined for anything else. */
export function readFromPresenter(data: unknown): FromPresenter | undefined {
  if (!isOurs(data)) return undefined;
  if (data['event'] === 'hello') return { source: presenterName, event: 'hello' };
  const { position } = data;
  return data['event'] === 'seek' && Number.isSafeInteger(position)
    ? { source: presenterName, event: 'seek', position: position as number }
    : undefined;
}

/** A message of the player; undefined for anything else. */
export function readFromPlayer(data: unknown): FromPlayer | undefined {
  if (!isOurs(data)) return undefined;
  if (data['event'] === 'ended') return { source: presenterName, event: 'ended' };
  const { shown } = data as { shown?: Partial<Shown> };
  const steps = shown?.session?.events?.length ?? 0;
  const isWhole =
    typeof shown?.title === 'string' && Number.isSafeInteger(shown.position) && shown.position! >= 0 && shown.position! < steps;
  return data['event'] === 'shown' && isWhole ? (data as unknown as FromPlayer) : undefined;
}

function isOurs(data: unknown): data is Readonly<Record<string, unknown>> {
  return typeof data === 'object' && data !== null && 'source' in data && data.source === presenterName;
}
