// What the reader plays with: a world (by name, or in their own JSON), a sender, an attack, and for worlds that take days, the day on which
// the attack begins and the message in sight. The player's own state (session, moves, position) is player.svelte.ts.
import { ask, openSimulator, type OpenSimulator } from '#src/bridge/ask.ts';
import type { Finding } from '#src/protocol/finding.ts';
import type { Move } from '#src/simulator/network/move.ts';
import type { Timeline } from '#src/simulator/timeline.ts';
import { attacks, mistakes, type AttackName, type MistakeName, type SenderName } from '#src/simulator/world/names.ts';
import type { ScenarioInput } from '#src/simulator/world/scenario-input.ts';

/** What was chosen over what the world itself says. */
export interface Choice {
  readonly sender?: SenderName;
  readonly attack?: AttackName | MistakeName;
  readonly day?: number;
  readonly message?: number;
}

const daySeconds = 86_400;

export class PlayState {
  world = $state.raw<ScenarioInput>({});
  /** The name of a preset, or the JSON text of the reader's own world. */
  text = $state('');
  choice = $state.raw<Choice>({});
  /** What is wrong with a world that was not taken. */
  findings = $state.raw<readonly Finding[]>([]);
  /** The text of that world, so that it can be mended. */
  rejected = $state('');
  timeline = $state.raw<Timeline>();
  trouble = $state<'crashed' | 'hung'>();
  readonly #open: OpenSimulator;

  constructor(open: OpenSimulator = openSimulator) {
    this.#open = open;
  }

  get sender(): SenderName {
    const { sender } = this.world;
    return this.choice.sender ?? (typeof sender === 'string' ? sender : (sender?.like ?? 'opportunistic'));
  }

  get attack(): AttackName | MistakeName {
    return this.choice.attack ?? [this.world.attack ?? 'none'].flat()[0]!;
  }

  /** Whether the world is the reader's own: no name is JSON. */
  get isOwn(): boolean {
    return !/^[a-z0-9-]*$/.test(this.text);
  }

  /** Whether the world holds several messages. */
  get takesDays(): boolean {
    return (this.world.sendAt?.length ?? 0) > 1;
  }

  /** What may be chosen: in a world that takes days an attack begins on a day; mistakes stand in its own changes. */
  get attacks(): readonly (AttackName | MistakeName)[] {
    return this.takesDays ? attacks : [...attacks, ...mistakes];
  }

  /** The world with what was chosen, for one moment. */
  get input(): ScenarioInput {
    const { sender, attack } = this.choice;
    return { ...this.world, ...(sender && { sender }), ...(attack && { attack }) };
  }

  get start(): number {
    return this.world.now ?? this.world.sendAt?.[0] ?? 0;
  }

  /** The last day of the world, from 0. */
  get lastDay(): number {
    const times = [...(this.world.sendAt ?? []), ...(this.world.changes ?? []).map(({ at }) => at)];
    return Math.max(1, Math.floor((Math.max(...times, this.start) - this.start) / daySeconds));
  }

  get day(): number {
    return Math.min(this.choice.day ?? 1, this.lastDay);
  }

  /** Takes a world; its own attack and sender count until others are chosen. */
  take(world: ScenarioInput, text: string): void {
    this.world = world;
    this.text = text;
    this.findings = [];
    this.rejected = '';
    this.timeline = undefined;
  }

  /** Reads a world from JSON text; what is wrong with it stays in `findings`, and the world stays as it was. */
  async read(text: string): Promise<ScenarioInput | undefined> {
    const { value: judged, trouble } = await ask(this.#open, (api) => api.readScenario(text));
    this.trouble = trouble;
    if (!judged) return undefined;
    this.findings = judged.findings;
    this.rejected = judged.value ? '' : text;
    return judged.value;
  }

  /** Plays all days; `moves` are made on the message in sight. The scenario of that message, for the player. */
  async playDays(moves: readonly Move[]): Promise<ScenarioInput | undefined> {
    const { message = 0 } = this.choice;
    const [input, attack, at] = [this.input, this.attack, this.start + this.day * daySeconds];
    const own: (readonly Move[])[] = Array.from({ length: message + 1 }, (_, index) => (index === message ? moves : []));
    const isAttack = (attacks as readonly string[]).includes(attack);
    const { value: timeline, trouble } = await ask(this.#open, (api) =>
      api.timeline(input, own, isAttack ? { attack: attack as AttackName, at } : undefined),
    );
    this.trouble = trouble;
    if (!timeline) return undefined;
    this.timeline = timeline;
    const sessions = timeline.moments.flatMap(({ session }) => session ?? []);
    return (sessions[message] ?? sessions[0])?.scenario;
  }
}
