// What was found at the steps of a session, in words, as text: below a transcript each finding once, with the steps that it was found at,
// what it means and how to mend it. The words come from whoever has them.
import { formatCitation } from '#src/protocol/citation.ts';
import type { Finding } from '#src/protocol/finding.ts';
import { visible } from '#src/protocol/visible.ts';
import type { SessionEvent } from './session.ts';

/** A finding in plain words; paragraphs end with a line break. */
export type Say = (finding: Finding) => { readonly statement: string; readonly body: string; readonly fix?: string };

/** The lines of that section; none where nothing was found. */
export function formatFindings(events: readonly SessionEvent[], say: Say): string[] {
  const places = new Map<string, { readonly finding: Finding; readonly ids: string[] }>();
  for (const { id, findings } of events)
    for (const finding of findings) {
      const key = JSON.stringify([finding.code, finding.values]);
      const known = places.get(key) ?? { finding, ids: [] };
      places.set(key, known);
      if (!known.ids.includes(id)) known.ids.push(id);
    }
  if (places.size === 0) return [];
  return ['found', ...[...places.values()].flatMap(({ finding, ids }) => inWords(finding, ids, say(finding)))];
}

function inWords({ code, severity, citation }: Finding, ids: readonly string[], { statement, body, fix }: ReturnType<Say>): string[] {
  const paragraphs = (text: string): string[] => text.split('\n').flatMap((line) => (line.trim() ? [`    ${visible(line.trim())}`] : []));
  return [
    `  ${severity}: ${visible(statement)}   [${code}; ${formatCitation(citation)}]`,
    `    at ${visible(ids.join(', '))}`,
    ...paragraphs(body),
    ...paragraphs(fix === undefined ? '' : `Fix: ${fix}`),
  ];
}
