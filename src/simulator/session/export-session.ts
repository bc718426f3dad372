// A session in the forms in which it can be taken away.
import { exportAsciicast } from './export-asciicast.ts';
import { exportMermaid } from './export-mermaid.ts';
import { exportRecipe } from './export-recipe.ts';
import type { Session } from './session.ts';
import { formatTranscript, legend } from './transcript.ts';

const writers = {
  text: (session: Session) => `${legend.join('\n')}\n\n${formatTranscript(session)}`,
  json: (session: Session) => `${JSON.stringify(session, null, 2)}\n`,
  mermaid: exportMermaid,
  asciicast: exportAsciicast,
  recipe: exportRecipe,
} as const;
export type ExportForm = keyof typeof writers;

/** The session as text in that form. */
export function exportSession(session: Session, form: ExportForm): string {
  return writers[form](session);
}
