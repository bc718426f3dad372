// The way to the site's root, for pages that lie at any depth below it.

/** The way from `path` ('' or 'learn/starttls/') to the site's root: './' or '../../'. */
export function baseOf(path: string): string {
  return '../'.repeat(path.split('/').length - 1) || './';
}
