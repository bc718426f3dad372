// Something is taken by pointer or finger, follows it, and is let go over something else, or put back. Buttons do the same.
import type { Attachment } from 'svelte/attachments';

/** Lets an element be carried; `ondrop` gets the id of the `[data-onto]` under the pointer. */
export function carries(ondrop: (onto: string) => void): Attachment<HTMLElement> {
  return (element) => {
    let start: PointerEvent | undefined;
    const take = (pointer: PointerEvent) => {
      if (pointer.button !== 0) return;
      start = pointer;
      element.setPointerCapture(pointer.pointerId);
    };
    const carry = (pointer: PointerEvent) => {
      if (!start) return;
      element.style.translate = `${pointer.clientX - start.clientX}px ${pointer.clientY - start.clientY}px`;
      element.classList.add('carried');
    };
    const letGo = (pointer: PointerEvent) => {
      if (!start) return;
      start = undefined;
      element.style.translate = '';
      element.classList.remove('carried');
      const under = document.elementsFromPoint(pointer.clientX, pointer.clientY).find((each) => !element.contains(each));
      const onto = under?.closest<HTMLElement>('[data-onto]')?.dataset['onto'];
      if (pointer.type === 'pointerup' && onto) ondrop(onto);
    };
    return listens(element, { pointerdown: take, pointermove: carry, pointerup: letGo, pointercancel: letGo });
  };
}

/** Lets the rows of a list (`[data-row]`) be moved among each other; `onput` gets a row's id and its new place, from 0. */
export function reorders(onput: (row: string, place: number) => void): Attachment<HTMLElement> {
  return (list) => {
    let held: string | undefined;
    const rows = () => [...list.querySelectorAll<HTMLElement>('[data-row]')];
    const take = (pointer: PointerEvent) => {
      const target = pointer.target as Element;
      if (pointer.button !== 0 || target.closest('button, a')) return;
      held = target.closest<HTMLElement>('[data-row]')?.dataset['row'];
      if (held === undefined) return;
      pointer.preventDefault();
      list.setPointerCapture(pointer.pointerId);
    };
    const move = ({ clientY }: PointerEvent) => {
      if (held === undefined) return;
      const all = rows();
      const place = all.findIndex((row) => clientY < row.getBoundingClientRect().bottom);
      const now = all.findIndex(({ dataset }) => dataset['row'] === held);
      const onto = place < 0 ? all.length - 1 : place;
      if (onto !== now) onput(held, onto);
    };
    const letGo = () => (held = undefined);
    return listens(list, { pointerdown: take, pointermove: move, pointerup: letGo, pointercancel: letGo });
  };
}

function listens(element: HTMLElement, does: Readonly<Record<string, (pointer: PointerEvent) => void>>): () => void {
  for (const [name, listener] of Object.entries(does)) element.addEventListener(name, listener as EventListener);
  return () => {
    for (const [name, listener] of Object.entries(does)) element.removeEventListener(name, listener as EventListener);
  };
}
