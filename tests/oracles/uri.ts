// An oracle for URIs: the grammar of RFC 3986, Appendix A, as the source of a regular expression. It imports nothing of the core.

/** The grammar over those of the sub-delims that the place allows: records keep ";" for themselves, and lists "," and "!". */
export function uriGrammar(subDelims: string): string {
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
