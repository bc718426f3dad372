// The page's address as state: read once and at every hash change, written without new history entries.
import { addressWith, readFragment } from './address-bar.ts';
import { formatFragment, parseFragment, type Route, type RouteProblem } from './route.ts';

/** Milliseconds that the address may lag behind the steps: a browser has much to do when it changes, and allows only so many changes. */
const lag = 150;

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

  /**
   * Shows `route` in the address bar: at once, or where nothing but the step is another one, when the reader rests. A replaced entry, so
   * that Back leaves the page and does not undo steps one by one.
   */
  write(route: Route): void {
    const isStepAlone = withoutStep(route) === withoutStep(this.route);
    this.route = route;
    this.problems = [];
    this.#forget();
    if (isStepAlone) this.#timer = setTimeout(() => this.#show(), lag);
    else this.#show();
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

function withoutStep({ step: _, ...rest }: Route): string {
  return formatFragment(rest);
}
