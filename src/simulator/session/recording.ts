// A recording of real mail software at work: what the lab's attacker saw on the wire, what the sender logged, and how it ended.
// The format is described in tests/recordings/README.md; fields that a comparison does not need are left out.

/** One thing that the attacker saw: a line, a TLS record or an event of the connection. */
export interface RecordedEntry {
  readonly t?: number;
  readonly from?: string;
  readonly to?: string;
  readonly line?: string;
  readonly action?: 'dropped' | 'rewritten' | 'injected' | 'swallowed';
  readonly original?: string;
  readonly tls?: string | number;
  readonly event?: string;
  readonly local?: string;
  readonly sni?: string | null;
}

export interface Recording {
  readonly id?: string;
  readonly to: string;
  readonly verdict: string;
  readonly transport: string;
  readonly tlsLevel: string | null;
  readonly reason: string | null;
  readonly session: readonly RecordedEntry[];
  readonly senderDialogue: readonly string[];
  /** How often the sender tried, where its own queue was recorded. */
  readonly attempts?: number;
}

/** The recording that a JSON value is; undefined when it is none. */
export function asRecording(json: unknown): Recording | undefined {
  if (typeof json !== 'object' || json === null) return undefined;
  const { to, verdict, transport, tlsLevel, reason, session, senderDialogue, queue } = json as Record<string, unknown>;
  const named = typeof to === 'string' && typeof verdict === 'string' && typeof transport === 'string';
  const optional = [tlsLevel, reason].every((each) => typeof each === 'string' || each === null || each === undefined);
  if (!named || !optional || !Array.isArray(session) || !session.every((entry) => typeof entry === 'object' && entry !== null))
    return undefined;
  const dialogue = senderDialogue ?? [];
  if (!Array.isArray(dialogue) || !dialogue.every((line) => typeof line === 'string')) return undefined;
  return {
    to,
    verdict,
    transport,
    tlsLevel: (tlsLevel as string | null | undefined) ?? null,
    reason: (reason as string | null | undefined) ?? null,
    session: session.map((entry) => asEntry(entry as Record<string, unknown>)),
    senderDialogue: dialogue,
    ...(Array.isArray(queue) && { attempts: queue.filter(isAttempt).length }),
  };
}

/** An entry of the sender's queue by which another attempt begins. */
function isAttempt(entry: unknown): boolean {
  return typeof entry === 'object' && entry !== null && 'cmd' in entry && entry.cmd === 'ATTEMPT';
}

/** The entry's own fields as far as they are texts; all others, known or not, are left out. */
function asEntry(entry: Record<string, unknown>): RecordedEntry {
  const texts = ['from', 'to', 'line', 'action', 'original', 'event', 'local', 'sni'].filter((name) => typeof entry[name] === 'string');
  const own = Object.fromEntries(texts.map((name) => [name, entry[name]])) as RecordedEntry;
  return entry['tls'] === undefined ? own : { ...own, tls: String(entry['tls']) };
}
