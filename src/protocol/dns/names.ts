// Domain names as text: case, the root dot, labels and their lengths (RFC 1035 section 2.3, RFC 1123 section 2.1, RFC 2181 section 11).
// ASCII only: whoever has U-labels turns them into A-labels first.

/** The longest label and the longest name, in octets; the name without its root dot (RFC 1035 section 2.3.4). */
export const longestLabel = 63;
export const longestName = 253;

/** Lower-cases A to Z and nothing else, so that no foreign letter turns into an ASCII one (the Kelvin sign into "k"). */
export function lowerCaseAscii(text: string): string {
  if (!/[A-Z]/.test(text)) return text;
  return isAscii(text) ? text.toLowerCase() : text.replace(/[A-Z]+/g, (letters) => letters.toLowerCase());
}

/** The form in which names are compared: lower-case ASCII letters, one root dot dropped. Takes any text. */
export function normaliseName(name: string): string {
  const rooted = name.length > 1 && name.charCodeAt(name.length - 1) === 0x2e;
  return lowerCaseAscii(rooted ? name.slice(0, -1) : name);
}

/** The labels of a name, the left-most first. No root dot is expected; an empty text has one empty label. */
export function labelsOf(name: string): string[] {
  return name.split('.');
}

/**
 * Whether the text is a name that DNS can hold and people write: 1 to 63 letters, digits, "-" or "_" in a label, at most 253 in all.
 * "_" is for `_mta-sts` and its like. A root dot is not expected here; see normaliseName.
 */
export function isDomainName(text: string): boolean {
  return fitsDns(text) && hasOnlyLabelOctets(text);
}

/** Whether a host may have this name: letters, digits and inner hyphens, and not the form of an IPv4 address (RFC 1123 section 2.1). */
export function isHostName(text: string): boolean {
  return fitsDns(text) && isHostSyntax(text) && !isIpv4(text);
}

/** Whether the text is RFC 5321 section 4.1.2 `Domain`: letters, digits and inner hyphens, of any length. */
export function isHostSyntax(text: string): boolean {
  let before = 0x2e;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code === 0x2e || code === 0x2d) {
      if (before === 0x2e || (code === 0x2e && before === 0x2d)) return false;
    } else if (!isLetterOrDigit(code)) return false;
    before = code;
  }
  return before !== 0x2e && before !== 0x2d;
}

/** Whether the text has the form of an IPv4 address: four numbers. Their range does not matter: it is no host name either way. */
export function isIpv4(text: string): boolean {
  // Few names end in a digit.
  return text.charCodeAt(text.length - 1) <= 0x39 && /^\d+\.\d+\.\d+\.\d+$/.test(text);
}

/** Whether the labels are there and short enough: 1 to 63 octets each, at most 253 in all. Does not look at the letters. */
export function fitsDns(text: string): boolean {
  if (text.length > longestName) return false;
  let start = 0;
  for (let i = 0; i <= text.length; i++) {
    if (i < text.length && text.charCodeAt(i) !== 0x2e) continue;
    if (i === start || i - start > longestLabel) return false;
    start = i + 1;
  }
  return true;
}

/** Whether the text holds only letters, digits, "-", "_" and dots. */
export function hasOnlyLabelOctets(text: string): boolean {
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (!isLetterOrDigit(code) && code !== 0x2d && code !== 0x2e && code !== 0x5f) return false;
  }
  return true;
}

/** Whether every UTF-16 unit of the text is below 128. */
export function isAscii(text: string): boolean {
  for (let i = 0; i < text.length; i++) if (text.charCodeAt(i) > 0x7f) return false;
  return true;
}

/** Whether the character code is an ASCII letter or digit (ALPHA / DIGIT of RFC 5234). */
export function isLetterOrDigit(code: number): boolean {
  return (code >= 0x61 && code <= 0x7a) || (code >= 0x30 && code <= 0x39) || (code >= 0x41 && code <= 0x5a);
}
