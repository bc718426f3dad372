// The TCP connection to an MX: taken, refused, blocked by an attacker, or led on by one who only relays.
import { fateByMoves, isAbout } from './attacker.ts';
import type { Run } from '#src/simulator/session/run.ts';
import type { MxHost } from '#src/simulator/world/scenario.ts';

/** Opens the TCP connection, or says why not. `allowed`: whether the policy allows the host's name; null where nothing asks. */
export function connectTcp(run: Run, host: string, address: string, allowed: boolean | null): MxHost | null {
  const { attacker, mxHosts } = run.world.scenario;
  const peer = `${host}[${address}]:25`;
  const found = mxHosts.find(({ addresses }) => addresses.includes(address));
  const reached = attacker.reach.includes('smtp') || found?.owner === 'attacker';
  const hold = reached ? 'clear' : 'nothing';
  const text = `connect ${peer}`;
  const knows = { mx: { host, allowed }, tls: 'not-yet', certificate: 'not-seen' } as const;
  const move = fateByMoves(run.journal, { name: 'connect', text, hold, kind: 'connection' });
  const rule = attacker.rules.find((each) => each.on === 'tcp' && each.port === 25 && isAbout(each, host));
  const blocked = move ? move.action === 'drop' : reached && rule !== undefined;
  const to = found?.owner === 'attacker' ? 'attacker' : 'receiver';
  const common = { channel: 'tcp', phase: 'hello', host: peer } as const;
  const tampered = blocked ? ({ action: 'dropped', by: move ? 'move' : 'attack' } as const) : undefined;
  run.journal.add({ ...common, id: 'connect', from: 'sender', to, text, explains: 'tcp-connect', tampered, knows });
  const server = found?.relaysTo ? mxHosts.find(({ addresses }) => addresses.includes(found.relaysTo ?? '')) : found;
  const down = found?.down ?? server?.down;
  if (server && !blocked && (down === undefined || down === 'closes')) {
    if (!found?.relaysTo) return server;
    return { ...server, owner: 'attacker', relaysTo: found.relaysTo };
  }
  const silent = blocked ? rule?.on !== 'tcp' || rule.do === 'block' : !server || down === 'timeout';
  run.journal.add({
    ...common,
    id: 'failed',
    from: to,
    to: 'sender',
    text: silent ? 'no answer' : 'connection refused',
    explains: 'tcp-failed',
  });
  return null;
}
