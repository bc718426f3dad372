// The page's address as state: read once and at every hash change, written with or without new history entries.
import { addressWith, readFragment } from './address-bar.ts';
import { formatFragment, parseFragment, type Route, type RouteProblem } from './route.ts';

/**
 * Milliseconds after which the address follows: the frame is painted by then, and of steps in quick succession only the last one counts.
 */
const lag = 50;

export class LocationState {
  route = $state.raw<Route>({});
  /** Parameters that could not be understood; the page names them. */
  problems = $state.raw<readonly RouteProblem[]>([]);
  #timer: ReturnType<typeof setTimeout> | undefined;

  /** Starts following the address; the returned function stops it. Call it in the browser only. */
  follow(onchange: (route: Route) => void): () => void {
    const read = () => {
      this.#forget();
      const { route, problems } = parseFragment(readFragment());
      this.route = route;
      this.problems = problems;
      onchange(route);
    };
    read();
    window.addEventListener('hashchange', read);
    const leave = () => this.#timer && this.#show();
    window.addEventListener('pagehide', leave);
    return () => {
      this.#forget();
      window.removeEventListener('hashchange', read);
      window.removeEventListener('pagehide', leave);
    };
  }

  /** Shows `route` in the address bar. A replaced entry, so that Back leaves the page and does not undo steps one by one. */
  write(route: Route): void {
    this.#take(route);
    this.#show();
  }

  /** A new entry in the history: Back leads to where the reader was. The same state again is no new entry. */
  push(route: Route): void {
    this.#take(route);
    const address = addressWith(formatFragment(route));
    if (address === addressWith(readFragment().replace(/^#/, ''))) return;
    try {
      history.pushState(history.state, '', address);
    } catch {
      // A sandboxed frame.
    }
  }

  /** The same, once the frame is painted: for a browser a new address is more work than a step. */
  writeSoon(route: Route): void {
    this.#take(route);
    this.#timer = setTimeout(() => this.#show(), lag);
  }

  #take(route: Route): void {
    this.route = route;
    this.problems = [];
    this.#forget();
  }

  #show(): void {
    this.#forget();
    try {
      history.replaceState(history.state, '', addressWith(formatFragment(this.route)));
    } catch {
      // A sandboxed frame, or too many changes a second: the address lags, nothing else is lost.
    }
  }

  #forget(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
  }
}
