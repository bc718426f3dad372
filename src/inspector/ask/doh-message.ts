// DNS messages as RFC 8484 carries them: the query that is sent, and the answer read strictly. The one module around
// @dnsquery/dns-packet. RFC 1035 section 4, RFC 6891 (EDNS), RFC 8914 (extended errors), RFC 6840 section 5.7 (AD in queries).
// Sections that nothing here needs are stepped over, so a strange record there breaks nothing. Nothing throws.
import {
  a as ipv4,
  aaaa as ipv6,
  AUTHENTIC_DATA,
  CHECKING_DISABLED,
  DNSSEC_OK,
  encode,
  RECURSION_AVAILABLE,
  RECURSION_DESIRED,
  txt,
} from '@dnsquery/dns-packet';
import { dohFinding } from '#src/inspector/codes.ts';
import type { DnsRecord, RecordType } from '#src/protocol/dns/records.ts';
import type { Finding, Judgement } from '#src/protocol/finding.ts';
import { hex, NameError, readName, textOf, typeNumbers, unhex, type AnswerRecord } from './dns-wire.ts';

/** What is asked: a name in A-labels without root dot. */
export interface DnsQuestion {
  readonly name: string;
  readonly type: RecordType;
}

/** An answer as read from the wire. */
export interface DnsMessage {
  readonly id: number;
  readonly isResponse: boolean;
  readonly truncated: boolean;
  readonly authenticData: boolean;
  readonly rcode: string;
  readonly questions: readonly { readonly name: string; readonly type: number; readonly class: number }[];
  readonly answers: readonly AnswerRecord[];
  /** The time in seconds for which a negative answer may be kept (RFC 2308 section 5), where the answer says so. */
  readonly negativeTtl?: number;
  readonly extendedErrors: readonly { readonly code: number; readonly text: string }[];
}

const rcodes = ['NOERROR', 'FORMERR', 'SERVFAIL', 'NXDOMAIN', 'NOTIMP', 'REFUSED'];
const internetClass = 1;
const optType = 41;
const soaType = 6;

/** A DNS message has at most this many octets (RFC 8484 section 6). */
export const maxMessage = 65_535;

/** The query with id 0 (RFC 8484 section 4.1) and AD set, so that the answer tells AD. */
export function encodeQuery(
  question: DnsQuestion,
  options: { readonly checkingDisabled?: boolean; readonly dnssecOk?: boolean } = {},
): Uint8Array {
  const flags = RECURSION_DESIRED | AUTHENTIC_DATA | (options.checkingDisabled ? CHECKING_DISABLED : 0);
  const edns = { type: 'OPT', name: '.', udpPayloadSize: 1232, flags: options.dnssecOk ? DNSSEC_OK : 0, options: [] };
  return encode({ type: 'query', id: 0, flags, questions: [{ type: question.type, name: question.name }], additionals: [edns as never] });
}

/** An answer, as the bundled zone of the examples gives it. `id` is 0, the records are in order, each with the same time to live. */
export function encodeAnswer(
  { name, type }: DnsQuestion,
  given: {
    readonly rcode: number;
    readonly ad: boolean;
    readonly ttl: number;
    readonly records: readonly (DnsRecord & { name: string })[];
  },
): Uint8Array {
  const flags = RECURSION_DESIRED | RECURSION_AVAILABLE | (given.ad ? AUTHENTIC_DATA : 0) | given.rcode;
  const answers = given.records.map((record) => ({ name: record.name, type: record.type, ttl: given.ttl, data: wireData(record) }));
  return encode({ type: 'response', id: 0, flags, questions: [{ type, name }], answers } as never);
}

/** A record's data as the library takes it; what it does not know are bytes. */
function wireData(record: DnsRecord): unknown {
  switch (record.type) {
    case 'A':
    case 'AAAA':
      return record.address;
    case 'CNAME':
      return record.target;
    case 'MX':
      return { preference: record.preference, exchange: record.exchange };
    case 'TXT':
      return record.strings;
    case 'TLSA':
      return Uint8Array.from([record.usage, record.selector, record.matchingType, ...unhex(record.data)]);
    case 'CAA':
      return { flags: record.flags, tag: record.tag, value: record.value };
  }
}

/** Reads a message. Without `value` it could not be read, and the finding says why. */
export function decodeMessage(bytes: Uint8Array): Judgement<DnsMessage> {
  if (bytes.length > maxMessage) return { findings: [dohFinding('doh-oversized', { values: { octets: String(bytes.length) } })] };
  try {
    return readMessage(bytes);
  } catch (error) {
    if (error instanceof NameError && error.loop) return { findings: [dohFinding('doh-compression-loop')] };
    return { findings: [dohFinding('doh-malformed', { values: { reason: error instanceof Error ? error.message : 'unreadable' } })] };
  }
}

/** Whether the message answers this question: id 0, a response, whole, the same name, type and class. RFC 5452 section 9.1. */
export function judgeAnswer(message: DnsMessage, question: DnsQuestion): readonly Finding[] {
  const findings: Finding[] = [];
  if (message.id !== 0) findings.push(dohFinding('doh-wrong-id', { values: { id: String(message.id) } }));
  if (!message.isResponse) findings.push(dohFinding('doh-not-a-response'));
  const echo = message.questions[0];
  const name = question.name.toLowerCase() || '.';
  if (message.questions.length !== 1 || echo!.name !== name || echo!.type !== typeNumbers[question.type]) {
    const asked = echo ? `${echo.name} TYPE${echo.type}` : 'nothing';
    findings.push(dohFinding('doh-other-question', { values: { answered: asked, asked: `${question.name} ${question.type}` } }));
  } else if (echo!.class !== internetClass) findings.push(dohFinding('doh-other-class', { values: { class: String(echo!.class) } }));
  const [other] = message.answers;
  if (other && !message.answers.some((record) => record.name === name)) {
    findings.push(dohFinding('doh-other-name', { values: { name: other.name } }));
  }
  if (message.truncated) findings.push(dohFinding('doh-truncated'));
  return findings;
}

/** The records of the type asked for, at the end of the chain of aliases that leads there (RFC 1034 section 3.6.2). */
export interface Resolved {
  readonly aliases: readonly string[];
  readonly records: readonly AnswerRecord[];
  readonly loop: boolean;
}

/** Follows CNAMEs inside one answer. Records of other names are left out: they were not asked for. */
export function resolveAliases(message: DnsMessage, question: DnsQuestion): Resolved {
  const aliases: string[] = [];
  let name = question.name.toLowerCase();
  for (;;) {
    const here = message.answers.filter((record) => record.name === name);
    const records = here.filter(({ data }) => data.type === question.type);
    const alias = here.find(({ data }) => data.type === 'CNAME')?.data;
    if (records.length || alias?.type !== 'CNAME') return { aliases, records, loop: false };
    const loop = alias.target === question.name.toLowerCase() || aliases.includes(alias.target);
    aliases.push(alias.target);
    if (loop) return { aliases, records: [], loop };
    name = alias.target;
  }
}

function readMessage(bytes: Uint8Array): Judgement<DnsMessage> {
  if (bytes.length < 12) throw new Error('shorter than its header of 12 octets');
  const flags = uint16(bytes, 2);
  let at = 12;
  const questions: { name: string; type: number; class: number }[] = [];
  for (let left = uint16(bytes, 4); left > 0; left--) {
    const { name, next } = readName(bytes, at);
    questions.push({ name, type: uint16(bytes, next), class: uint16(bytes, next + 2) });
    at = next + 4;
  }
  const frames = (count: number): Frame[] =>
    Array.from({ length: count }, () => {
      const frame = readFrame(bytes, at);
      at = frame.end;
      return frame;
    });
  const answers = frames(uint16(bytes, 6)).filter((frame) => frame.class === internetClass);
  const soa = frames(uint16(bytes, 8)).find((frame) => frame.type === soaType && frame.end - frame.start >= 4);
  const opt = frames(uint16(bytes, 10)).find((frame) => frame.type === optType);
  const rcode = (((opt?.ttl ?? 0) >>> 24) << 4) | (flags & 0xf);
  const value: DnsMessage = {
    id: uint16(bytes, 0),
    isResponse: (flags & 0x8000) !== 0,
    truncated: (flags & 0x0200) !== 0,
    authenticData: (flags & AUTHENTIC_DATA) !== 0,
    rcode: rcodes[rcode] ?? `RCODE${rcode}`,
    questions,
    answers: answers.map(({ name, ttl, type, start, end }) => ({ name, ttl, data: readRecordData(type, bytes, start, end) })),
    ...(soa && { negativeTtl: Math.min(soa.ttl, uint32(bytes, soa.end - 4)) }),
    extendedErrors: opt ? readExtendedErrors(bytes.subarray(opt.start, opt.end)) : [],
  };
  return {
    value,
    findings: at < bytes.length ? [dohFinding('doh-trailing-bytes', { values: { octets: String(bytes.length - at) } })] : [],
  };
}

/** A record's frame; its data is between `start` and `end`. */
interface Frame {
  readonly name: string;
  readonly type: number;
  readonly class: number;
  readonly ttl: number;
  readonly start: number;
  readonly end: number;
}

/** A TTL with the top bit set counts as 0 (RFC 2181 section 8), except in OPT. */
function readFrame(bytes: Uint8Array, at: number): Frame {
  const { name, next } = readName(bytes, at);
  const type = uint16(bytes, next);
  const ttl = uint32(bytes, next + 4);
  const start = next + 10;
  const end = start + uint16(bytes, next + 8);
  if (end > bytes.length) throw new Error('a record runs over the end');
  return { name, type, class: uint16(bytes, next + 2), ttl: type !== optType && ttl > 0x7fffffff ? 0 : ttl, start, end };
}

/** Reads record data, `start` to `end` in the whole message, which compressed names need. Throws where it does not fill that stretch. */
function readRecordData(number: number, message: Uint8Array, start: number, end: number): AnswerRecord['data'] {
  const data = message.subarray(start, end);
  // The library wants the length in front, and reads on into what follows: it gets exactly this much.
  const framed = message.slice(start - 2, end);
  switch (number) {
    case typeNumbers.A:
      if (data.length !== 4) throw new Error('an A record has 4 octets');
      return { type: 'A', address: ipv4.decode(framed) };
    case typeNumbers.AAAA:
      if (data.length !== 16) throw new Error('an AAAA record has 16 octets');
      return { type: 'AAAA', address: ipv6.decode(framed) };
    case typeNumbers.CNAME:
      return { type: 'CNAME', target: nameThatFills(message, start, end) };
    case typeNumbers.MX:
      if (data.length < 3) throw new Error('an MX record has at least 3 octets');
      return { type: 'MX', preference: (data[0]! << 8) | data[1]!, exchange: nameThatFills(message, start + 2, end) };
    case typeNumbers.TXT:
      if (data.length === 0) throw new Error('a TXT record has at least one string');
      return { type: 'TXT', strings: (txt.decode(framed) as Uint8Array[]).map(textOf) };
    case typeNumbers.TLSA:
      if (data.length < 4) throw new Error('a TLSA record has at least 4 octets');
      return { type: 'TLSA', usage: data[0]!, selector: data[1]!, matchingType: data[2]!, data: hex(data.subarray(3)) };
    case typeNumbers.CAA: {
      const tagEnd = 2 + (data[1] ?? 0);
      if (data.length < 3 || tagEnd > data.length) throw new Error('the CAA tag runs over the end');
      return { type: 'CAA', flags: data[0]!, tag: textOf(data.subarray(2, tagEnd)), value: textOf(data.subarray(tagEnd)) };
    }
    default:
      return { type: 'other', number, data: hex(data) };
  }
}

/** The extended DNS errors (option 15) among the options of an OPT record. */
function readExtendedErrors(options: Uint8Array): { code: number; text: string }[] {
  const errors: { code: number; text: string }[] = [];
  for (let at = 0; at < options.length;) {
    const length = uint16(options, at + 2);
    const end = at + 4 + length;
    if (end > options.length) throw new Error('an EDNS option runs over the end');
    if (uint16(options, at) === 15 && length >= 2) {
      errors.push({ code: uint16(options, at + 4), text: textOf(options.subarray(at + 6, end)) });
    }
    at = end;
  }
  return errors;
}

function nameThatFills(message: Uint8Array, start: number, end: number): string {
  const { name, next } = readName(message, start);
  if (next !== end) throw new Error('a name does not fill its record');
  return name;
}

function uint16(bytes: Uint8Array, at: number): number {
  if (at + 2 > bytes.length) throw new Error('the message ends too early');
  return (bytes[at]! << 8) | bytes[at + 1]!;
}

function uint32(bytes: Uint8Array, at: number): number {
  return uint16(bytes, at) * 0x10000 + uint16(bytes, at + 2);
}
