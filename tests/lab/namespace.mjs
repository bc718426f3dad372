// One network namespace in which ports 25, 53 and 443 are free and every address of the lab exists. No part of it reaches outside.
import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { addresses, mxHosts, name, run, until } from './settings.mjs';

const etc = `/etc/netns/${name}`; // `ip netns exec` lays these files over /etc

/** Written in place: the namespace's /etc/resolv.conf is a bind mount of this file. */
export const useResolver = (address) => writeFileSync(`${etc}/resolv.conf`, `nameserver ${address}\n`);

export async function makeNamespace() {
  mkdirSync(etc, { recursive: true });
  useResolver(addresses.resolver);
  writeFileSync(`${etc}/hosts`, '127.0.0.1 localhost\n');
  await run('ip', ['netns', 'add', name]);
  const ip = (line) => run('ip', ['-n', name, ...line.split(' ')]);
  await ip('link set lo up');
  // Both ends of the pair stay inside. With lo alone Chromium believes that it is offline.
  await ip('link add lab0 type veth peer name lab1');
  await ip('link set lab0 up');
  await ip('link set lab1 up');
  const outer = [
    addresses.doh,
    addresses.policyHost,
    addresses.nobody,
    addresses.app,
    addresses.farDoh,
    addresses.farPolicyHost,
    addresses.farApp,
    addresses.sender,
    ...mxHosts.map((mx) => mx.address),
  ];
  for (const address of outer) await ip(`addr add ${address}/24 dev lab0`);
  // All of 127.0.0.0/8 can be used anyway, but named and Postfix look for addresses that an interface shows.
  const { resolver, authoritative, forgesMx, hidesTxt, submission } = addresses;
  for (const address of [resolver, authoritative, forgesMx, hidesTxt, ...Object.values(submission)])
    await ip(`addr add ${address}/32 dev lo`);
}

/** Kills every process in the namespace (nothing of theirs is worth keeping), then removes it. Nothing to remove is no error. */
export async function removeNamespace() {
  if (existsSync(`/run/netns/${name}`)) {
    await until(killAll, 'its processes to end');
    await run('ip', ['netns', 'del', name]);
  }
  rmSync(etc, { recursive: true, force: true });
}

/** True when none was left. */
async function killAll() {
  const pids = (await run('ip', ['netns', 'pids', name])).stdout.split('\n').filter(Boolean);
  for (const pid of pids) {
    try {
      process.kill(Number(pid), 'SIGKILL');
    } catch {
      // It has ended by itself.
    }
  }
  return pids.length === 0;
}
