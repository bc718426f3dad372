// Mailboxes and paths between the brackets of MAIL and RCPT (RFC 5321 section 4.1.2, RFC 6531 section 3.3 for letters beyond ASCII).
import { isHostSyntax } from '../dns/names.ts';

export interface Path {
  /** Local part, "@" and domain as written; empty for the null reverse path. */
  readonly mailbox: string;
  /** A source route stood before it; it is ignored (RFC 5321 section 3.6.1). */
  readonly routed: boolean;
}

const atom = "[A-Za-z0-9!#$%&'*+/=?^_`{|}~\\-\\u0080-\\uffff]+";
const localPart = new RegExp(`^(?:${atom}(?:\\.${atom})*|"(?:[\\x20\\x21\\x23-\\x5b\\x5d-\\x7e\\u0080-\\uffff]|\\\\[\\x20-\\x7e])*")$`);

/** Reads what stands between "<" and ">"; undefined if it is no path. "<>" is a reverse path, "<Postmaster>" a forward path. */
export function parsePath(text: string, kind: 'reverse' | 'forward'): Path | undefined {
  if (!text) return kind === 'reverse' ? { mailbox: '', routed: false } : undefined;
  const route = /^@[^:]*:/.exec(text)?.[0];
  if (
    route &&
    !route
      .slice(0, -1)
      .split(',')
      .every((hop) => hop.startsWith('@') && isMailDomain(hop.slice(1)))
  )
    return undefined;
  const mailbox = text.slice(route?.length ?? 0);
  if (!route && kind === 'forward' && mailbox.toLowerCase() === 'postmaster') return { mailbox, routed: false };
  const at = mailbox.lastIndexOf('@');
  const domain = mailbox.slice(at + 1);
  if (at < 1 || !localPart.test(mailbox.slice(0, at)) || !(isMailDomain(domain) || isAddressLiteral(domain))) return undefined;
  return { mailbox, routed: Boolean(route) };
}

/** The domain of a mailbox, in lower case; empty for the null path and for "Postmaster". */
export function domainOf(mailbox: string): string {
  const at = mailbox.lastIndexOf('@');
  return at < 0 ? '' : mailbox.slice(at + 1).toLowerCase();
}

/** RFC 5321 `Domain`; a U-label passes as it stands (RFC 6531 section 3.3). */
export function isMailDomain(text: string): boolean {
  return isHostSyntax(text.replace(/[\u0080-\uffff]/g, 'u'));
}

/** 0 to 255 in one to three digits (RFC 5321 section 4.1.3, `Snum`). */
export const octet = '(?:25[0-5]|2[0-4]\\d|[01]?\\d?\\d)';
const literal = new RegExp(`^\\[(?:${octet}(?:\\.${octet}){3}|IPv6:[0-9A-Fa-f:.]+|[A-Za-z0-9-]*[A-Za-z0-9]:[\\x21-\\x5a\\x5e-\\x7e]+)\\]$`);

/** `[203.0.113.5]`, `[IPv6:2001:db8::5]`, or a literal of another kind; of an IPv6 address only the characters are looked at. */
export function isAddressLiteral(text: string): boolean {
  return literal.test(text);
}
