// Large mail providers, recognised by the names of their MX hosts. Only to phrase advice: nothing is judged by it.

/** By the names of their MX hosts, not by their domains: a machine that is rented from them is somebody's own mail server. */
const providers: Readonly<Record<string, RegExp>> = {
  'Google Workspace or Gmail': /^(?:smtp\.google\.com|(?:alt\d+\.)?(?:aspmx|gmail-smtp-in)\.l\.google\.com|aspmx\d*\.googlemail\.com)$/,
  'Microsoft 365': /\.(?:mail\.protection\.outlook\.com|mx\.microsoft|olc\.protection\.outlook\.com)$/,
  Yahoo: /^(?:mta|mx-)[\w-]*(?:\.[\w-]+)*\.yahoodns\.net$/,
  'Apple iCloud': /^mx\d+\.mail\.icloud\.com$/,
  Fastmail: /^in\d+-smtp\.messagingengine\.com$/,
  Proton: /^mail(?:sec)?\.protonmail\.ch$/,
  Zoho: /^(?:mx\d*|smtpin\d*)\.zoho\.(?:com|eu|in|com\.au)$/,
  'Amazon SES': /^inbound-smtp\.[a-z]+(?:-[a-z]+)+-\d+\.amazonaws\.com$/,
  'Cloudflare Email Routing': /^[\w-]+\.mx\.cloudflare\.net$/,
  'mailbox.org': /^mxext\d+\.mailbox\.org$/,
  Migadu: /^aspmx\d+\.migadu\.com$/,
  IONOS: /^mx\d+\.(?:kundenserver\.de|ionos\.[a-z.]+)$/,
  OVHcloud: /^(?:mx|mxb|mx\d+)(?:\.mail)?\.ovh\.net$/,
  Gandi: /^(?:spool|fb)\.mail\.gandi\.net$/,
  Infomaniak: /^mta-gw\.infomaniak\.ch$/,
  Mimecast: /^[\w-]+-smtp-inbound-\d+\.mimecast\.(?:com|co\.za)$/,
  Proofpoint: /^mx[\w-]+\.(?:pphosted\.com|ppe-hosted\.com)$/,
};

/** The provider that an MX host name belongs to, or undefined. */
export function providerOf(host: string): string | undefined {
  return Object.entries(providers).find(([, names]) => names.test(host))?.[0];
}
