// Where the local relay would answer.

/**
 * A relay can only be on this machine, unless the site was built with the address of one; undefined: there can be none. `root` is the way
 * to the site's root.
 */
export function relayAddress(root: string): string | undefined {
  const built: unknown = import.meta.env['VITE_RELAY'];
  if (typeof built === 'string' && built) return built;
  return /^(?:localhost|127\.\d+\.\d+\.\d+|\[::1\])$/.test(location.hostname)
    ? new URL(`${root}relay`, location.href).href.replace(/#.*$/, '')
    : undefined;
}
