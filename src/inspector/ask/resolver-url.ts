// The address of a DNS resolver over HTTPS, as a person or a page's address gives it (RFC 8484 section 3).
import { dohFinding } from '#src/inspector/codes.ts';
import type { Judgement } from '#src/protocol/finding.ts';

/** Both let pages ask them. */
export const defaultResolvers = ['https://cloudflare-dns.com/dns-query', 'https://dns.google/dns-query'] as const;

/**
 * A resolver's address: https, or http on this machine; the `{?dns}` of a URI template is dropped. Without `value` the finding says why.
 */
export function parseResolverUrl(text: string): Judgement<string> {
  const url = safeUrl(text.trim().replace(/\{[?&]dns\}$/, ''));
  if (!url || url.username || url.password || !url.hostname)
    return { findings: [dohFinding('resolver-url-invalid', { values: { url: text } })] };
  const local = /^(?:localhost|127\.\d+\.\d+\.\d+|\[::1\])$/.test(url.hostname);
  if (url.protocol !== 'https:' && !(url.protocol === 'http:' && local)) {
    return { findings: [dohFinding('resolver-url-not-https', { values: { url: text } })] };
  }
  url.hash = '';
  return { value: url.href, findings: [] };
}

/** The address, or null where the text is none. */
export function safeUrl(text: string): URL | null {
  try {
    return new URL(text);
  } catch {
    return null;
  }
}
