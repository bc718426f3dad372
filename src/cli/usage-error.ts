// Wrong usage of the command, and what is said of a file that cannot be read.
import { visible } from '#src/protocol/visible.ts';

/** Wrong usage: `run` prints the message and exits with 2. `code` is for programs that read --json. */
export class UsageError extends Error {
  readonly code: string;

  constructor(message: string, { code = 'usage', ...options }: ErrorOptions & { readonly code?: string } = {}) {
    super(message, options);
    this.code = code;
  }
}

/** The error for a file that could not be read: which one, and why. */
export function unreadable(path: string, error: Error & { code?: string }): UsageError {
  const reason =
    { ENOENT: 'there is no such file', EACCES: 'it may not be read', EISDIR: 'it is a folder' }[error.code ?? ''] ?? visible(error.message);
  return new UsageError(`Cannot read ${visible(path)}: ${reason}.`, { code: 'unreadable', cause: error });
}
