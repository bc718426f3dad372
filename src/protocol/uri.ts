// Whether a text is a URI by the grammar of RFC 3986 (Appendix A), which RFC 8460 section 3 and the 2016 draft import. Not resolved, not
// normalised.

const plain = "a-z0-9._~!$&'()*+,;=-";
/** Any number of these characters and percent-encoded octets; written so that a text can be read in one way only, in linear time. */
const run = (characters: string): string => `[${characters}]*(?:%[0-9a-f]{2}[${characters}]*)*`;
const segment = run(`:@${plain}`);
const authority = `(?:${run(`:${plain}`)}@)?(?:\\[([^\\]]*)\\]|${run(plain)})(?::[0-9]*)?`;
const path = `/?(?:(?=[^/])${segment}(?:/${segment})*)?`;
const tail = run(`:@/?${plain}`);
const uri = new RegExp(`^[a-z][a-z0-9+.-]*:(?://${authority}(?:/${segment})*|${path})(?:\\?${tail})?(?:#${tail})?$`, 'i');
const futureAddress = new RegExp(`^v[0-9a-f]+\\.(?:[a-z0-9._~!$&'()*+,;=:-])+$`, 'i');

/** Whether the text is a URI: a scheme, a colon, and what RFC 3986 allows after it. Linear in the length of the text. */
export function isUri(text: string): boolean {
  const match = uri.exec(text);
  const literal = match?.[1];
  return match !== null && (literal === undefined || isIpv6(literal) || futureAddress.test(literal));
}

/** IPv6address: eight groups of one to four hexadecimal digits, one run of which may be "::", the last two written as IPv4. */
function isIpv6(text: string): boolean {
  const halves = text.split('::');
  if (halves.length > 2) return false;
  const groups = halves.flatMap((half) => (half === '' ? [] : half.split(':')));
  const last = groups.at(-1);
  const dotted = last !== undefined && !text.endsWith('::') && isIpv4(last);
  const count = groups.length + (dotted ? 1 : 0);
  const plain = dotted ? groups.slice(0, -1) : groups;
  return plain.every((group) => /^[0-9a-f]{1,4}$/i.test(group)) && (halves.length === 2 ? count <= 7 : count === 8);
}

function isIpv4(text: string): boolean {
  const parts = text.split('.');
  return parts.length === 4 && parts.every((part) => /^(?:0|[1-9]\d{0,2})$/.test(part) && Number(part) < 256);
}
