// The content security policy of a page: what is in it and our own host only, Trusted Types on.
import { createHash } from 'node:crypto';

const charset = '<meta charset="utf-8" />';
const inlineScripts = /<script(?: type="module"(?: crossorigin)?)?>(.*?)<\/script>/gs;
const inlineStyles = /<style[^>]*>(.*?)<\/style>/gs;

/** What every page of ours keeps to, wherever it comes from. */
const always = [
  "base-uri 'none'",
  "form-action 'none'",
  "require-trusted-types-for 'script'",
  'trusted-types svelte-trusted-html mta-sts-worker',
];

/** `connect-src https:` is what lets the inspector ask a resolver and a policy host. */
const siteDirectives = (scripts = '', styles = ''): string[] => [
  "default-src 'self'",
  `script-src 'self'${scripts}`,
  `style-src 'self'${styles}`,
  "img-src 'self' data:",
  "connect-src 'self' https:",
  "worker-src 'self'",
  "object-src 'none'",
  ...always,
];

/** For an answer that is no page: a worker takes its policy from there. */
export const contentSecurityPolicy = siteDirectives().join('; ');

/** A page of the site, with the policy in its head. Scripts and styles that stand in the page are allowed by their hashes. */
export function withSitePolicy(html: string): string {
  return withPolicy(html, siteDirectives(hashes(html, inlineScripts), hashes(markupOf(html), inlineStyles)));
}

/** The one-file build, which loads nothing: its own scripts and styles, workers from blobs. Throws where it has no place for a policy. */
export function withOfflinePolicy(html: string): string {
  return withPolicy(html, [
    "default-src 'none'",
    `script-src${hashes(html, inlineScripts)}`,
    `style-src${hashes(markupOf(html), inlineStyles)}`,
    'img-src data:',
    'connect-src https:',
    'worker-src blob:',
    ...always,
  ]);
}

function withPolicy(html: string, directives: readonly string[]): string {
  if (!html.includes(charset)) throw new Error('the page has no place for the policy');
  const policy = directives.join('; ');
  return html.replace(charset, () => `${charset}\n    <meta http-equiv="Content-Security-Policy" content="${policy}" />`);
}

/** The page without its scripts, some of which speak of style elements. */
function markupOf(html: string): string {
  return html.replaceAll(/<script\b.*?<\/script>/gs, '');
}

/** Data in a script element needs no hash. */
function hashes(html: string, pattern: RegExp): string {
  return [...html.matchAll(pattern)].map(([, text = '']) => ` 'sha256-${createHash('sha256').update(text).digest('base64')}'`).join('');
}
