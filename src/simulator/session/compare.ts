// Does a session say what the recorded servers said? Same lines in the same order, same lines dropped, rewritten and injected, same
// verdict: on the wire as the attacker saw it, and in the dialogue as the sender saw it, also inside TLS.
// What is overlooked stands in compare-normalise.ts, and only there.
import { profiles } from '#src/simulator/sender/profiles.ts';
import { recipientDomain, zoneOf } from '#src/simulator/world/world.ts';
import { logged, normaliseLine } from './compare-normalise.ts';
import { isBrokenByServer, recordedWire, simulatedWire } from './compare-wire.ts';
import type { Recording } from './recording.ts';
import type { Session } from './session.ts';

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
