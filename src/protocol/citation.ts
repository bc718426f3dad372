// Citations: which document, and which section of it, a statement rests on.
// The documents are the RFCs that this project implements, and the first draft of March 2016.

/** Where a rule stands. `section` is the section's number ("4.1"); an appendix is "B" in an RFC, "Appendix 1" in the 2016 draft. */
export interface Citation {
  readonly document: string;
  readonly section: string;
}

/** The first draft, which has no RFC number: draft-margolis-smtp-sts-00, 18 March 2016. */
export const draft2016 = 'SMTP STS draft, March 2016';

const draftUrl = 'https://datatracker.ietf.org/doc/html/draft-margolis-smtp-sts-00';

/** What a check of this project cites when no RFC asks for it. */
export const ownCheck: Citation = { document: 'our own check', section: '' };

/** `cite('RFC 8461', '4.1')`. */
export function cite(document: string, section: string): Citation {
  return { document, section };
}

/** Whether both name the same section. */
export function isSameCitation(one: Citation, other: Citation): boolean {
  return one.document === other.document && one.section === other.section;
}

/** The citation as text: "RFC 8461 §4.1"; the draft's name ends in a date, so its section follows a comma. */
export function formatCitation({ document, section }: Citation): string {
  if (!section) return document;
  return document.startsWith('RFC ') ? `${document} §${section}` : `${document}, section ${section}`;
}

/** The address at which the cited section can be read; undefined for our own checks. */
export function citationUrl({ document, section }: Citation): string | undefined {
  if (document === draft2016) return `${draftUrl}${/^\d/.test(section) ? `#section-${section}` : ''}`;
  const rfc = /^RFC (\d+)$/.exec(document)?.[1];
  if (!rfc) return undefined;
  const appendix = /^(?:Appendix )?([A-Z](?:\.\d+)*)$/.exec(section)?.[1];
  const numbered = /^\d/.test(section) ? `#section-${section}` : '';
  const anchor = appendix ? `#appendix-${appendix}` : numbered;
  return `https://www.rfc-editor.org/rfc/rfc${rfc}${anchor}`;
}
