// A TLS handshake as far as a sending server sees it: version, name asked for, certificate shown (RFC 8446 section 4.2, RFC 6066
// section 3). Says nothing about the certificate's worth (match.ts). Leaves out cipher suites, keys and resumption.
import type { Finding } from '../finding.ts';
import type { Certificate } from './certificate.ts';
import { tlsFinding } from './codes.ts';
import { matchName } from './match.ts';

export const tlsVersions = ['TLSv1', 'TLSv1.1', 'TLSv1.2', 'TLSv1.3'] as const;
export type TlsVersion = (typeof tlsVersions)[number];

export interface TlsClient {
  readonly versions: readonly TlsVersion[];
  /** The host name sent in the clear part of the handshake (SNI); a sender that checks no name often sends none. */
  readonly sni?: string;
}

export interface TlsServer {
  readonly versions: readonly TlsVersion[];
  /** The first is shown unless another fits the SNI and the first does not. */
  readonly certificates: readonly [Certificate, ...Certificate[]];
}

export type Handshake =
  | {
      readonly done: true;
      readonly version: TlsVersion;
      readonly certificate: Certificate;
      readonly sni?: string;
      readonly findings: readonly Finding[];
    }
  | { readonly done: false; readonly findings: readonly Finding[] };

/** The highest version that both speak, and the certificate for the name asked for. No common version: it fails. */
export function shakeHands(client: TlsClient, server: TlsServer): Handshake {
  const version = tlsVersions.findLast((each) => client.versions.includes(each) && server.versions.includes(each));
  if (!version) {
    const values = { client: client.versions.join(', '), server: server.versions.join(', ') };
    return { done: false, findings: [tlsFinding('tls-no-common-version', { values })] };
  }
  const [first] = server.certificates;
  const { sni } = client;
  const certificate = (sni && server.certificates.find((each) => matchName(each, sni) !== undefined)) || first;
  const old = version === 'TLSv1' || version === 'TLSv1.1';
  const findings = old ? [tlsFinding('tls-version-too-old', { values: { version } })] : [];
  return { done: true, version, certificate, ...(sni ? { sni } : {}), findings };
}
