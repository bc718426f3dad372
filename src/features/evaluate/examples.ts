// Examples for the evaluator: two that are right, and mistakes that operators really make. Their names stand in the words of the page.
import type { PastedTexts } from '#src/protocol/pasted/texts.ts';

const record = '_mta-sts.receiver.example. 3600 IN TXT "v=STSv1; id=20260401120000;"';
const policy = 'version: STSv1\nmode: enforce\nmx: mx1.receiver.example\nmx: mx2.receiver.example\nmax_age: 1209600\n';
const mx = '10 mx1.receiver.example.\n20 mx2.receiver.example.\n';
const tlsrpt = '_smtp._tls.receiver.example. 3600 IN TXT "v=TLSRPTv1; rua=mailto:tlsrpt@receiver.example"';
const good: PastedTexts = { record, policy, mx, tlsrpt };

/** RFC 8461 sections 3.1, 3.2 and RFC 8460 section 3: the values of their examples, with MX hosts that suit them. */
const rfc: PastedTexts = {
  record: 'v=STSv1; id=20160831085700Z;',
  policy: 'version: STSv1\nmode: enforce\nmx: mail.example.com\nmx: *.example.net\nmx: backupmx.example.com\nmax_age: 604800\n',
  mx: 'mail.example.com\nmx1.example.net\nbackupmx.example.com\n',
  tlsrpt: 'v=TLSRPTv1; rua=mailto:reports@example.com',
};

const html = `HTTP/2 200
content-type: text/html; charset=utf-8

<!doctype html>
<html lang="en">
  <head><title>Welcome</title></head>
  <body>It works!</body>
</html>
`;

const withPolicy = (change: (text: string) => string): PastedTexts => ({ ...good, policy: change(policy) });

export const examples = {
  good,
  rfc,
  'blank-line': withPolicy((text) => text.replace('mx: mx1', '\nmx: mx1')),
  bom: withPolicy((text) => `\ufeff${text}`),
  typo: withPolicy((text) => text.replace('mx: mx2', 'nmx: mx2')),
  'max-age': withPolicy((text) => text.replace('1209600', '3600')),
  wildcard: {
    ...good,
    policy: policy.replace('mx: mx1.receiver.example\nmx: mx2', 'mx: *'),
    mx: '10 mx1.receiver.example.\n20 mx2.backup.receiver.example.\n',
  },
  'two-records': { ...good, record: 'v=STSv1; id=20260101000000;\nv=STSv1; id=20260401120000;' },
  'id-hyphens': { ...good, record: 'v=STSv1; id=2026-04-01;' },
  html: { ...good, policy: html },
  'not-covered': withPolicy((text) => text.replace('mx: mx2.receiver.example\n', '')),
  testing: withPolicy((text) => text.replace('enforce', 'testing')),
} as const satisfies Record<string, PastedTexts>;

export type ExampleName = keyof typeof examples;
