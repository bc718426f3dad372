import { describe, expect, it } from 'vitest';
import { parseNetworks, refusedBecause } from '#src/probe/address-range.ts';

describe('refusedBecause', () => {
  it.each([
    '8.8.8.8',
    '1.1.1.1',
    '172.15.0.1',
    '172.32.0.1',
    '100.63.0.1',
    '100.128.0.1',
    '192.0.1.1',
    '223.255.255.255',
    '2606:4700::1111',
    '2a00:1450::1',
    '64:ff9b::808:808',
  ])('%s may be connected to', (address) => expect(refusedBecause(address)).toBeNull());

  it.each([
    ['0.0.0.0', 'this network'],
    ['10.1.2.3', 'private'],
    ['172.16.0.1', 'private'],
    ['172.31.255.255', 'private'],
    ['192.168.1.1', 'private'],
    ['100.64.0.1', 'shared (carrier NAT)'],
    ['100.127.255.255', 'shared (carrier NAT)'],
    ['127.0.0.1', 'loopback'],
    ['127.255.255.255', 'loopback'],
    ['169.254.169.254', 'link-local'],
    ['224.0.0.1', 'multicast'],
    ['240.0.0.1', 'reserved'],
    ['255.255.255.255', 'reserved'],
    ['192.0.0.1', 'reserved'],
    ['192.0.2.1', 'reserved'],
    ['198.18.0.1', 'reserved'],
    ['198.51.100.1', 'reserved'],
    ['203.0.113.1', 'reserved'],
    ['192.88.99.1', 'reserved'],
    ['::', 'reserved'],
    ['::1', 'loopback'],
    ['fc00::1', 'private'],
    ['fdff::1', 'private'],
    ['fe80::1', 'link-local'],
    ['febf::1', 'link-local'],
    ['fec0::1', 'reserved'],
    ['ff02::1', 'multicast'],
    ['2001:db8::1', 'reserved'],
    ['2001::1', 'reserved'],
    ['2002:7f00:1::', 'reserved'],
    ['3fff::1', 'reserved'],
    ['100::1', 'reserved'],
    ['64:ff9b:1::1', 'reserved'],
    ['5f00::1', 'reserved'],
  ])('%s: %s', (address, reason) => expect(refusedBecause(address)).toBe(reason));

  it.each([
    '::ffff:127.0.0.1',
    '::ffff:7f00:1',
    '::ffff:8.8.8.8',
    '::127.0.0.1',
    '::ffff:0:127.0.0.1',
    '64:ff9b::127.0.0.1',
    '64:ff9b::a00:1',
    '64:FF9B::C0A8:1',
  ])('refuses IPv4 hidden in IPv6: %s', (address) => expect(refusedBecause(address)).not.toBeNull());

  it.each(['', 'localhost', '127.1', '0x7f000001', '2130706433', '1.2.3.4.5', 'fe80::1%eth0', '[::1]'])(
    'refuses what is no address: %j',
    (address) => expect(refusedBecause(address)).toBe('no address'),
  );

  it('lets named networks through, and nothing else', () => {
    const allowed = parseNetworks(['198.51.100.0/24', 'fd00::/8'])!;
    expect(refusedBecause('198.51.100.80', allowed)).toBeNull();
    expect(refusedBecause('fd00::1', allowed)).toBeNull();
    expect(refusedBecause('127.0.0.1', allowed)).toBe('loopback');
  });
});

describe('parseNetworks', () => {
  it.each([['x'], ['198.51.100.0'], ['198.51.100.0/33'], ['198.51.100.0/'], ['::/129']])('%j is none', (text) =>
    expect(parseNetworks([text])).toBeUndefined(),
  );
});
