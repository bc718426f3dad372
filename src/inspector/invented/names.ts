// The names of the invented domains, apart from their zones: whoever types one is answered without a request, and a page need not load
// the zones to know.

const names: ReadonlySet<string> = new Set([
  'lighthouse.example',
  'harbour.example',
  'meadow.example',
  'quarry.example',
  'orchard.example',
  'bakery.example',
  'mill.example',
  'cooper.example',
  'chandler.example',
  'weaver.example',
  'island.example',
  'foundry.example',
]);

/** Whether it is one of the invented domains. */
export function isInvented(domain: string): boolean {
  return names.has(domain);
}
