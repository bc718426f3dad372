// A policy that a person brings in place of fetching it: the file, or what curl printed when it was run outside the browser, its failure
// included. It is a person's word, so it is marked as such wherever it is shown.
import type { PolicyObserved } from '#src/inspector/ask/policy-fetch.ts';
import { readPolicyText } from '#src/protocol/pasted/policy-text.ts';

/** What was pasted, in the form in which a fetched policy comes. */
export function readPastedPolicy(text: string): PolicyObserved {
  const { head, body, failed } = readPolicyText(text);
  if (!failed) return { how: 'pasted', ...head, body: body.text };
  const { response, said } = failed;
  if (response.result !== 'answer') return { how: 'pasted', failure: response.result, detail: said };
  return { how: 'pasted', status: response.status, contentType: response.contentType, body: response.body, detail: said };
}
