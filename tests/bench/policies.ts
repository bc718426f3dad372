// Policies as domains publish them, and long ones. Names are made up; their forms and lengths are those of large hosts and small ones.

const lf = (...lines: string[]) => lines.map((line) => `${line}\n`).join('');
const crlf = (...lines: string[]) => lines.map((line) => `${line}\r\n`).join('');

/** Twelve, of 3 to 8 lines. */
export const realPolicies: Readonly<Record<string, string>> = {
  'one host': lf('version: STSv1', 'mode: enforce', 'mx: mail.example.com', 'max_age: 604800'),
  'like Gmail': lf(
    'version: STSv1',
    'mode: enforce',
    'mx: smtp-inbound.l.example.com',
    'mx: *.smtp-inbound.l.example.com',
    'max_age: 86400',
  ),
  'like Workspace': crlf(
    'version: STSv1',
    'mode: enforce',
    'mx: aspmx.l.example.com',
    'mx: *.aspmx.l.example.com',
    'mx: alt1.aspmx.l.example.com',
    'mx: alt2.aspmx.l.example.com',
    'max_age: 604800',
  ),
  'like Microsoft': crlf('version: STSv1', 'mode: enforce', 'mx: *.mail.protection.example.com', 'max_age: 604800'),
  'like Outlook': crlf(
    'version: STSv1',
    'mode: enforce',
    'mx: *.olc.protection.example.com',
    'mx: *.mail.protection.example.com',
    'max_age: 604800',
  ),
  'testing, CRLF': crlf('version: STSv1', 'mode: testing', 'mx: mx1.example.com', 'mx: mx2.example.com', 'max_age: 86400'),
  'none, 3 lines': lf('version: STSv1', 'mode: none', 'max_age: 86400'),
  'no last line end': lf('version: STSv1', 'mode: enforce', 'mx: mx.example.com', 'max_age: 1209600').trimEnd(),
  capitals: crlf('version: STSv1', 'mode: enforce', 'mx: MX1.Example.COM', 'mx: MX2.Example.COM', 'max_age: 2419200'),
  'an extension': lf(
    'version: STSv1',
    'mode: enforce',
    'mx: mx1.example.com',
    'mx: mx2.example.com',
    'max_age: 604800',
    'contact: postmaster@example.com',
  ),
  '8 lines': lf(
    'version: STSv1',
    'mode: enforce',
    'mx: mx1.example.com',
    'mx: mx2.example.com',
    'mx: mx3.example.com',
    'mx: mx4.example.com',
    'mx: backup.example.net',
    'max_age: 31557600',
  ),
  'no spaces': lf('version:STSv1', 'mode:enforce', 'max_age:604800', 'mx:mail.example.com', 'mx:*.example.net'),
};

/** The one with an extension, and the same without. */
export const withExtension = realPolicies['an extension']!;
export const withoutExtension = withExtension.replace(/contact.*\n/, '');

/** A policy with so many mx lines, of which `line` makes each. */
export function longPolicy(count: number, line: (index: number) => string): string {
  const lines = Array.from({ length: count }, (_, index) => line(index));
  return lf('version: STSv1', 'mode: enforce', ...lines, 'max_age: 604800');
}

/** Names of 3 to 14 letters: no two of a length beside each other, and the same in every run. */
function randomName(index: number): string {
  let seed = index + 1;
  const next = () => (seed = (seed * 48_271) % 2_147_483_647);
  return Array.from({ length: 3 + (next() % 12) }, () => String.fromCharCode(0x61 + (next() % 26))).join('');
}

/** Of 103 lines, in six shapes. */
export const longPolicies: Readonly<Record<string, string>> = {
  'names of equal length': longPolicy(100, (index) => `mx: mx${100 + index}.example.com`),
  'random names': longPolicy(100, (index) => `mx: ${randomName(index)}.${randomName(index + 500)}.example`),
  'a third wildcards': longPolicy(100, (index) => (index % 3 ? `mx: mx${index}.example.com` : `mx: *.mail${index}.example.net`)),
  'two spaces': longPolicy(100, (index) => `mx:  mx${index}.example.com`),
  capitals: longPolicy(100, (index) => `mx: MX${index}.Example.COM`),
  'trailing blanks': longPolicy(100, (index) => `mx: mx${index}.example.com  `),
};

/** So many names, each with a dot at its end: bad, and with a mend that is tried. */
export function badNames(count: number): string {
  return longPolicy(count, (index) => `mx: mx${index}.example.com.`);
}
