// A session in a form to take away, with the words for what was found; the forms and the words come when they are asked for.
import { explainText, loadSessionFindings } from '#src/explanations/index.ts';
import type { ExportForm } from '#src/simulator/session/export-session.ts';
import type { Move } from '#src/simulator/network/move.ts';
import type { ScenarioInput } from '#src/simulator/world/scenario-input.ts';
import type { Session } from '#src/simulator/session/session.ts';

/** In the order in which they are offered. */
export const forms: Readonly<Record<ExportForm, { readonly ending: string; readonly type: string }>> = {
  text: { ending: 'txt', type: 'text/plain' },
  json: { ending: 'json', type: 'application/json' },
  mermaid: { ending: 'mmd', type: 'text/plain' },
  asciicast: { ending: 'cast', type: 'application/x-asciicast' },
  recipe: { ending: 'sh', type: 'text/x-shellscript' },
};

/**
 * The file's text. The page's own session is not whole: it is played again. Rejects when the worker breaks off, or a part does not come.
 */
export async function textOf(scenario: ScenarioInput, moves: readonly Move[], form: ExportForm, language: string): Promise<string> {
  const { simulator } = await import('#src/bridge/simulator.ts');
  const session = await simulator.run((api) => api.simulate(scenario, moves) as Promise<Session>);
  const { exportSession } = await import('#src/simulator/session/export-session.ts');
  await loadSessionFindings(language);
  return exportSession(session, form, ({ code, values }) => explainText(code, values, language));
}
