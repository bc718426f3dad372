// The worlds of the tasks: a domain with its servers, what it publishes, and who sends to it.
import type { CertificateInput } from '#src/simulator/world/certificate-input.ts';
import type { ScenarioInput } from '#src/simulator/world/scenario-input.ts';
import type { MxHost, StoredPolicy, ZoneRecord } from '#src/simulator/world/scenario.ts';
import { policyText, standardNow } from '#src/simulator/world/standard-world.ts';
import type { Chance } from './task.ts';

export const now = standardNow;
export const hour = 3600;
export const day = 86_400;
export const attackersHost = 'mx.attacker.example';

export interface Names {
  readonly domain: string;
  readonly mx1: string;
  readonly mx2: string;
}

export function namesBy({ pick }: Chance): Names {
  const domain = pick(['receiver.example', 'clinic.example', 'court.example', 'archive.example']);
  const server = pick(['mx', 'mail', 'in']);
  return { domain, mx1: `${server}1.${domain}`, mx2: `${server}2.${domain}` };
}

export interface Published {
  /** In order of preference. */
  readonly mx: readonly string[];
  readonly record?: string;
  /** The policy file; without it there is no policy host. */
  readonly file?: string;
  /** The policy host does not answer. */
  readonly fileDown?: true;
  readonly signed?: boolean;
  readonly tlsa?: Readonly<Record<string, readonly string[]>>;
  /** Seconds that resolvers may remember MX and TLSA records. */
  readonly ttl?: number;
}

export const recordOf = (id: string): string => `v=STSv1; id=${id};`;
export const oldId = '20251205T080000';
export const newId = '20260105T090000';
export { policyText };

/** The text of a field as the file that is served: each line ended by CRLF. */
export const asFile = (text: string): string | undefined =>
  text.trim() === ''
    ? undefined
    : `${text
        .trim()
        .split(/\r?\n/)
        .map((line) => line.trim())
        .join('\r\n')}\r\n`;

export function recordsOf({ domain }: Names, { mx, record, file, tlsa = {}, ttl = hour }: Published): ZoneRecord[] {
  return [
    ...mx.map((host, index): ZoneRecord => ({ name: domain, type: 'MX', value: `${10 * (index + 1)} ${host}`, ttl })),
    ...(record?.trim() ? [{ name: `_mta-sts.${domain}`, type: 'TXT', value: record.trim() } as const] : []),
    ...(file === undefined ? [] : [{ name: `mta-sts.${domain}`, type: 'A', value: '198.51.100.80' } as const]),
    { name: `_smtp._tls.${domain}`, type: 'TXT', value: `v=TLSRPTv1; rua=mailto:tlsrpt@${domain}` },
    ...Object.entries(tlsa).flatMap(([host, values]) =>
      values.map((value): ZoneRecord => ({ name: `_25._tcp.${host}`, type: 'TLSA', value, ttl })),
    ),
  ];
}

/** One of the domain's two servers, with what differs from the usual. */
export function serverOf({ mx1 }: Names, host: string, other: Partial<MxHost> = {}): MxHost {
  return { host, addresses: [host === mx1 ? '198.51.100.25' : '198.51.100.26'], certificate: { names: [host] }, ...other };
}

/** The whole world; `servers` are both of the domain's when left out. */
export function worldOf(names: Names, published: Published, servers: readonly MxHost[] = bothOf(names)): ScenarioInput {
  const { domain, mx1, mx2 } = names;
  const { file, fileDown, signed = false } = published;
  const addresses = [mx1, mx2].map((name, index): ZoneRecord => ({ name, type: 'A', value: `198.51.100.${25 + index}` }));
  return {
    now,
    zones: [
      { name: domain, dnssec: signed ? 'signed' : 'unsigned', records: [...addresses, ...recordsOf(names, published)] },
      { name: 'attacker.example', dnssec: 'unsigned', records: [{ name: attackersHost, type: 'A', value: '192.0.2.66' }] },
    ],
    policyHosts: file === undefined ? [] : [policyHostOf(names, file, fileDown)],
    mxHosts: [...servers, { host: attackersHost, addresses: ['192.0.2.66'], owner: 'attacker', certificate: { names: [attackersHost] } }],
    message: {
      from: 'alice@sender.example',
      to: [`bob@${domain}`],
      header: [
        'Date: Mon, 05 Jan 2026 09:00:00 +0000',
        'From: Alice <alice@sender.example>',
        `To: Bob <bob@${domain}>`,
        'Subject: The price',
        'Message-Id: <1@sender.example>',
      ],
      body: ['Our last word is 41 500. Please keep this between us.'],
    },
  };
}

export const bothOf = (names: Names): MxHost[] => [serverOf(names, names.mx1), serverOf(names, names.mx2)];

export const policyHostOf = ({ domain }: Names, body: string, isDown?: boolean) => ({
  host: `mta-sts.${domain}`,
  certificate: { names: [`mta-sts.${domain}`] },
  body,
  ...(isDown && { down: 'timeout' as const }),
});

/** A sender that stored the domain's policy, `age` seconds ago. */
export function storedPolicy({ domain }: Names, mx: readonly string[], age = hour, maxAge = 604_800, id = oldId): StoredPolicy {
  return { domain, id, fetchedAt: now - age, policy: { mode: 'enforce', maxAge, mx } };
}

export const expired: Partial<CertificateInput> = { notBefore: now - 90 * day, notAfter: now - 8 * hour };
