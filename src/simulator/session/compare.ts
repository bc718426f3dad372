// Does a session say what the recorded servers said? Same lines in the same order, same lines dropped, rewritten and injected, same
// verdict: on the wire as the attacker saw it, and in the dialogue as the sender saw it, also inside TLS.
// What is overlooked stands in compare-normalise.ts, and only there.
import { profiles } from '#src/simulator/sender/profiles.ts';
import { recipientDomain, zoneOf } from '#src/simulator/world/world.ts';
import { logged, normaliseLine, withoutReceived } from './compare-normalise.ts';
import type { RecordedEntry, Recording } from './recording.ts';
import type { Session, SessionEvent } from './session.ts';

/** One difference: where, what the recording has and what the simulation has; an empty text where there is nothing. */
export interface Difference {
  readonly where: 'recipient' | 'verdict' | 'transport' | 'tls level' | 'relay' | 'attempts' | 'wire' | 'dialogue';
  readonly recorded: string;
  readonly simulated: string;
}

/** All differences; none: the session says what the recording says. */
export function compareRecording(recording: Recording, session: Session): Difference[] {
  const { outcome, scenario } = session;
  const one = (where: Difference['where'], recorded: string | null, simulated: string | null): Difference[] =>
    recorded === simulated ? [] : [{ where, recorded: recorded ?? 'none', simulated: simulated ?? 'none' }];
  const verdicts = { delivered: 'sent', deferred: 'deferred', bounced: 'bounced' } as const;
  const onlyRecords = recording.session.some(({ tls }) => tls !== undefined);
  const items = simulatedWire(session, onlyRecords);
  // Where the sender's own queue says how often it tried, the proxy's view has no mark between the attempts.
  const wire = recording.attempts === undefined ? items : items.filter((item) => item !== 'retry');
  return [
    ...one('recipient', recording.to, scenario.message.to[0] ?? ''),
    ...one('verdict', recording.verdict, verdicts[outcome.delivery]),
    ...one('transport', recording.transport, transportOf(session)),
    ...one('tls level', recording.tlsLevel, tlsLevelOf(session)),
    ...one('relay', relayOf(recording), relayed(session)),
    ...one('attempts', String(recording.attempts ?? ''), recording.attempts === undefined ? '' : attemptsOf(session)),
    ...compareLists('wire', ...withSameByes(recordedWire(recording), wire)),
    ...compareLists('dialogue', recordedDialogue(recording), simulatedDialogue(session)),
  ];
}

/** The first place where two lists part, and what follows it on both sides. */
function compareLists(where: 'wire' | 'dialogue', recorded: readonly string[], simulated: readonly string[]): Difference[] {
  const differences: Difference[] = [];
  const inner = longestCommon(recorded, simulated);
  let [r, s] = [0, 0];
  for (const [nextR, nextS] of [...inner, [recorded.length, simulated.length] as const]) {
    while (r < nextR || s < nextS)
      differences.push({ where, recorded: r < nextR ? recorded[r++]! : '', simulated: s < nextS ? simulated[s++]! : '' });
    r++;
    s++;
  }
  return differences;
}

/** The pairs of places that a longest common subsequence has. */
function longestCommon(a: readonly string[], b: readonly string[]): (readonly [number, number])[] {
  // Too long for a table of all pairs: what stands at the same place is compared.
  if (a.length * b.length > 10_000_000) return a.flatMap((item, place) => (item === b[place] ? [[place, place] as const] : []));
  const width = b.length + 1;
  const lengths = new Uint16Array((a.length + 1) * width);
  for (let i = a.length - 1; i >= 0; i--)
    for (let j = b.length - 1; j >= 0; j--)
      lengths[i * width + j] =
        a[i] === b[j] ? lengths[(i + 1) * width + j + 1]! + 1 : Math.max(lengths[(i + 1) * width + j]!, lengths[i * width + j + 1]!);
  const pairs: (readonly [number, number])[] = [];
  let [i, j] = [0, 0];
  while (i < a.length && j < b.length) {
    if (a[i] === b[j]) pairs.push([i++, j++]);
    else if (lengths[(i + 1) * width + j]! >= lengths[i * width + j + 1]!) i++;
    else j++;
  }
  return pairs;
}

/** TLS came about, or came so far that the sender saw the certificate. */
const begunTls: ReadonlySet<string> = new Set(['tls-established', 'tls-alert']);

function attemptsOf({ events }: Session): string {
  return String(Math.max(...events.map(({ attempt }) => attempt)));
}

/** What crossed the attacker: TLS of any result, else the text of the mail, else neither. */
function transportOf({ events }: Session): string {
  if (events.some((event) => begunTls.has(event.explains) || isBrokenByServer(event))) return 'tls';
  return events.some(({ explains, tampered }) => explains === 'message' && tampered?.action !== 'dropped') ? 'clear' : 'none';
}

/** A handshake that the server itself breaks off: the attacker has seen its first records. */
function isBrokenByServer({ explains, tampered }: SessionEvent): boolean {
  return explains === 'tls-reset' && tampered === undefined;
}

/** The word of the sender's log for the first TLS session; null where its log has none. */
function tlsLevelOf({ events, scenario }: Session): string | null {
  if (!profiles[scenario.sender.behaves].tls.namesLevel) return null;
  const at = events.findIndex(({ explains }) => explains === 'tls-established');
  if (at < 0) return null;
  const judged = events.slice(at).find(({ explains }) => /^certificate-|^tlsa-/.test(explains))?.explains;
  // Under MX records that are not signed nobody knows whether it is the right host (RFC 7672 section 2.2.1).
  const isUnsigned = zoneOf(scenario.zones, recipientDomain(scenario))?.dnssec === 'unsigned';
  if (judged === 'tlsa-match') return isUnsigned ? 'Trusted' : 'Verified';
  if (judged === 'certificate-accepted') return 'Verified';
  if (judged !== 'certificate-not-checked') return 'Untrusted';
  const shown = events.slice(0, at).findLast(({ explains }) => explains === 'tls-certificate');
  const doubts = ['tls-certificate-untrusted', 'tls-certificate-self-signed', 'tls-certificate-expired', 'tls-certificate-not-yet-valid'];
  return shown?.findings.some(({ code }) => doubts.includes(code)) ? 'Untrusted' : 'Trusted';
}

/** The host, address and port that the log's verdict names; null where it names none. */
function relayOf({ reason }: Recording): string | null {
  const relay = /relay=([^,\s]+)/.exec(reason ?? '')?.[1];
  return relay === undefined || relay === 'none' ? null : relay;
}

/** The host that was tried last, if it could be reached. */
function relayed({ events }: Session): string | null {
  const last = events.findLastIndex(({ explains }) => explains === 'tcp-connect');
  return events[last + 1]?.explains === 'tcp-failed' ? null : (events[last]?.host ?? null);
}

/** The recording as items: connections, lines with what was done to them, TLS, resets. */
function recordedWire({ session }: Recording): string[] {
  const items: string[] = [];
  let inTls = false;
  for (const entry of session) {
    const { line, tls, event } = entry;
    if (line !== undefined) items.push(lineItem(entry));
    else if (tls !== undefined) {
      if (!inTls) items.push('TLS');
      inTls = true;
    } else if (event === 'connect') {
      inTls = false;
      items.push(`connect ${entry.local ?? ''}`);
    } else if (event === 'tls' || event === 'tls-error') items.push(event === 'tls' ? `TLS ${entry.sni ?? 'without a name'}` : 'TLS error');
    else if (event === 'retry') items.push('retry');
    else if (event === 'close') items.push('close');
    // The attacker could not reach the MX: to the sender that is a connection that ends without a word.
    else if (event !== undefined && !event.startsWith('error')) items.push('reset');
  }
  return endings(messages(items));
}

function lineItem({ from, line = '', action, original }: RecordedEntry): string {
  const arrow = from === 'sender' ? '>' : '<';
  const text = normaliseLine(line);
  if (action === 'dropped' || action === 'swallowed') return `${arrow} ${text} (did not arrive)`;
  if (action === 'injected') return `${arrow} ${text} (by the attacker)`;
  return action === 'rewritten' ? `${arrow} ${text} (was ${normaliseLine(original ?? '')})` : `${arrow} ${text}`;
}

/** The session as items of the same kind. `onlyRecords`: what is inside TLS from end to end cannot be seen. */
function simulatedWire({ events }: Session, onlyRecords: boolean): string[] {
  const items: string[] = [];
  let opened = false;
  for (const event of events) {
    const { explains, channel, tampered } = event;
    if (explains === 'tls-certificate' && channel === 'tls') opened = tampered?.action === 'replaced';
    if (explains === 'tcp-connect') items.push(`connect ${/\[(.*)\]:/.exec(event.host ?? '')?.[1] ?? ''}:25`);
    else if (explains === 'tcp-failed') items.pop();
    else if (explains === 'tls-alert') items.push(...(onlyRecords ? ['TLS'] : []), 'close');
    else if (explains === 'tls-reset') items.push(onlyRecords && isBrokenByServer(event) ? 'TLS' : 'reset', 'close');
    else if (explains === 'connection-lost') items.push('close');
    else if (explains === 'tls-established') items.push(onlyRecords ? 'TLS' : `TLS ${serverName(events, event)}`);
    else if (explains === 'try-again') items.push('retry');
    else if (channel === 'smtp' && !(onlyRecords && event.secured && !opened)) items.push(...eventItems(event));
  }
  return endings(messages(items));
}

function eventItems({ from, text, tampered }: SessionEvent): string[] {
  const arrow = from === 'sender' || (from === 'attacker' && !/^\d{3}/.test(text)) ? '>' : '<';
  const { action, original } = tampered ?? {};
  const note =
    action === 'dropped'
      ? ' (did not arrive)'
      : action === 'injected'
        ? ' (by the attacker)'
        : action === 'replaced'
          ? ` (was ${normaliseLine(original ?? '')})`
          : '';
  return text.split('\n').map((line) => `${arrow} ${normaliseLine(line)}${note}`);
}

function serverName(events: readonly SessionEvent[], established: SessionEvent): string {
  const hello = events.slice(0, events.indexOf(established)).findLast(({ explains }) => explains === 'tls-hello');
  return /server name (\S+)$/.exec(hello?.text ?? '')?.[1] ?? 'without a name';
}

/** Takes the Received field out of each message: it follows the reply to DATA. */
function messages(items: readonly string[]): string[] {
  const start = items.findIndex((item, index) => /^< 354/.test(items[index - 1] ?? '') && item.startsWith('> Received:'));
  if (start < 0) return [...items];
  const end = items.findIndex((item, index) => index > start && !item.startsWith('> '));
  const block = items.slice(start, end < 0 ? undefined : end).map((item) => item.slice(2));
  const kept = withoutReceived(block);
  if (kept.length === block.length) return [...items];
  return messages([...items.slice(0, start), ...kept.map((line) => `> ${line}`), ...(end < 0 ? [] : items.slice(end))]);
}

/**
 * Leaves out the close, which may come at any time after QUIT (a line that the sender says after it stays a fault), and a retry that
 * came to no connection: the queue was run once more, and nothing was sent. One that did stands before that connection: what is still
 * heard of the one before may come later.
 */
function endings(items: readonly string[]): string[] {
  // The close of one connection may come after the next one was opened.
  let open = 0;
  let isRetry = false;
  return items.flatMap((item) => {
    if (item === 'retry') isRetry = true;
    if (item === 'retry') return [];
    if (item.startsWith('connect ')) {
      const again = isRetry ? ['retry', item] : [item];
      [open, isRetry] = [open + 1, false];
      return again;
    }
    if (item !== 'close') return [open === 0 && item.startsWith('> ') ? `${item} (after the close)` : item];
    open = Math.max(0, open - 1);
    return [];
  });
}

/** A reply to QUIT that only one side still saw does not count. */
function withSameByes(recorded: readonly string[], simulated: readonly string[]): [readonly string[], readonly string[]] {
  const [before, after] = [connections(recorded), connections(simulated)];
  return [
    before.flatMap((items, index) => withoutBye(items, after[index])),
    after.flatMap((items, index) => withoutBye(items, before[index])),
  ];
}

function withoutBye(items: readonly string[], other: readonly string[] | undefined): readonly string[] {
  // What follows the last line of a connection is at most the next attempt.
  const bye = (list: readonly string[] | undefined): number => list?.findLastIndex((item) => item !== 'retry') ?? -1;
  const seen = (list: readonly string[] | undefined): boolean =>
    (list?.[bye(list)]?.startsWith('< 221') && list.includes('> QUIT')) ?? false;
  return seen(items) && other?.includes('> QUIT') && !seen(other) ? items.toSpliced(bye(items), 1) : items;
}

/** The items of each connection; what comes before the first is one, too. */
function connections(items: readonly string[]): string[][] {
  const lists: string[][] = [[]];
  for (const item of items) {
    if (item.startsWith('connect ')) lists.push([]);
    lists.at(-1)!.push(item);
  }
  return lists;
}

const dialogueLine = /\]: ([<>]) ([^\s]+): ?(.*)$/s;

/** The dialogue as the sender logged it: without the message's text and without what came after its QUIT. */
function recordedDialogue({ senderDialogue }: Recording): string[] {
  return senderDialogue.map((line) => {
    const [, arrow, peer, text = ''] = dialogueLine.exec(line) ?? [];
    return arrow ? `${arrow} ${peer} ${normaliseLine(logged(text))}` : `? ${line}`;
  });
}

function simulatedDialogue({ events }: Session): string[] {
  return events.flatMap(({ channel, from, to, text, tampered, host, explains }) => {
    if (channel !== 'smtp' || explains === 'message' || explains === 'quit-reply') return [];
    if (from === 'sender') return tampered?.action === 'injected' ? [] : [`> ${host} ${normaliseLine(logged(tampered?.original ?? text))}`];
    if (to !== 'sender' || tampered?.action === 'dropped') return [];
    return [`< ${host} ${normaliseLine(logged(text))}`];
  });
}
