// What there is to say of the value of an `mx` field (RFC 8461 section 3.2): `["*."] Domain`, where Domain is that of RFC 5321
// section 4.1.2. Of a good one, what is unwise; of a bad one the reason, and the value that was meant, where only one can be.
import { fitsDns, isIpv4, longestLabel, longestName } from '../../dns/names.ts';
import { stsFinding, type ValueCode } from '../codes.ts';
import { isMxPattern } from '../mx-pattern.ts';
import type { Remark } from './values.ts';

/** Why a well-formed pattern matches no host, or too many; undefined if it is as it should be. */
export function judgePattern(pattern: string): Remark | undefined {
  const isWild = pattern.startsWith('*.');
  const values = { pattern, name: String(longestName), label: String(longestLabel) };
  // The shortest label that "*" can stand for has one letter.
  if (pattern.length > longestLabel && !fitsDns(isWild ? `x${pattern.slice(1)}` : pattern)) {
    return { finding: stsFinding('policy-mx-too-long', { values }) };
  }
  if (!pattern.includes('.', isWild ? 2 : 0)) {
    return { finding: stsFinding(isWild ? 'policy-mx-star-top-level' : 'policy-mx-single-label', { values }) };
  }
  return isIpv4(pattern) ? { finding: stsFinding('policy-mx-ipv4', { values }) } : undefined;
}

/** Why a value is no pattern. Of U-labels `toAscii` gives the A-labels, or undefined. What is meant is always well-formed. */
export function judgeBadPattern(value: string, toAscii: ((name: string) => string | undefined) | undefined): Remark {
  const { code, meant } = faultOf(value, toAscii);
  return { finding: stsFinding(code, { values: { value } }), meant: meant?.split(nextLine).every(isMxPattern) ? meant : undefined };
}

/** What stands between two patterns that get a line each. */
const nextLine = '\nmx: ';

type Fault = { readonly code: ValueCode; readonly meant?: string | undefined };

/** The faults, the more telling first. */
function faultOf(value: string, toAscii: ((name: string) => string | undefined) | undefined): Fault {
  const preference = /^\d+ +(\S+)$/.exec(value);
  if (preference) return { code: 'policy-mx-preference', meant: preference[1] };
  if (/[ ,;]/.test(value)) {
    const patterns = value.split(/[ ,;]+/).filter(Boolean);
    return { code: 'policy-mx-list', meant: patterns.join(nextLine) };
  }
  const url = /^[a-z][a-z0-9+.-]*:\/\/([^/:?#]*)/i.exec(value);
  if (url) return { code: 'policy-mx-url', meant: url[1] };
  if (value.includes('@')) return { code: 'policy-mx-mailbox' };
  if (value.startsWith('[') || value.indexOf(':') !== value.lastIndexOf(':')) return { code: 'policy-mx-address-literal' };
  if (value.includes(':')) return { code: 'policy-mx-port', meant: /^([^:]*):\d*$/.exec(value)?.[1] };
  if (value === '*' || value === '*.') return { code: 'policy-mx-star-alone' };
  if (value.startsWith('.')) return { code: 'policy-mx-leading-dot', meant: `*${value}` };
  if (value.lastIndexOf('*') > 0 || /^\*[^.]/.test(value)) return { code: 'policy-mx-star-misplaced' };
  if (/[^\0-\x7f]/.test(value)) return { code: 'policy-mx-u-label', meant: toAscii?.(value) };
  return faultOfLabels(value);
}

function faultOfLabels(value: string): Fault {
  if (!/^[A-Za-z0-9*._-]+$/.test(value)) return { code: 'policy-mx-character', meant: /^["'<]?([^"'<>]*)["'>]?$/.exec(value)?.[1] };
  if (value.includes('..')) return { code: 'policy-mx-empty-label' };
  if (value.endsWith('.')) return { code: 'policy-mx-trailing-dot', meant: value.slice(0, -1) };
  return { code: value.includes('_') ? 'policy-mx-underscore' : 'policy-mx-hyphen' };
}
