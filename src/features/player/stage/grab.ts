// The line in the reader's hands can be pulled off the wire, or along it: the first act, or the second. The buttons do the same.
import type { Attachment } from 'svelte/attachments';

const off = 32;
const along = 48;

export function pulls(acts: readonly (() => void)[]): Attachment<SVGElement> {
  return (slip) => {
    let start: { x: number; y: number } | undefined;
    const rest = slip.getAttribute('transform') ?? '';
    const wayOf = (pointer: PointerEvent) => ({ x: pointer.clientX - start!.x, y: pointer.clientY - start!.y });
    const take = (pointer: PointerEvent) => {
      start = { x: pointer.clientX, y: pointer.clientY };
      slip.setPointerCapture(pointer.pointerId);
    };
    const pull = (pointer: PointerEvent) => {
      if (!start) return;
      const { x, y } = wayOf(pointer);
      slip.setAttribute('transform', `translate(${x} ${y}) ${rest}`);
    };
    const letGo = (pointer: PointerEvent) => {
      if (!start) return;
      const { x, y } = wayOf(pointer);
      start = undefined;
      const alongAct = Math.abs(x) > along ? acts[1] : undefined;
      const act = Math.abs(y) > off ? acts[0] : alongAct;
      if (act) act();
      else slip.setAttribute('transform', rest);
    };
    slip.classList.add('in-hand');
    const listen = { pointerdown: take, pointermove: pull, pointerup: letGo, pointercancel: letGo };
    for (const [name, does] of Object.entries(listen)) slip.addEventListener(name, does as EventListener);
    return () => {
      slip.classList.remove('in-hand');
      for (const [name, does] of Object.entries(listen)) slip.removeEventListener(name, does as EventListener);
    };
  };
}
