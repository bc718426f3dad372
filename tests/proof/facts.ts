// What a sender comes upon in a world, read off its choices: the mail servers that it is led to, what each shows, and who reads
// there. Nothing of the simulator or of the protocol core is asked.
import type { World } from './dimensions.ts';
import { attackersHost, domain, patternsOf, serversOf } from './worlds.ts';

/** A certificate as a sender judges it. key: of the real server, or another one. anchored: the authority of TLSA 2 1 1 has signed it. */
export interface Shown {
  readonly names: readonly string[];
  readonly trusted: boolean;
  readonly expired: boolean;
  readonly key: 'own' | 'other';
  readonly anchored: boolean;
}

/** One mail server on the list. */
export interface Host {
  readonly host: string;
  /** unanswered: the question for its address fails. absent: it has none. down: nobody there. */
  readonly reach: 'up' | 'down' | 'absent' | 'unanswered';
  /** attacker: its own machine. relay: its own machine, which passes everything on to the real one. */
  readonly end: 'receiver' | 'attacker' | 'relay';
  readonly starttls: 'done' | 'absent' | 'refused' | 'broken';
  readonly shown: Shown | null;
  /** The attacker ended TLS itself. */
  readonly opened: boolean;
  /** The attacker is on the path, and reads what passes in clear. */
  readonly watched: boolean;
}

/** A policy as far as it decides. */
export interface Rules {
  readonly mode: World['mode'];
  readonly mx: readonly string[];
}

export const followsDane = ({ sender }: World): boolean => sender === 'dane' || sender === 'dane-and-sts';
export const followsSts = ({ sender }: World): boolean => sender === 'sts' || sender === 'dane-and-sts' || sender === 'sts-as-postfix';

/** Whether this sender takes DNS answers of the domain only if their signatures fit (RFC 7672 section 2.1). */
export const sealsDns = (world: World): boolean => followsDane(world) && world.tlsa !== 'unsigned';

/** The published policy. */
export const publishedRules = ({ mode, pattern }: World): Rules => ({ mode, mx: patternsOf[pattern] });

const forgesMx = ({ attack }: World): boolean => attack.startsWith('forge-mx');
const forgesAddress = ({ attack }: World): boolean => attack.startsWith('forge-address');
const watches: ReadonlySet<World['attack']> = new Set([
  'eavesdrop',
  'strip-starttls',
  'refuse-starttls',
  'break-handshake',
  'damage-record',
  'untrusted-certificate',
  'mis-issued-certificate',
  'block-policy',
]);

/** The list of mail servers as the sender gets it; null: it gets none, because it sees that the answer is no true one. */
export function hostsOf(world: World): readonly Host[] | null {
  if (followsDane(world) && (world.tlsa === 'bogus' || (forgesMx(world) && sealsDns(world)))) return null;
  return forgesMx(world) ? [attackersOwn(world)] : serversOf(world).map((_, index) => realHost(world, index));
}

function attackersOwn(world: World): Host {
  if (world.attack === 'forge-mx-relay') return { ...realHost(world, 0), host: attackersHost, end: 'relay', watched: true };
  const shown = { names: [attackersHost], trusted: true, expired: false, key: 'other', anchored: false } as const;
  return { host: attackersHost, reach: 'up', end: 'attacker', starttls: 'done', shown, opened: false, watched: true };
}

function realHost(world: World, index: number): Host {
  const { host, chosen } = serversOf(world)[index]!;
  if (forgesAddress(world)) {
    const names = world.attack === 'forge-address-mis-issued' ? serversOf(world).map((server) => server.host) : [attackersHost];
    const shown = { names, trusted: true, expired: false, key: 'other', anchored: false } as const;
    const reach = sealsDns(world) ? 'unanswered' : 'up';
    return { host, reach, end: 'attacker', starttls: 'done', shown, opened: false, watched: true };
  }
  const lacksAddress = world.mx === 'first-without-address' && index === 0 && world.attack !== 'forge-mx-relay';
  const reach = (world.mx === 'first-down' && index === 0) || world.attack === 'block-mx' ? 'down' : 'up';
  const starttls = starttlsOf(world, chosen ? world.starttls : 'offered');
  const forged = starttls === 'done' ? forgedCertificate(world) : null;
  return {
    host,
    reach: lacksAddress ? 'absent' : reach,
    end: 'receiver',
    starttls,
    shown: starttls === 'done' ? (forged ?? ownCertificate(host, chosen ? world.certificate : 'fits')) : null,
    opened: forged !== null,
    watched: watches.has(world.attack),
  };
}

/** Who ends TLS itself needs no server that can do it, but one that offers it: the reply is the server's. */
function starttlsOf({ attack }: World, state: World['starttls']): Host['starttls'] {
  if (state === 'absent' || attack === 'strip-starttls' || attack === 'block-policy') return 'absent';
  if (state === 'refused' || attack === 'refuse-starttls') return 'refused';
  if (attack === 'untrusted-certificate' || attack === 'mis-issued-certificate') return 'done';
  return state === 'broken' || attack === 'break-handshake' || attack === 'damage-record' ? 'broken' : 'done';
}

function forgedCertificate(world: World): Shown | null {
  if (world.attack !== 'untrusted-certificate' && world.attack !== 'mis-issued-certificate') return null;
  const names = serversOf(world).map(({ host }) => host);
  return { names, trusted: world.attack === 'mis-issued-certificate', expired: false, key: 'other', anchored: false };
}

/** A certificate that is not valid yet is not trusted: "expired" is kept for those that have (RFC 8460 section 4.3.1). */
function ownCertificate(host: string, state: World['certificate']): Shown {
  const names: Partial<Record<World['certificate'], string>> = {
    'wrong-name': `www.${domain}`,
    'common-name': `www.${domain}`,
    wildcard: `*.${domain}`,
    'deep-wildcard': '*.example',
  };
  const strange = state === 'untrusted' || state === 'self-signed' || state === 'not-yet-valid';
  return {
    names: [names[state] ?? host],
    trusted: !strange,
    expired: state === 'expired',
    key: 'own',
    anchored: state !== 'self-signed' && state !== 'not-yet-valid',
  };
}

/** Whether a pattern, or a name of a certificate, covers a host: "*." stands for one label (RFC 8461 sections 4.1 and 4.2). */
export function covers(pattern: string, host: string): boolean {
  if (!pattern.startsWith('*.')) return pattern === host;
  const [, ...rest] = host.split('.');
  return rest.join('.') === pattern.slice(2);
}

/** Whether the host is what an enforced policy asks for (RFC 8461 section 4). */
export function conforms(host: Host, { mx }: Rules): boolean {
  const { shown } = host;
  const fits = shown !== null && shown.trusted && !shown.expired && shown.names.some((name) => covers(name, host.host));
  return mx.some((pattern) => covers(pattern, host.host)) && host.starttls === 'done' && fits;
}
