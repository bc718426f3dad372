// The worlds that the proof goes through, as choices: one value for each dimension. The first value of each is the plain one;
// a world deviates from the plain world in as many dimensions as have another. What a choice means is worlds.ts.
import { attacks } from '#src/simulator/world/names.ts';

/** `core`: values of the full product. `more`: rarer ones, which only samples hold. */
const dimension = <const C extends string, const M extends string = never>(core: readonly C[], more: readonly M[] = []) => ({
  core,
  all: [...core, ...more],
});

export const dimensions = {
  sender: dimension(['sts', 'opportunistic', 'dane', 'dane-and-sts', 'sts-2016', 'sts-as-postfix']),
  attack: dimension(attacks, ['damage-record', 'block-mx', 'forge-address', 'forge-address-mis-issued', 'forge-mx-relay']),
  mode: dimension(['enforce', 'testing', 'none']),
  /** What the sender has stored. failed-…: nothing, and a fetch failed a moment ago, for this id or another. */
  stored: dimension(['fresh', 'empty', 'expired', 'other-id'], ['last-second', 'failed-just-now', 'failed-other-id']),
  txt: dimension(['valid', 'none', 'invalid', 'two', 'servfail', 'hidden'], ['timeout', 'beside-stranger']),
  policyHost: dimension(
    ['ok', 'not-found', 'redirect', 'wrong-type', 'expired-certificate', 'wrong-name', 'untrusted', 'timeout', 'too-big', 'syntax'],
    ['server-error', 'status-203', 'no-type', 'refused', 'no-address', 'too-slow'],
  ),
  /** Of the mail servers that are looked at closely. */
  certificate: dimension(
    ['fits', 'expired', 'wrong-name', 'untrusted', 'self-signed'],
    ['wildcard', 'deep-wildcard', 'common-name', 'not-yet-valid'],
  ),
  starttls: dimension(['offered', 'absent', 'refused', 'broken']),
  /** two: both as certificate and starttls say. first-bad: only the first. Else the first is as named, the second as they say. */
  mx: dimension(['one', 'two', 'first-bad', 'first-down'], ['first-not-in-policy', 'first-without-address']),
  /** What the policy's mx lines cover. */
  pattern: dimension(['exact', 'wildcard', 'another-name']),
  /** How the stored policy differs from the published one. */
  storedPolicy: dimension(['same', 'enforce', 'testing', 'none', 'another-mx']),
  tlsa: dimension(['key', 'another-key', 'absent', 'unusable', 'servfail', 'unsigned', 'bogus', 'authority']),
  reports: dimension(['asked', 'not-asked', 'not-written']),
  /** gives-up-after-loss: one attempt, in which the TXT answer was lost; it comes when it is asked for again. */
  attempts: dimension(['as-usual', 'two', 'gives-up', 'gives-up-after-loss']),
} as const;

export type Dimension = keyof typeof dimensions;
export type World = { readonly [D in Dimension]: (typeof dimensions)[D]['all'][number] };

export const dimensionNames = Object.keys(dimensions) as Dimension[];

/** The dimensions of the full product; the others are drawn for each of its worlds. */
const productDimensions = ['sender', 'attack', 'mode', 'stored', 'txt', 'policyHost', 'certificate', 'starttls', 'mx'] as const;

export const plainWorld = Object.fromEntries(dimensionNames.map((name) => [name, dimensions[name].core[0]])) as World;

/** The dimensions in which a world differs from the plain one. */
export function deviationsOf(world: World): Dimension[] {
  return dimensionNames.filter((name) => world[name] !== plainWorld[name]);
}

/** "attack strip-starttls, stored empty". */
export function describeWorld(world: World): string {
  return (
    deviationsOf(world)
      .map((name) => `${name} ${world[name]}`)
      .join(', ') || 'the plain world'
  );
}

/** Every world that deviates in at most two dimensions, not counting the sender; in one, for senders that know no MTA-STS policy. */
export function* nearWorlds(): Generator<World> {
  const others = dimensionNames.filter((name) => name !== 'sender');
  for (const sender of dimensions.sender.all) {
    const plain: World = { ...plainWorld, sender };
    const knowsPolicies = sender === 'sts' || sender === 'dane-and-sts';
    yield plain;
    for (const [index, first] of others.entries())
      for (const one of dimensions[first].all.slice(1)) {
        yield { ...plain, [first]: one };
        for (const second of knowsPolicies ? others.slice(index + 1) : [])
          for (const other of dimensions[second].all.slice(1)) yield { ...plain, [first]: one, [second]: other };
      }
  }
}

/**
 * `count` worlds at random, the same ones every time; a dimension is plain in somewhat more than one of six. Senders with most differing
 * sessions come oftest.
 */
export function* drawnWorlds(count: number): Generator<World> {
  const draw = drawing(8461);
  const shares = { sts: 8, 'dane-and-sts': 8, 'sts-as-postfix': 2, dane: 1, 'sts-2016': 1, opportunistic: 1 };
  const senders = Object.entries(shares).flatMap(([sender, share]) => Array.from({ length: share }, () => sender));
  const seen = new Set<string>();
  while (seen.size < count) {
    const drawn = pick((name) => (draw(6) === 0 ? plainWorld[name] : one(dimensions[name].all, draw)));
    const world = withoutIdleChoices({ ...drawn, sender: one(senders, draw) as World['sender'] });
    const key = Object.values(world).join(' ');
    if (seen.has(key)) continue;
    seen.add(key);
    yield world;
  }
}

const attacksOnTls: ReadonlySet<World['attack']> = new Set([
  'strip-starttls',
  'refuse-starttls',
  'break-handshake',
  'untrusted-certificate',
  'mis-issued-certificate',
  'block-policy',
  'block-mx',
]);

/** The world with plain values where nobody looks, so that few draws give the same session. The product does without this. */
function withoutIdleChoices(world: World): World {
  const { sender, stored, txt, starttls, attack, tlsa } = world;
  const idle: Dimension[] = [];
  const knowsSts = sender === 'sts' || sender === 'dane-and-sts' || sender === 'sts-as-postfix';
  if (!knowsSts) idle.push('txt', 'policyHost', 'pattern');
  if (!knowsSts && sender !== 'sts-2016') idle.push('mode', 'stored');
  if (sender !== 'dane' && sender !== 'dane-and-sts') idle.push('tlsa');
  if (!knowsSts || stored === 'empty' || stored === 'expired' || stored.startsWith('failed')) idle.push('storedPolicy');
  if (stored === 'fresh' || (txt !== 'valid' && txt !== 'beside-stranger')) idle.push('policyHost');
  if (sender === 'sts-as-postfix') idle.push('reports');
  if (starttls !== 'offered' || attacksOnTls.has(attack)) idle.push('certificate');
  if (attack === 'strip-starttls' || attack === 'block-policy') idle.push('starttls');
  if (attack === 'forge-mx' || attack === 'forge-mx-hide-txt') idle.push('certificate', 'starttls', 'mx');
  if (attack.startsWith('forge-address')) idle.push('certificate', 'starttls');
  if (tlsa === 'bogus') idle.push('certificate', 'starttls', 'mx', 'pattern', 'reports');
  return { ...world, ...Object.fromEntries(idle.map((name) => [name, plainWorld[name]])) };
}

/** The full product of productDimensions, with the rest drawn. */
export function* allWorlds(): Generator<World> {
  const draw = drawing(2018);
  const indices = productDimensions.map(() => 0);
  for (;;) {
    const drawn = pick((name) => (draw(2) === 0 ? plainWorld[name] : one(dimensions[name].all, draw)));
    yield { ...drawn, ...Object.fromEntries(productDimensions.map((name, index) => [name, dimensions[name].core[indices[index]!]])) };
    let turning = productDimensions.length - 1;
    while (turning >= 0 && ++indices[turning]! >= dimensions[productDimensions[turning]!].core.length) indices[turning--] = 0;
    if (turning < 0) return;
  }
}

export const productSize = productDimensions.reduce((size, name) => size * dimensions[name].core.length, 1);

function pick(valueOf: (name: Dimension) => string): World {
  const world: Partial<Record<Dimension, string>> = {};
  for (const name of dimensionNames) world[name] = valueOf(name);
  return world as World;
}

function one(values: readonly string[], draw: (below: number) => number): string {
  return values[draw(values.length)]!;
}

/** Numbers from 0 to below, the same for the same seed (mulberry32). */
function drawing(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  };
}
