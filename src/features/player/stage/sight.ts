// The two columns under the scene: what the sender's server has seen, and what the attacker on the wire has. They differ in what was
// changed on the way, and in what travelled inside TLS, of which a listener gets records: type, version and length in clear, the rest not.
import type { SessionEvent } from '#src/simulator/session/session.ts';
import { recordHead } from './record-head.ts';
import type { Frame, Seen, Sight } from './scene.ts';

interface Columns {
  readonly sender: Seen[];
  readonly attacker: Seen[];
  /** TLS, where there is any, ends at the attacker. */
  opens: boolean;
}

/** What both have seen after `frame.to`. DNS and the policy host are told of only while `frame` holds them. */
export function sightOf(events: readonly SessionEvent[], frame: Frame): Sight {
  const columns: Columns = { sender: [], attacker: [], opens: false };
  events.slice(0, frame.to + 1).forEach((event, index) => {
    if (event.channel === 'report' || event.from === event.to) return;
    if (event.channel === 'dns') seeDns(columns, event, index >= frame.from && !frame.folds);
    else if (event.from === 'policy-host' || event.to === 'policy-host') seePolicy(columns, event, index >= frame.from && !frame.folds);
    else seeWire(columns, event);
  });
  return columns;
}

function seeDns({ sender, attacker }: Columns, event: SessionEvent, isNow: boolean): void {
  const { from, text, tampered } = event;
  const out = from === 'sender';
  if (tampered) {
    if (tampered.action !== 'dropped') sender.push({ out, words: text });
    attacker.push({ out, words: tampered.original ?? text, fate: 'gone' });
    if (tampered.action !== 'dropped') attacker.push({ out, words: text, fate: 'mine' });
  } else if (isNow) sender.push({ out, words: text });
}

function seePolicy({ sender, attacker }: Columns, { from, text, secured, tampered }: SessionEvent, isNow: boolean): void {
  const out = from === 'sender';
  if (!isNow && !tampered) return;
  const gone = tampered?.action === 'dropped' ? ({ fate: 'gone' } as const) : {};
  sender.push({ out, words: secured ? text : text.split('; ')[0]! });
  attacker.push({ out, ...(secured ? recordOf(text) : { words: text.split('; ')[0]!, soft: true as const }), ...gone });
}

function seeWire(columns: Columns, event: SessionEvent): void {
  const { from, to, text, channel, secured, tampered, explains } = event;
  const { sender, attacker } = columns;
  // Towards the server: what the sender says, and what the attacker slips in behind it.
  const out = from === 'sender' || to === 'receiver';
  if (explains === 'tcp-connect') columns.opens = to === 'attacker';
  if (channel === 'tcp') return;
  if (channel === 'tls') {
    if (explains === 'tls-established') columns.opens = to === 'attacker';
    sender.push({ out, words: text, soft: true });
    const says = explains === 'tls-established' ? ({ says: columns.opens ? 'ends' : 'noise' } as const) : {};
    // Under TLS 1.3 the certificate crosses encrypted: only who ends TLS sees it.
    if (secured && !columns.opens && !tampered) return;
    attacker.push({ out, words: text, soft: true, ...says, ...(tampered && { fate: tampered.action === 'dropped' ? 'gone' : 'mine' }) });
    return;
  }
  const line: Seen = explains === 'message' ? { out, words: letterIn(text), mail: true } : { out, words: text };
  const reachesSender = out || tampered?.action !== 'dropped';
  const isHers = !(out && tampered?.action === 'injected');
  if (reachesSender && isHers) sender.push(line);
  if (secured && !columns.opens) attacker.push({ out, ...recordOf(text), ...fateOf(tampered?.action) });
  else {
    if (tampered?.original !== undefined && tampered.action === 'replaced') attacker.push({ out, words: tampered.original, fate: 'gone' });
    attacker.push({ ...line, ...fateOf(tampered?.action) });
  }
}

function fateOf(action: 'dropped' | 'replaced' | 'injected' | 'damaged' | undefined): Pick<Seen, 'fate'> {
  if (!action) return {};
  return { fate: action === 'dropped' ? 'gone' : 'mine' };
}

const recordOf = (text: string) => ({ words: recordHead(text), record: true as const });

/** Subject and text: as much of a letter as says what it is. */
function letterIn(text: string): string {
  const lines = text.split('\n');
  const empty = lines.indexOf('');
  const subject = lines.find((line) => /^subject:/i.test(line));
  return [...(subject ? [subject] : []), ...(empty < 0 ? [] : lines.slice(empty + 1))].join('\n') || text;
}
