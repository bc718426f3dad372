// ASN.1 in DER, as much of it as finds its way through a certificate: tag, length, value, one inside the other. Lengths of more than
// four octets and tags of more than one are not read.

/** One value. Offsets count octets of the array that it was read from; `body` begins behind the length. */
export interface Der {
  readonly tag: number;
  readonly start: number;
  readonly end: number;
  readonly body: Uint8Array;
  /** What stands inside, as far as it is well-formed; also of an OCTET STRING that holds DER. */
  children(): readonly Der[];
}

/** The value at `start`; undefined if it is malformed or goes beyond `limit`. */
export function derOf(octets: Uint8Array, start: number, limit: number): Der | undefined {
  const tag = octets[start];
  const first = octets[start + 1];
  if (tag === undefined || first === undefined || (tag & 0x1f) === 0x1f || start + 2 > limit) return undefined;
  const extra = first < 0x80 ? 0 : first - 0x80;
  if (first === 0x80 || extra > 4 || start + 2 + extra > limit) return undefined;
  const bodyAt = start + 2 + extra;
  const size = extra === 0 ? first : octets.subarray(start + 2, bodyAt).reduce((sum, octet) => sum * 256 + octet, 0);
  const end = bodyAt + size;
  if (end > limit) return undefined;
  return { tag, start, end, body: octets.subarray(bodyAt, end), children: () => childrenOf(octets, bodyAt, end) };
}

function childrenOf(octets: Uint8Array, start: number, end: number): readonly Der[] {
  const found: Der[] = [];
  for (let at = start; at < end;) {
    const child = derOf(octets, at, end);
    if (!child) break;
    found.push(child);
    at = child.end;
  }
  return found;
}
