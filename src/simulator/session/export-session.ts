// A session in the forms in which it can be taken away.
import { exportAsciicast } from './export-asciicast.ts';
import { exportMermaid } from './export-mermaid.ts';
import { exportRecipe } from './export-recipe.ts';
import type { Say } from './findings-text.ts';
import type { Session } from './session.ts';
import { formatTranscript, legend } from './transcript.ts';

const writers = {
  text: (session: Session, say?: Say) => `${legend.join('\n')}\n\n${formatTranscript(session, say)}`,
  json: (session: Session) => `${JSON.stringify(session, null, 2)}\n`,
  mermaid: exportMermaid,
  asciicast: exportAsciicast,
  recipe: exportRecipe,
} as const;
export type ExportForm = keyof typeof writers;

/** The session as text in that form. `say`: words for what was found, in the forms that people read. */
export function exportSession(session: Session, form: ExportForm, say?: Say): string {
  return writers[form](session, say);
}
