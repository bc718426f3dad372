// Makes elements. The shell is small enough to do without a framework.

type Attributes = Readonly<Record<string, string | boolean | undefined>>;

/** An element with its attributes (absent where undefined or false) and children. */
export function element<K extends keyof HTMLElementTagNameMap>(
  name: K,
  attributes: Attributes = {},
  ...children: readonly (Node | string)[]
): HTMLElementTagNameMap[K] {
  return fill(document.createElement(name), attributes, children);
}

/** A sign of 12 by 12 from a path. */
export function sign(path: string, kind: string): SVGSVGElement {
  const space = 'http://www.w3.org/2000/svg';
  const shape = fill(document.createElementNS(space, 'path'), { d: path }, []);
  return fill(document.createElementNS(space, 'svg'), { viewBox: '0 0 12 12', class: `sign ${kind}`, 'aria-hidden': 'true' }, [shape]);
}

function fill<E extends Element>(made: E, attributes: Attributes, children: readonly (Node | string)[]): E {
  for (const [name, value] of Object.entries(attributes))
    if (value !== undefined && value !== false) made.setAttribute(name, String(value));
  made.append(...children);
  return made;
}
