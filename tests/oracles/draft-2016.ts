// An oracle for the TXT record of the SMTP STS draft of March 2016: its ABNF (section "Formal Definition") and that of URIs
// (RFC 3986, Appendix A) as regular expressions. It imports nothing of the core.

const wsp = String.raw`[ \t]*`;
const separator = `${wsp};${wsp}`;
const equals = `${wsp}=${wsp}`;

/** The URI grammar over the characters that the place allows: ";" ends a field everywhere, "," and "!" only in rua. */
function uriGrammar(subDelims: string): string {
  const pct = '%[0-9A-Fa-f]{2}';
  const unreserved = 'A-Za-z0-9._~\\-';
  const pchar = `(?:[${unreserved}${subDelims}:@]|${pct})`;
  const h16 = '[0-9A-Fa-f]{1,4}';
  const octet = '(?:25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])';
  const ls32 = `(?:${h16}:${h16}|${octet}(?:\\.${octet}){3})`;
  const ipv6 = [
    `(?:${h16}:){6}${ls32}`,
    `::(?:${h16}:){5}${ls32}`,
    `(?:${h16})?::(?:${h16}:){4}${ls32}`,
    `(?:(?:${h16}:){0,1}${h16})?::(?:${h16}:){3}${ls32}`,
    `(?:(?:${h16}:){0,2}${h16})?::(?:${h16}:){2}${ls32}`,
    `(?:(?:${h16}:){0,3}${h16})?::${h16}:${ls32}`,
    `(?:(?:${h16}:){0,4}${h16})?::${ls32}`,
    `(?:(?:${h16}:){0,5}${h16})?::${h16}`,
    `(?:(?:${h16}:){0,6}${h16})?::`,
  ].join('|');
  const future = `[vV][0-9A-Fa-f]+\\.[${unreserved}${subDelims}:]+`;
  const regName = `(?:[${unreserved}${subDelims}]|${pct})*`;
  const authority = `(?:(?:[${unreserved}${subDelims}:]|${pct})*@)?(?:\\[(?:${ipv6}|${future})\\]|${regName})(?::[0-9]*)?`;
  const hierarchy = `(?://${authority}(?:/${pchar}*)*|/(?:${pchar}+(?:/${pchar}*)*)?|${pchar}+(?:/${pchar}*)*|)`;
  return `[A-Za-z][A-Za-z0-9+.-]*:${hierarchy}(?:\\?(?:${pchar}|[/?])*)?(?:#(?:${pchar}|[/?])*)?`;
}

const label = '[A-Za-z0-9-]+';
const pattern = `(?:\\*\\.)?${label}(?:\\.${label})*`;
const size = '(?:![0-9]+[kmgtKMGT]?)?';
const target = `${uriGrammar("$&'()*+=")}${size}`;
const component = [
  `[mM][xX]${equals}${pattern}(?:,${pattern})*`,
  `[aA]${equals}(?:[dD][nN][sS][sS][eE][cC]|${uriGrammar("!$&'()*+,=")})`,
  `[cC]${equals}(?:[wW][eE][bB][pP][kK][iI]|[tT][lL][sS][aA])`,
  `[eE]${equals}[0-9]{1,6}`,
  `[rR][uU][aA]${equals}${target}(?:${wsp},${wsp}${target})*`,
].join('|');
const to = `[tT][oO]${equals}(?:[tT][rR][uU][eE]|[fF][aA][lL][sS][eE])`;
const version = `[vV]${equals}STS1`;
// The draft's own example ends in a space.
const record = new RegExp(`^${version}${separator}${to}(?:${separator}(?:${component}))*(?:${separator})?${wsp}$`);
const beginning = new RegExp(`^${version}${wsp}(?:;|$)`);

export interface Draft2016Says {
  readonly status: 'valid' | 'none' | 'invalid' | 'multiple';
  readonly to?: boolean;
  readonly mx?: readonly string[] | null;
  readonly a?: string | null;
  readonly c?: string | null;
  readonly e?: number | null;
  readonly rua?: readonly string[] | null;
}

/** What the TXT records at _smtp_sts.DOMAIN mean. */
export function readDraft2016(records: readonly (readonly string[])[]): Draft2016Says {
  const ours = records.map((strings) => strings.join('')).filter((text) => beginning.test(text));
  if (ours.length === 0) return { status: 'none' };
  if (ours.length > 1) return { status: 'multiple' };
  const fields = ours[0]!.split(';').flatMap((piece): [string, string][] => {
    const [, name, value] = /^[ \t]*([^ \t=]+)[ \t]*=[ \t]*(.*?)[ \t]*$/s.exec(piece) ?? [];
    return name === undefined || value === undefined ? [] : [[name.toLowerCase(), value]];
  });
  const values = new Map(fields);
  const list = (name: string) =>
    values
      .get(name)
      ?.split(',')
      .map((entry) => entry.replace(/^[ \t]+|[ \t]+$/g, '')) ?? null;
  const fits = (list('rua') ?? []).every((entry) => BigInt(/!([0-9]+)/.exec(entry)?.[1] ?? 0) < 2n ** 64n);
  if (!record.test(ours[0]!) || values.size < fields.length || !fits) return { status: 'invalid' };
  const a = values.get('a') ?? null;
  return {
    status: 'valid',
    to: values.get('to')!.toLowerCase() === 'true',
    mx: list('mx')?.map((entry) => entry.toLowerCase()) ?? null,
    a: a?.toLowerCase() === 'dnssec' ? 'dnssec' : a,
    c: values.get('c')?.toLowerCase() ?? null,
    e: values.has('e') ? Number(values.get('e')) : null,
    rua: list('rua'),
  };
}
