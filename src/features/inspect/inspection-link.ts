// An inspection in an address: packed into the fragment, and read back as what it is, foreign text. Lines to paste into a shell and
// texts to publish do not travel with it, since whoever made the link could have put theirs.
import * as v from 'valibot';
import { packText, unpackText } from '#src/address/packed-text.ts';
import { parseDomainInput } from '#src/inspector/ask/domain-input.ts';
import type { Inspection } from '#src/inspector/inspection.ts';

const text = (most = 4000) => v.pipe(v.string(), v.maxLength(most));
const count = v.pipe(v.number(), v.minValue(0), v.maxValue(1e12));
const list = <T extends v.GenericSchema>(item: T, most: number) => v.pipe(v.array(item), v.maxLength(most));
const values = v.record(text(100), text());
const code = v.pipe(v.string(), v.regex(/^[a-z0-9-]{1,60}$/));
const optional = v.exactOptional;

const certificate = v.object({
  subject: text(),
  names: list(text(300), 200),
  issuer: text(),
  validFrom: v.number(),
  validTo: v.number(),
  error: v.nullable(text()),
});

const schema = v.object({
  domain: v.pipe(
    text(253),
    v.check((name) => parseDomainInput(name).value === name),
  ),
  verdict: v.picklist(['enforced', 'testing', 'none', 'broken', 'unknown']),
  answer: v.object({ code, values }),
  checks: list(
    v.object({
      code,
      verdict: v.picklist(['pass', 'warn', 'fail', 'unprovable']),
      citation: v.object({ document: text(60), section: text(60) }),
      subject: text(),
      values: optional(values),
      evidence: optional(text(20_000)),
    }),
    500,
  ),
  record: v.nullable(v.object({ texts: list(text(70_000), 50), id: optional(text(100)) })),
  policy: v.object({
    how: v.picklist(['read', 'pasted', 'relay', 'unreadable', 'unreachable', 'not-asked']),
    reason: optional(text(2000)),
    status: optional(count),
    contentType: optional(text()),
    body: optional(text(70_000)),
    mode: optional(text(20)),
    maxAge: optional(count),
    mx: optional(list(text(300), 500)),
  }),
  tlsrpt: v.nullable(v.object({ texts: list(text(70_000), 50), rua: optional(list(text(), 50)) })),
  mx: list(
    v.object({
      host: text(300),
      preference: count,
      addresses: list(text(60), 50),
      matches: v.nullable(v.boolean()),
      tlsa: list(text(), 50),
      starttls: optional(v.boolean()),
      certificate: optional(certificate),
    }),
    50,
  ),
  resolvers: list(v.object({ url: text(), ad: v.boolean(), milliseconds: count }), 10),
  lookAgainAt: optional(count),
  generatedAt: v.pipe(count, v.maxValue(8_640_000_000_000)),
});

/** The inspection as `found=` carries it, without its questions; undefined where it is too long for an address. */
export async function packInspection(inspection: Inspection): Promise<string | undefined> {
  const checks = inspection.checks.map(({ fix: _fix, proof: _proof, ...check }) => check);
  const packed = await packText(JSON.stringify({ ...inspection, checks, questions: undefined }));
  return packed !== undefined && packed.length <= 100_000 ? packed : undefined;
}

/** The inspection that an address carries; undefined for anything else. */
export async function unpackInspection(packed: string): Promise<Inspection | undefined> {
  const json = await unpackText(packed);
  if (json === undefined) return undefined;
  try {
    const read = v.safeParse(schema, JSON.parse(json));
    return read.success ? { ...read.output, questions: [] } : undefined;
  } catch {
    return undefined;
  }
}
