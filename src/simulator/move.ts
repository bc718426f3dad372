// Moves: what the reader does by hand to a session. Data, so that they can be linked, undone and listed.

/** A move names the event that it touches by its stable id. Of a TLS record only `damage` and `drop` are legal. */
export type Move =
  | { readonly event: string; readonly do: 'drop' }
  | { readonly event: string; readonly do: 'damage' }
  | { readonly event: string; readonly do: 'replace'; readonly text: string }
  | { readonly event: string; readonly do: 'inject'; readonly text: string };
