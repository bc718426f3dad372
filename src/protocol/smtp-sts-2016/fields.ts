// The fields of a 2016 draft record, one reader for each (section 3.1). A reader puts the value into the
// policy or adds findings; it sees one component, whose name is known and stands once.
import type { FindingList } from '../finding-list.ts';
import { draftFinding } from './codes.ts';
import type { CertificateMethod2016, Policy2016 } from './policy.ts';
import { isUri } from '../uri.ts';
import { trimWsp } from './white-space.ts';

/** One `name = value` of a record, with offsets in the record's text. */
export interface Component2016 {
  readonly name: string;
  readonly value: string;
  readonly start: number;
  readonly valueStart: number;
  readonly end: number;
}

type Draft = { -readonly [Name in keyof Policy2016]: Policy2016[Name] };
type FieldReader = (component: Component2016, policy: Draft, findings: FindingList) => void;

export const fieldReaders: Readonly<Record<string, FieldReader | undefined>> = Object.assign(
  Object.create(null) as Record<string, FieldReader>,
  {
    to: readTo,
    mx: readMx,
    a: readA,
    c: readC,
    e: readE,
    rua: readRua,
  },
);

const greatestUnsigned64 = '18446744073709551615';

function readTo(component: Component2016, policy: Draft, findings: FindingList): void {
  const word = component.value.toLowerCase();
  if (word === 'true' || word === 'false') policy.to = word === 'true';
  else findings.add(draftFinding('draft-to-value', { span: valueSpan(component), values: { value: component.value } }));
}

const domainMatch = String.raw`(?:\*\.)?[a-z0-9-]+(?:\.[a-z0-9-]+)*`;
const domainList = new RegExp(`^${domainMatch}(?:,${domainMatch})*$`, 'i');
const oneDomain = new RegExp(`^${domainMatch}$`, 'i');

function readMx(component: Component2016, policy: Draft, findings: FindingList): void {
  if (domainList.test(component.value)) {
    policy.mx = component.value.toLowerCase().split(',');
    return;
  }
  for (const { text, start, end } of splitList(component)) {
    const bare = text.slice(...trimWsp(text, 0, text.length));
    const span = { start, end };
    if (!oneDomain.test(bare)) findings.add(draftFinding('draft-mx-pattern', { span, values: { pattern: text } }));
    else if (bare !== text) findings.add(draftFinding('draft-mx-space', { span, values: { pattern: bare }, fix: [{ span, text: bare }] }));
  }
}

function readA(component: Component2016, policy: Draft, findings: FindingList): void {
  const { value } = component;
  const span = valueSpan(component);
  if (value.toLowerCase() === 'dnssec') policy.a = 'dnssec';
  else if (!isUri(value)) findings.add(draftFinding('draft-a-value', { span, values: { value } }));
  else {
    policy.a = value;
    if (!/^webpki:https:\/\/./i.test(value)) findings.add(draftFinding('draft-a-unusable', { span, values: { value } }));
  }
}

function readC(component: Component2016, policy: Draft, findings: FindingList): void {
  const word = component.value.toLowerCase();
  if (word === 'webpki' || word === 'tlsa') policy.c = word satisfies CertificateMethod2016;
  else findings.add(draftFinding('draft-c-value', { span: valueSpan(component), values: { value: component.value } }));
}

function readE(component: Component2016, policy: Draft, findings: FindingList): void {
  const { value } = component;
  const span = valueSpan(component);
  if (!/^[0-9]{1,6}$/.test(value)) findings.add(draftFinding('draft-e-value', { span, values: { value } }));
  else {
    policy.e = Number(value);
    // Six digits never reach what the prose asks for: the draft disagrees with itself.
    findings.add(draftFinding('draft-e-under-two-weeks', { span, values: { seconds: `${policy.e}` } }));
  }
}

function readRua(component: Component2016, policy: Draft, findings: FindingList): void {
  const entries: string[] = [];
  for (const { text, start, end } of splitList(component)) {
    const entry = text.slice(...trimWsp(text, 0, text.length));
    const span = { start, end };
    const bang = entry.indexOf('!');
    if (!isUri(bang < 0 ? entry : entry.slice(0, bang))) findings.add(draftFinding('draft-rua-uri', { span, values: { entry } }));
    else if (bang >= 0 && !isSize(entry.slice(bang + 1)))
      findings.add(draftFinding('draft-rua-size', { span, values: { size: entry.slice(bang + 1) } }));
    else entries.push(entry);
  }
  policy.rua = entries;
}

/** `1*DIGIT [ "k" / "m" / "g" / "t" ]`, the number within an unsigned 64-bit integer. */
function isSize(text: string): boolean {
  const digits = /^0*([0-9]*)[kmgt]?$/i.exec(text)?.[1];
  if (digits === undefined || !/^[0-9]/.test(text) || digits.length > greatestUnsigned64.length) return false;
  return digits.length < greatestUnsigned64.length || digits <= greatestUnsigned64;
}

function valueSpan({ valueStart, end }: Component2016): { start: number; end: number } {
  return { start: valueStart, end };
}

function splitList({ value, valueStart }: Component2016): { text: string; start: number; end: number }[] {
  let start = valueStart;
  return value.split(',').map((text) => {
    const item = { text, start, end: start + text.length };
    start = item.end + 1;
    return item;
  });
}
