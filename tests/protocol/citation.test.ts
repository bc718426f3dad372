import { describe, expect, it } from 'vitest';
import { cite, citationUrl, draft2016, formatCitation, ownCheck } from '#src/protocol/citation.ts';

describe('citations', () => {
  it.each([
    [cite('RFC 8461', '4.1'), 'RFC 8461 §4.1', 'https://www.rfc-editor.org/rfc/rfc8461#section-4.1'],
    [cite('RFC 8461', 'Appendix B'), 'RFC 8461 §Appendix B', 'https://www.rfc-editor.org/rfc/rfc8461#appendix-B'],
    [
      cite(draft2016, '3.5'),
      'SMTP STS draft, March 2016, section 3.5',
      'https://datatracker.ietf.org/doc/html/draft-margolis-smtp-sts-00#section-3.5',
    ],
    [ownCheck, 'our own check', undefined],
  ])('%o reads %s', (citation, text, url) => {
    expect(formatCitation(citation)).toBe(text);
    expect(citationUrl(citation)).toBe(url);
  });
});
