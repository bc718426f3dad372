// An oracle for the TXT record of the SMTP STS draft of March 2016: its ABNF (section "Formal Definition") with that of URIs as
// regular expressions. It imports nothing of the core.
import { uriGrammar } from './uri.ts';

const wsp = String.raw`[ \t]*`;
const separator = `${wsp};${wsp}`;
const equals = `${wsp}=${wsp}`;

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
