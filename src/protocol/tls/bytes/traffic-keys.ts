// The keys of the records, from what a key log has of a connection: its secrets under TLS 1.3 (RFC 8446 sections 7.1 and 7.3), its master
// secret under TLS 1.2 (RFC 5246 sections 5, 6.3). HMAC is passed in. AES-GCM suites alone: no others are opened here.
import type { Direction } from './wire-pieces.ts';

export type Hash = 'SHA-256' | 'SHA-384';

/** What is computed outside, because it differs between a page and a command: both have it, by WebCrypto. */
export interface Ciphers {
  hmac(hash: Hash, key: Uint8Array, octets: Uint8Array): Promise<Uint8Array>;
  /** The plaintext; the last 16 octets of `sealed` are the tag. undefined if it does not fit. */
  openGcm(key: Uint8Array, nonce: Uint8Array, associated: Uint8Array, sealed: Uint8Array): Promise<Uint8Array | undefined>;
}

export interface TrafficKey {
  readonly key: Uint8Array;
  /** 12 octets under TLS 1.3; 4 under TLS 1.2, where the record brings the other 8. */
  readonly iv: Uint8Array;
}

/** A key log of one connection or more (the format that browsers and OpenSSL write): the secrets of one, by label. */
export function secretsOf(keyLog: string, clientRandom: string): ReadonlyMap<string, Uint8Array> {
  const secrets = new Map<string, Uint8Array>();
  for (const line of keyLog.split('\n')) {
    const [, label, random, secret] = /^([A-Z_0-9]+) ([0-9a-f]{64}) ((?:[0-9a-f]{2})+)\s*$/i.exec(line) ?? [];
    if (label && secret && random?.toLowerCase() === clientRandom) secrets.set(label, octetsOf(secret));
  }
  return secrets;
}

export const octetsOf = (hex: string): Uint8Array =>
  Uint8Array.from({ length: hex.length >> 1 }, (_, at) => Number.parseInt(hex.slice(2 * at, 2 * at + 2), 16));

/** Hash and key length of an AES-GCM suite; undefined for another. */
export function gcmSuite(suite: string): { readonly hash: Hash; readonly keySize: number } | undefined {
  const [, bits, hash] = /_AES_(128|256)_GCM_SHA(256|384)$/.exec(suite) ?? [];
  return bits ? { hash: hash === '384' ? 'SHA-384' : 'SHA-256', keySize: Number(bits) / 8 } : undefined;
}

/** RFC 8446 section 7.3. */
export async function keyOfSecret(ciphers: Ciphers, suite: string, secret: Uint8Array): Promise<TrafficKey | undefined> {
  const about = gcmSuite(suite);
  if (!about) return undefined;
  const expand = (label: string, size: number) => expandLabel(ciphers, about.hash, secret, label, size);
  return { key: await expand('key', about.keySize), iv: await expand('iv', 12) };
}

/** HKDF-Expand-Label with an empty context (RFC 8446 section 7.1); `size` is at most that of the hash, so one round is enough. */
function expandLabel(ciphers: Ciphers, hash: Hash, secret: Uint8Array, label: string, size: number): Promise<Uint8Array> {
  const name = ascii(`tls13 ${label}`);
  const info = Uint8Array.of(0, size, name.length, ...name, 0, 1);
  return ciphers.hmac(hash, secret, info).then((octets) => octets.subarray(0, size));
}

/** The keys of both directions under TLS 1.2 (RFC 5246 section 6.3); suites of this kind have no MAC keys. */
export async function keysOfMaster(
  ciphers: Ciphers,
  suite: string,
  master: Uint8Array,
  randoms: { readonly client: Uint8Array; readonly server: Uint8Array },
): Promise<Readonly<Record<Direction, TrafficKey>> | undefined> {
  const about = gcmSuite(suite);
  if (!about) return undefined;
  const { hash, keySize } = about;
  const ivSize = 4;
  const seed = Uint8Array.of(...ascii('key expansion'), ...randoms.server, ...randoms.client);
  const block = await expandSeed(ciphers, hash, master, seed, 2 * (keySize + ivSize));
  const part = (at: number, size: number) => block.subarray(at, at + size);
  return {
    sender: { key: part(0, keySize), iv: part(2 * keySize, ivSize) },
    receiver: { key: part(keySize, keySize), iv: part(2 * keySize + ivSize, ivSize) },
  };
}

/** P_hash (RFC 5246 section 5). */
async function expandSeed(ciphers: Ciphers, hash: Hash, secret: Uint8Array, seed: Uint8Array, size: number): Promise<Uint8Array> {
  const octets: number[] = [];
  for (let a = seed; octets.length < size;) {
    a = await ciphers.hmac(hash, secret, a);
    octets.push(...(await ciphers.hmac(hash, secret, Uint8Array.of(...a, ...seed))));
  }
  return Uint8Array.from(octets.slice(0, size));
}

const ascii = (text: string): number[] => Array.from(text, (character) => character.charCodeAt(0));
