// How each part of a publication stands: a few words, and the tone of a verdict.
import type { Box } from '#src/inspector/boxes.ts';
import type { Publication } from '#src/protocol/mta-sts/judge-publication.ts';
import type { Words } from '#src/words/en.ts';

export interface BoxStatus {
  readonly text: string;
  readonly tone: 'pass' | 'fail' | 'unknown';
}

/** Undefined for a part that is not judged. */
export function statusOf(box: Box, publication: Publication, { status, covered }: Words['pages']['evaluate']): BoxStatus | undefined {
  const { record, policy, mx, tlsrpt } = publication;
  if (box === 'mx') {
    if (!mx) return undefined;
    const all = mx.hosts.map((host) => host.covered);
    return { text: covered(all), tone: all.includes(null) ? 'unknown' : all.includes(false) ? 'fail' : 'pass' };
  }
  const state = box === 'policy' ? policy && (policy.value ? 'valid' : 'invalid') : (box === 'record' ? record : tlsrpt)?.status;
  return state && { text: status[state], tone: state === 'valid' ? 'pass' : 'fail' };
}
