// Whether something is kept on this device under a name: only then is what reads it worth loading.

export function isKept(name: string): boolean {
  try {
    return localStorage.getItem(name) !== null;
  } catch {
    return false;
  }
}
