// What can be put into a frame, as the page for teachers carries it.

export interface FramedSession {
  /** Of the lesson; '' is free play. */
  readonly slug: string;
  /** In each language that it is there in, English among them. */
  readonly titles: Readonly<Record<string, string>>;
  /** The ids of its events, in order: where the player can open. */
  readonly steps: readonly string[];
}
