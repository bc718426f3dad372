// The one Trusted Types policy of our own: a worker may only be made from a script of this very site.

interface ScriptUrlPolicy {
  createScriptURL(url: string): string;
}
interface PolicyFactory {
  createPolicy(name: string, rules: ScriptUrlPolicy): ScriptUrlPolicy;
}

let policy: ScriptUrlPolicy | undefined;

/** `url` as something `new Worker` takes under Trusted Types; throws for a foreign origin. */
export function workerScript(url: string): string {
  const rules: ScriptUrlPolicy = { createScriptURL: ownOrigin };
  const factory = (globalThis as { trustedTypes?: PolicyFactory }).trustedTypes;
  policy ??= factory ? factory.createPolicy('mta-sts-worker', rules) : rules;
  return policy.createScriptURL(url);
}

function ownOrigin(url: string): string {
  const absolute = new URL(url, document.baseURI);
  if (absolute.origin !== location.origin && absolute.protocol !== 'blob:')
    throw new TypeError(`not a script of this site: ${absolute.origin}`);
  return absolute.href;
}
