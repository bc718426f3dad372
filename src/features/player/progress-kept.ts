// Whether a reader was here before: only then is what reads the progress worth loading.

/** In localStorage. */
export const progressKey = 'progress';

export function hasProgress(): boolean {
  try {
    return localStorage.getItem(progressKey) !== null;
  } catch {
    return false;
  }
}
