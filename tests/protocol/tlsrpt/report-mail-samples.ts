// Mails that carry a TLS report, as RFC 8460 section 5.3 wants them. One character for each octet.

export const reportJson = '{"policies":[],"organization-name":"Sender Example"}';

/** By transfer encoding; what stands under another name is not encoded. */
const encoders: Readonly<Record<string, (content: string) => string>> = {
  base64: (content) => Buffer.from(content, 'latin1').toString('base64').replace(/.{76}/g, '$&\r\n'),
  'quoted-printable': (content) =>
    content
      .replace(/[=\u007f-\u00ff]/g, (character) => `=${character.charCodeAt(0).toString(16).toUpperCase()}`)
      .replace(/.{60}/g, '$&=\r\n'),
};

export function reportMail({
  encoding = 'base64',
  type = 'application/tlsrpt+json',
  content = reportJson,
  fileName = 'sender.example!receiver.example!1779235200!1779321599.json',
}: {
  readonly encoding?: string;
  readonly type?: string;
  readonly content?: string;
  readonly fileName?: string;
}): string {
  const encoded = encoders[encoding]?.(content) ?? content;
  return [
    'Received: from mail.sender.example by mx1.receiver.example;',
    '\tThu, 21 May 2026 02:00:00 +0000',
    'From: tlsrpt@sender.example',
    'To: reports@receiver.example',
    'Subject: Report Domain: receiver.example Submitter: sender.example Report-ID: <20260520@sender.example>',
    'TLS-Report-Domain: receiver.example',
    'TLS-Report-Submitter: sender.example',
    'MIME-Version: 1.0',
    'Content-Type: multipart/report; report-type="tlsrpt";',
    ' boundary="----=_Part (1)"',
    '',
    'A preamble that nobody shows.',
    '------=_Part (1)',
    'Content-Type: text/plain; charset="us-ascii"',
    '',
    'This is an aggregate TLS report from sender.example',
    '------=_Part (1)',
    `Content-Type: ${type}`,
    `Content-Transfer-Encoding: ${encoding}`,
    `Content-Disposition: attachment; filename="${fileName}"`,
    '',
    encoded,
    '------=_Part (1)--',
    '',
  ].join('\r\n');
}
