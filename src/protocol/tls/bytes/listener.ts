// What someone who listens on the line, and has no key, learns from a connection (RFC 3207 section 4, RFC 8446 section 2, RFC 5246 section
// F.1.1.1): from the lines before TLS, from what the hellos say, and from sizes.
import { tls13, versionName } from './code-points.ts';
import type { Decoded } from './decode.ts';
import type { Field } from './field-reader.ts';

export interface Learned {
  /** "TLS 1.3"; undefined where no ServerHello was seen. */
  readonly version: string | undefined;
  readonly suite: string | undefined;
  /** How the receiver greets: the name that stands in clear with or without SNI. */
  readonly greeting: string | undefined;
  /** The name that the ClientHello asks for. */
  readonly serverName: string | undefined;
  /** clear: its names are in `certificateNames`; none: an anonymous suite has none; hidden: it crosses encrypted. */
  readonly certificate: 'clear' | 'none' | 'hidden' | undefined;
  readonly certificateNames: readonly string[];
  /** The sender offers suites without any certificate, so it does not mean to check one. */
  readonly offersAnonymous: boolean;
  /** What the sender sent encrypted after its handshake, as far as sizes show. */
  readonly hidden: { readonly records: number; readonly octets: number };
}

/** All fields of a connection, each before its parts. */
export function fieldsOf({ pieces }: Decoded): Field[] {
  const flat = (fields: readonly Field[]): Field[] => fields.flatMap((field) => [field, ...flat(field.parts)]);
  return pieces.flatMap(({ fields }) => flat(fields));
}

/** What a listener learns. Of a connection that stays in clear nearly nothing is set: its lines say it all. */
export function learnedFrom(decoded: Decoded): Learned {
  const fields = fieldsOf(decoded);
  const valueOf = (name: Field['name']) => fields.find((field) => field.name === name)?.value;
  const text = (name: Field['name']) => {
    const value = valueOf(name);
    return typeof value === 'string' && value !== '' ? value : undefined;
  };
  const greeting = decoded.pieces.find(({ kind, from }) => kind === 'line' && from === 'receiver')?.fields[0]?.value;
  const { settled } = decoded.progress;
  const names = valueOf('certificate.names');
  const offered = valueOf('client_hello.cipher_suites') ?? [];
  return {
    version: settled && versionName(settled.version),
    suite: settled?.suite,
    greeting: typeof greeting === 'string' ? /^\d{3}[ -](\S+)/.exec(greeting)?.[1] : undefined,
    serverName: text('extension.server_name'),
    certificate: certificateOf(fields, settled),
    certificateNames: Array.isArray(names) ? (names as readonly string[]) : [],
    offersAnonymous: Array.isArray(offered) && (offered as readonly string[]).some((suite) => suite.includes('_anon_')),
    hidden: hiddenOf(decoded),
  };
}

function certificateOf(fields: readonly Field[], settled: Decoded['progress']['settled']): Learned['certificate'] {
  if (fields.some(({ name }) => name === 'certificate.entry')) return 'clear';
  if (!settled) return undefined;
  if (settled.version === tls13) return 'hidden';
  return settled.suite.includes('_anon_') ? 'none' : undefined;
}

/** The first hidden record of a side is its Finished, which belongs to the handshake. */
function hiddenOf({ pieces }: Decoded): Learned['hidden'] {
  const records = pieces.filter(({ from, isHidden }) => from === 'sender' && isHidden).slice(1);
  const octets = records.reduce((sum, { fields }) => sum + sizeOf(fields), 0);
  return { records: records.length, octets };
}

function sizeOf(fields: readonly Field[]): number {
  const encrypted = fields.find(({ name }) => name === 'record.encrypted');
  return encrypted ? encrypted.end - encrypted.start : 0;
}
