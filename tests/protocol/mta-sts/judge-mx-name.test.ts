// The name in an MX record by itself.
import { expect, test } from 'vitest';
import { judgeMxName } from '../../../src/protocol/mta-sts/judge-mx-name.ts';

test.each<[string, string | undefined, string?]>([
  ['mail.example.com', undefined],
  ['Mail.Example.com.', undefined],
  ['', 'mx-null'],
  ['.', 'mx-null'],
  ['..', 'mx-null'],
  ['192.0.2.1.', 'mx-address', '192.0.2.1'],
  ['[192.0.2.1]', 'mx-address'],
  ['[]', 'mx-address'],
  ['a[1]', 'mx-not-a-host-name'],
  ['[1]a', 'mx-not-a-host-name'],
  ['2001:db8::1', 'mx-address'],
  ['2001:db8:1', 'mx-address'],
  ['::', 'mx-address'],
  ['mail.example.com:25', 'mx-not-a-host-name'],
  ['_mail.example.com', 'mx-underscore'],
  ['mail_.example.com', 'mx-underscore'],
  ['-mail_1.example.com', 'mx-not-a-host-name'],
  ['mail..example.com', 'mx-not-a-host-name'],
])('%j: %s', (name, code, host = name) => {
  const finding = judgeMxName(name);
  expect(finding?.code).toBe(code);
  expect(finding?.values).toEqual(code && { host });
});
