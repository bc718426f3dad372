// Reading single members of a TLS report's objects: each reader gives the value or what stands for "the report does not say",
// and adds a problem where the report departs from RFC 8460 section 4.4. null and empty strings count as absent.
import type { JsonNode, JsonObject } from './json-tree.ts';
import { ProblemList } from './report-codes.ts';
import { parseReportDate } from './report-date.ts';

/** One object of the report, read member by member; a missing object reads as empty, and nothing inside it is called missing. */
export class MemberReader {
  readonly #object: JsonObject | undefined;
  readonly #problems: ProblemList;

  constructor(object: JsonObject | undefined, problems: ProblemList) {
    this.#object = object;
    this.#problems = problems;
  }

  /** A reader for one object; all absent objects share one, since nothing can be wrong inside them. */
  static of(object: JsonObject | undefined, problems: ProblemList): MemberReader {
    return object ? new MemberReader(object, problems) : absent;
  }

  /** The member's node unless it is absent, null or an empty string. */
  node(name: string): JsonNode | undefined {
    const node = this.#object?.member(name);
    return !node || node.type === 'null' || (node.type === 'string' && node.value === '') ? undefined : node;
  }

  /** Says that a member is missing, unless the whole object is. */
  missing(name: string): void {
    if (this.#object) this.#problems.count('missing', name, this.#object);
  }

  wrongType(name: string, node: JsonNode): void {
    this.#problems.count('wrong-type', name, node);
  }

  object(name: string): JsonObject | undefined {
    const node = this.node(name);
    if (!node) this.missing(name);
    else if (node.type !== 'object') this.wrongType(name, node);
    return node?.type === 'object' ? node : undefined;
  }

  string(name: string, need: 'required' | 'optional' = 'required'): string | null {
    const node = this.node(name);
    if (!node && need === 'required') this.missing(name);
    if (node && node.type !== 'string') this.wrongType(name, node);
    return node?.type === 'string' ? node.value : null;
  }

  /** A word that should be one of a list; any other is kept, with a problem. */
  word(name: string, isKnown: (word: string) => boolean): string | null {
    const word = this.string(name);
    if (word !== null && !isKnown(word)) this.#problems.count('unknown', name, this.node(name)!);
    return word;
  }

  /** A domain name; letters outside ASCII are kept, with a problem. */
  domain(name: string): string | null {
    const domain = this.string(name);
    if (domain !== null) this.#checkLabels(name, domain, this.node(name)!);
    return domain;
  }

  /** An array of strings; one string alone counts as an array of one, elements of another type are left out. */
  strings(name: string, need: 'required' | 'optional'): readonly string[] {
    const strings: string[] = [];
    for (const item of this.items(name, need, 'string')) if (item.type === 'string' && item.value !== '') strings.push(item.value);
    return strings;
  }

  /** An array of host names or patterns. */
  domains(name: string, need: 'required' | 'optional'): readonly string[] {
    const domains = this.strings(name, need);
    const node = this.node(name);
    if (node) domains.forEach((domain) => this.#checkLabels(name, domain, node));
    return domains;
  }

  /** The elements of the wanted type; one value of that type alone counts as an array of one. */
  items(name: string, need: 'required' | 'optional', type: 'string' | 'object'): readonly JsonNode[] {
    const node = this.node(name);
    if (!node) {
      if (need === 'required') this.missing(name);
      return nothing;
    }
    if (node.type === type) {
      this.#problems.count('not-array', name, node);
      return [node];
    }
    if (node.type !== 'array') {
      this.wrongType(name, node);
      return nothing;
    }
    return node.items.filter((item) => {
      if (item.type !== type) this.wrongType(`${name}[]`, item);
      return item.type === type;
    });
  }

  /** A number of sessions: an integer from 0 to 2^53-1 in any notation; digits in quotes are read, with a problem. */
  count(name: string): number | null {
    const node = this.node(name);
    if (!node) {
      this.missing(name);
      return null;
    }
    if (node.type !== 'number' && node.type !== 'string') {
      this.wrongType(name, node);
      return null;
    }
    const digits = node.type === 'number' ? node.text : (/^\d+$/.exec(node.value)?.[0] ?? '');
    const count = exactCount(digits);
    if (count === undefined) this.#problems.count('bad-count', name, node);
    else if (node.type === 'string') this.#problems.count('count-as-string', name, node);
    return count ?? null;
  }

  /** A date-time, as UTC. */
  date(name: string): string | null {
    const text = this.string(name);
    if (text === null) return null;
    const node = this.node(name)!;
    const date = parseReportDate(text);
    if (!date) this.#problems.count('bad-date', name, node);
    for (const departure of date?.departures ?? []) this.#problems.count(departure, name, node);
    return date?.utc ?? null;
  }

  #checkLabels(name: string, domain: string, node: JsonNode): void {
    if (/[^\u0000-\u007f]/.test(domain)) this.#problems.count('u-label', name, node);
  }
}

const absent = new MemberReader(undefined, new ProblemList());
const nothing: readonly never[] = [];

/**
 * The integer that a number stands for, from 0 to 2^53-1 (RFC 7493 section 2.2); undefined if it is none. Looks at the text,
 * for a double would round 9007199254740993 and 1.00000000000000000001 to neighbours.
 */
function exactCount(text: string): number | undefined {
  // Nearly all are plain digits, and few.
  if (/^[1-9]\d{0,14}$/.test(text)) return Number(text);
  const [, sign, whole, fraction = '', exponent = '0'] = /^(-?)(\d+)(?:\.(\d+))?(?:[eE]([+-]?\d+))?$/.exec(text) ?? [];
  if (whole === undefined) return undefined;
  const digits = (whole + fraction).replace(/^0+/, '');
  if (digits === '') return 0;
  if (sign === '-') return undefined;
  const zeros = digits.length - trailingZerosStart(digits);
  const shift = Number(exponent) - fraction.length + zeros;
  const significant = digits.length - zeros;
  if (shift < 0 || significant + shift > 16) return undefined;
  const value = Number(digits.slice(0, significant) + '0'.repeat(shift));
  return Number.isSafeInteger(value) ? value : undefined;
}

function trailingZerosStart(digits: string): number {
  let end = digits.length;
  while (digits[end - 1] === '0') end -= 1;
  return end;
}
