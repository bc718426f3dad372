// What the reader has sorted in a lesson, beat by beat: cards on piles, steps in an order; and how many of them are where they belong, once
// the reader has asked.
import type { Beat } from '#src/lessons/beat.ts';

export const pileId = (pile: string | { readonly id: string }): string => (typeof pile === 'string' ? pile : pile.id);

/** The ids in an order that is the same for everybody and not the right one. */
export function mixed(ids: readonly string[]): readonly string[] {
  const hash = (id: string) => [...id].reduce((sum, letter) => (Math.imul(sum, 31) + letter.charCodeAt(0)) >>> 0, 7) % 9973;
  const sorted = ids.toSorted((one, other) => hash(one) - hash(other));
  return sorted.every((id, index) => id === ids[index]) ? [...sorted.slice(1), ...sorted.slice(0, 1)] : sorted;
}

export class Sorting {
  /** By beat, and in it the pile of each card. */
  #laid = $state.raw<Readonly<Record<string, Readonly<Record<string, string>>>>>({});
  #orders = $state.raw<Readonly<Record<string, readonly string[]>>>({});
  #checked = $state.raw<readonly string[]>([]);

  pileOf({ id }: Beat, card: string): string | undefined {
    return this.#laid[id]?.[card];
  }

  /** The card that is in the reader's hand: the first that lies on no pile. */
  inHand(beat: Beat): string | undefined {
    return beat.board?.cards.find(({ id }) => this.pileOf(beat, id) === undefined)?.id;
  }

  /** The steps as they stand now. */
  order({ id, sequence }: Beat): readonly string[] {
    return this.#orders[id] ?? mixed((sequence?.steps ?? []).map((step) => step.id));
  }

  isChecked({ id }: Beat): boolean {
    return this.#checked.includes(id);
  }

  lay(beat: Beat, card: string, pile: string): void {
    if (!this.isChecked(beat)) this.#laid = { ...this.#laid, [beat.id]: { ...this.#laid[beat.id], [card]: pile } };
  }

  takeBack(beat: Beat, card: string): void {
    const { [card]: _, ...rest } = this.#laid[beat.id] ?? {};
    if (!this.isChecked(beat)) this.#laid = { ...this.#laid, [beat.id]: rest };
  }

  /** Puts a step at a place, from 0. */
  put(beat: Beat, step: string, place: number): void {
    const others = this.order(beat).filter((id) => id !== step);
    if (!this.isChecked(beat)) this.#orders = { ...this.#orders, [beat.id]: others.toSpliced(place, 0, step) };
  }

  /** Looks: from now on what is laid stands, until it is sorted again. */
  check({ id }: Beat): void {
    this.#checked = [...this.#checked, id];
  }

  again({ id }: Beat): void {
    this.#checked = this.#checked.filter((other) => other !== id);
    const { [id]: _, ...rest } = this.#laid;
    this.#laid = rest;
  }

  /** Everything where it belongs, and looked at. */
  solve({ id, board, sequence }: Beat): void {
    if (board) this.#laid = { ...this.#laid, [id]: Object.fromEntries(board.cards.map(({ id: card, pile }) => [card, pile])) };
    if (sequence) this.#orders = { ...this.#orders, [id]: sequence.steps.map((step) => step.id) };
    this.#checked = [...this.#checked.filter((other) => other !== id), id];
  }

  isRight(beat: Beat, thing: string): boolean {
    const card = beat.board?.cards.find(({ id }) => id === thing);
    if (card) return this.pileOf(beat, thing) === card.pile;
    return this.order(beat).indexOf(thing) === placeOfStep(beat, thing);
  }

  right(beat: Beat): number {
    return thingsOf(beat).filter((id) => this.isRight(beat, id)).length;
  }
}

/** Where a step belongs, from 0. */
export const placeOfStep = ({ sequence }: Beat, step: string): number => (sequence?.steps ?? []).findIndex(({ id }) => id === step);

/** The cards or the steps of a beat. */
export const thingsOf = ({ board, sequence }: Beat): readonly string[] => (board?.cards ?? sequence?.steps ?? []).map(({ id }) => id);
