// What a picture is made of: SVG elements as data, and the one function that puts them into the page. Drawn anew for every picture, which
// is less work than to compare; what moves brings its own attachment.
import type { Attachment } from 'svelte/attachments';

export interface Shape {
  readonly tag: string;
  readonly attributes: Readonly<Record<string, string | number | undefined>>;
  readonly content?: string | readonly Shape[];
  readonly attach?: Attachment<SVGElement> | undefined;
}

type More = Shape['attributes'];

export const path = (kind: string, d: string, more?: More): Shape => ({ tag: 'path', attributes: { class: kind, d, ...more } });

export const words = (kind: string, x: number, y: number, content: string, anchor?: 'middle' | 'end'): Shape => ({
  tag: 'text',
  attributes: { class: kind, x, y, 'text-anchor': anchor },
  content,
});

export const group = (kind: string, content: readonly Shape[], more?: More, attach?: Shape['attach']): Shape => ({
  tag: 'g',
  attributes: { class: kind, ...more },
  content,
  attach,
});

/** Replaces what is in the element by these shapes. */
export function draws(shapes: readonly Shape[]): Attachment<SVGElement> {
  return (root) => {
    const endings: (() => void)[] = [];
    root.replaceChildren(...shapes.map((shape) => elementOf(shape, endings)));
    return () => endings.forEach((end) => end());
  };
}

function elementOf({ tag, attributes, content, attach }: Shape, endings: (() => void)[]): SVGElement {
  const element = document.createElementNS('http://www.w3.org/2000/svg', tag);
  for (const [name, value] of Object.entries(attributes)) if (value !== undefined) element.setAttribute(name, String(value));
  if (typeof content === 'string') element.textContent = content;
  else element.append(...(content ?? []).map((shape) => elementOf(shape, endings)));
  const end = attach?.(element);
  if (end) endings.push(end);
  return element;
}
