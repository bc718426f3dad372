// In the place of src/address/address-bar.ts: the state of a page stands behind the page in the fragment.
import { formatPlace, readPlace } from './page-fragment.ts';

/** The fragment that holds the state. */
export function readFragment(): string {
  return readPlace(location.hash).state;
}

/** The address of this page with `fragment` (without "#") as its state. */
export function addressWith(fragment: string): string {
  return formatPlace({ page: readPlace(location.hash).page, state: fragment });
}
