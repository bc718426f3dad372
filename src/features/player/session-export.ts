// Gets a session in a form to take away, from the worker: the page itself knows none of the forms.
import type { Move } from '#src/simulator/network/move.ts';
import type { ExportForm } from '#src/simulator/session/export-session.ts';
import type { ScenarioInput } from '#src/simulator/world/scenario-input.ts';

/** In the order in which they are offered. */
export const forms: Readonly<Record<ExportForm, { readonly ending: string; readonly type: string }>> = {
  text: { ending: 'txt', type: 'text/plain' },
  json: { ending: 'json', type: 'application/json' },
  mermaid: { ending: 'mmd', type: 'text/plain' },
  asciicast: { ending: 'cast', type: 'application/x-asciicast' },
  recipe: { ending: 'sh', type: 'text/x-shellscript' },
};

/** The file's text. Rejects when the worker breaks off. */
export async function textOf(scenario: ScenarioInput, moves: readonly Move[], form: ExportForm): Promise<string> {
  const { simulator } = await import('#src/bridge/simulator.ts');
  return simulator.run((api) => api.exportSession(scenario, moves, form) as Promise<string>);
}
