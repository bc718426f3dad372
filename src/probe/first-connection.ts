// Which of several addresses to connect to (RFC 8305): IPv6 and IPv4 by turns (section 4), the next one tried when the one before failed or
// was silent for a while (section 5). The first connection that stands counts; the other attempts are ended.
import { isIPv6, type Socket } from 'node:net';

export interface Connected {
  readonly socket: Socket;
  readonly address: string;
  /** The addresses that failed before, and why. */
  readonly failed: readonly { readonly address: string; readonly error: unknown }[];
}

/** How a connection to one address is opened; ended by the signal, also later. */
export type Open = (address: string, signal: AbortSignal) => Promise<Socket>;

/** The Connection Attempt Delay that section 5 recommends, in milliseconds. */
const attemptDelay = 250;

/** Rejects with an AggregateError that holds what each address came to. */
export function connectToFirst(addresses: readonly string[], signal: AbortSignal, open: Open): Promise<Connected> {
  const waiting = byTurns(addresses);
  const attempts = new Set<AbortController>();
  const failed: { readonly address: string; readonly error: unknown }[] = [];
  let timer: NodeJS.Timeout | undefined;
  return new Promise((resolve, reject) => {
    const next = () => {
      clearTimeout(timer);
      const address = signal.aborted ? undefined : waiting.shift();
      if (address === undefined) {
        if (attempts.size === 0)
          reject(
            new AggregateError(
              failed.map(({ error }) => error),
              'no address could be connected to',
            ),
          );
        return;
      }
      const attempt = new AbortController();
      attempts.add(attempt);
      timer = setTimeout(next, attemptDelay);
      open(address, AbortSignal.any([signal, attempt.signal])).then(
        (socket) => {
          if (!attempts.delete(attempt)) return socket.destroy();
          clearTimeout(timer);
          for (const other of attempts) other.abort();
          attempts.clear();
          waiting.length = 0;
          resolve({ socket, address, failed: [...failed] });
        },
        (error: unknown) => {
          failed.push({ address, error });
          if (attempts.delete(attempt)) next();
        },
      );
    };
    next();
  });
}

/** IPv6 first where there is any, then each kind in turn; within a kind as given. */
export function byTurns(addresses: readonly string[]): string[] {
  const kinds = [addresses.filter((address) => isIPv6(address)), addresses.filter((address) => !isIPv6(address))];
  return addresses.flatMap((_, index) => kinds.flatMap((kind) => kind.slice(index, index + 1)));
}
