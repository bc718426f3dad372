// Gets a session in a form to take away, from the worker: the page itself knows none of the forms.
import type { ExportForm } from '#src/simulator/export-session.ts';
import type { Session } from '#src/simulator/session.ts';

/** In the order in which they are offered. */
export const forms: Readonly<Record<ExportForm, { readonly ending: string; readonly type: string }>> = {
  text: { ending: 'txt', type: 'text/plain' },
  json: { ending: 'json', type: 'application/json' },
  mermaid: { ending: 'mmd', type: 'text/plain' },
  asciicast: { ending: 'cast', type: 'application/x-asciicast' },
  recipe: { ending: 'sh', type: 'text/x-shellscript' },
};

/** The file's text. Rejects when the worker breaks off. */
export async function textOf(session: Session, form: ExportForm): Promise<string> {
  const { evaluator } = await import('#src/bridge/evaluator.ts');
  return evaluator.run((api) => api.exportSession(session, form) as Promise<string>);
}
