// Which addresses the relay never connects to: everything that is not plainly a public host (the registries of RFC 6890 as they
// stand, RFC 1918, 6598, 3849, 5737). IPv6 is let through only inside 2000::/3, and where an IPv4 address is inside, that one counts.
import { BlockList, isIPv4, isIPv6 } from 'node:net';

const ipv4Ranges = {
  'this network': ['0.0.0.0/8'],
  private: ['10.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16'],
  'shared (carrier NAT)': ['100.64.0.0/10'],
  loopback: ['127.0.0.0/8'],
  'link-local': ['169.254.0.0/16'],
  multicast: ['224.0.0.0/4'],
  reserved: ['192.0.0.0/24', '192.0.2.0/24', '192.88.99.0/24', '198.18.0.0/15', '198.51.100.0/24', '203.0.113.0/24', '240.0.0.0/4'],
} as const;

const ipv6Ranges = {
  loopback: ['::1/128'],
  private: ['fc00::/7'],
  'link-local': ['fe80::/10'],
  multicast: ['ff00::/8'],
  reserved: ['2001::/23', '2001:db8::/32', '2002::/16', '3fff::/20'],
} as const;

const lists = [
  ...Object.entries(ipv4Ranges).map(([name, ranges]) => ({ name, list: blockList(ranges, 'ipv4') })),
  ...Object.entries(ipv6Ranges).map(([name, ranges]) => ({ name, list: blockList(ranges, 'ipv6') })),
];
const global6 = blockList(['2000::/3'], 'ipv6');
const nat64 = blockList(['64:ff9b::/96'], 'ipv6');

function familyOf(address: string): 'ipv4' | 'ipv6' | null {
  if (isIPv4(address)) return 'ipv4';
  return isIPv6(address) ? 'ipv6' : null;
}

/** Why the address is refused, or null. `allowed` are networks that are let through all the same. What is no address is refused. */
export function refusedBecause(address: string, allowed: BlockList = new BlockList()): string | null {
  const family = familyOf(address);
  if (family === null || address.includes('%')) return 'no address';
  if (allowed.check(address, family)) return null;
  const inner = family === 'ipv6' ? innerIpv4(address) : null;
  if (inner !== null) return nat64.check(address, 'ipv6') ? refusedBecause(inner, allowed) : 'IPv4 inside IPv6';
  const range = lists.find(({ list }) => list.check(address, family));
  if (range) return range.name;
  return family === 'ipv6' && !global6.check(address, 'ipv6') ? 'reserved' : null;
}

/** Networks in the form 198.51.100.0/24; undefined for what is none. */
export function parseNetworks(texts: readonly string[]): BlockList | undefined {
  const list = new BlockList();
  for (const text of texts) {
    const [address = '', prefix = ''] = text.split('/');
    const family = familyOf(address);
    if (family === null || !/^\d{1,3}$/.test(prefix) || Number(prefix) > (family === 'ipv4' ? 32 : 128)) return undefined;
    list.addSubnet(address, Number(prefix), family);
  }
  return list;
}

/** The IPv4 address that the last 32 bits stand for, in mapped, compatible and NAT64 forms; null in all others. */
function innerIpv4(address: string): string | null {
  // The URL parser writes an IPv6 address in one way only, without dots.
  const groups = new URL(`http://[${address}]/`).hostname.slice(1, -1).split('::');
  const head = groups[0] ? groups[0].split(':') : [];
  const tail = groups[1] ? groups[1].split(':') : [];
  const all = groups.length === 1 ? head : [...head, ...Array<string>(8 - head.length - tail.length).fill('0'), ...tail];
  const numbers = all.map((group) => parseInt(group, 16));
  const isZero = (from: number, to: number) => numbers.slice(from, to).every((number) => number === 0);
  const isMapped = isZero(0, 5) && (numbers[5] === 0xffff || numbers[5] === 0) && !(isZero(5, 7) && numbers[7]! <= 1);
  const isTranslated = isZero(0, 4) && numbers[4] === 0xffff && numbers[5] === 0;
  const isNat64 = numbers[0] === 0x64 && numbers[1] === 0xff9b && isZero(2, 6);
  if (!isMapped && !isTranslated && !isNat64) return null;
  return [numbers[6]! >> 8, numbers[6]! & 255, numbers[7]! >> 8, numbers[7]! & 255].join('.');
}

function blockList(ranges: readonly string[], family: 'ipv4' | 'ipv6'): BlockList {
  const list = new BlockList();
  for (const range of ranges) {
    const [address, prefix] = range.split('/') as [string, string];
    list.addSubnet(address, Number(prefix), family);
  }
  return list;
}
