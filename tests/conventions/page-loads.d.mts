/** The built site. */
export const dist: string;
/** The pages that are built, as paths in the site. */
export function pages(): string[];
/** The kind of a page, and the files that it loads until it is idle. */
export function loadsOf(page: string): { readonly kind: string; readonly files: ReadonlySet<string> };
