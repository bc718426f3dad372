// What may stand behind a parameter of MAIL or RCPT, each by the RFC of its extension: RFC 1870 section 3, RFC 6152 section 2 and RFC 3030
// section 3 (BODY), RFC 3461 sections 4.1 to 4.4, RFC 4954 section 5, RFC 8689 section 2 (REQUIRETLS). Of SMTPUTF8, RFC 6531 section 3.4.
import type { Parameter } from './commands.ts';

/** RFC 3461 section 4: printable ASCII without "+" and "=", other octets as "+" and two upper-case hexadecimal digits. */
const xtext = '(?:[!-*,-<>-~]|\\+[0-9A-F]{2})+';
const notice = '(?:SUCCESS|FAILURE|DELAY)';

/** null: the parameter stands alone. A parameter that is not here is one that is not checked. */
const values: Readonly<Record<string, RegExp | null>> = {
  SIZE: /^\d{1,20}$/,
  BODY: /^(?:7BIT|8BITMIME|BINARYMIME)$/i,
  SMTPUTF8: null,
  RET: /^(?:FULL|HDRS)$/i,
  ENVID: new RegExp(`^${xtext}$`),
  NOTIFY: new RegExp(`^(?:NEVER|${notice}(?:,${notice})*)$`, 'i'),
  ORCPT: new RegExp(`^[A-Za-z0-9-]+;${xtext}$`),
  AUTH: new RegExp(`^(?:<>|${xtext})$`),
  REQUIRETLS: null,
};

/**
 * The first parameter whose value is missing, not wanted or not well written; BODY=BINARYMIME only where BINARYMIME is among the `offered`
 * keywords.
 */
export function badValue(parameters: readonly Parameter[], offered: readonly string[]): Parameter | undefined {
  return parameters.find(({ keyword, value }) => {
    if (!Object.hasOwn(values, keyword)) return false;
    const pattern = values[keyword]!;
    if (pattern === null) return value !== undefined;
    if (keyword === 'BODY' && value?.toUpperCase() === 'BINARYMIME') return !offered.includes('BINARYMIME');
    return value === undefined || !pattern.test(value);
  });
}
