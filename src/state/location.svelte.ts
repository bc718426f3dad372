// The page's address as state: read once and at every hash change, written without new history entries.
import { addressWith, readFragment } from './address-bar.ts';
import { formatFragment, parseFragment, type Route, type RouteProblem } from './route.ts';

export class LocationState {
  route = $state.raw<Route>({});
  /** Parameters that could not be understood; the page names them. */
  problems = $state.raw<readonly RouteProblem[]>([]);

  /** Starts following the address; the returned function stops it. Call it in the browser only. */
  follow(onchange: (route: Route) => void): () => void {
    const read = () => {
      const { route, problems } = parseFragment(readFragment());
      this.route = route;
      this.problems = problems;
      onchange(route);
    };
    read();
    window.addEventListener('hashchange', read);
    return () => window.removeEventListener('hashchange', read);
  }

  /** Shows `route` in the address bar. A replaced entry, so that Back leaves the page and does not undo steps one by one. */
  write(route: Route): void {
    this.route = route;
    this.problems = [];
    try {
      history.replaceState(history.state, '', addressWith(formatFragment(route)));
    } catch {
      // A sandboxed frame, or too many steps a second: the address lags, nothing else is lost.
    }
  }
}
