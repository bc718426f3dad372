// Large mail providers, recognised by the names of their MX hosts. Only to phrase advice: nothing is judged by it.

const providers: Readonly<Record<string, readonly string[]>> = {
  'Google Workspace or Gmail': ['google.com', 'googlemail.com'],
  'Microsoft 365': ['mail.protection.outlook.com', 'mx.microsoft', 'olc.protection.outlook.com'],
  Yahoo: ['yahoodns.net'],
  'Apple iCloud': ['mail.icloud.com'],
  Fastmail: ['messagingengine.com'],
  Proton: ['protonmail.ch'],
  Zoho: ['zoho.com', 'zoho.eu', 'zoho.in'],
  'Amazon SES': ['amazonaws.com'],
  'Cloudflare Email Routing': ['mx.cloudflare.net'],
  'mailbox.org': ['mailbox.org'],
  Migadu: ['migadu.com'],
  IONOS: ['kundenserver.de', 'ionos.com', 'ionos.de'],
  OVHcloud: ['ovh.net'],
  Gandi: ['gandi.net'],
  Infomaniak: ['infomaniak.ch'],
  Mimecast: ['mimecast.com'],
  Proofpoint: ['pphosted.com', 'ppe-hosted.com'],
};

/** The provider that an MX host name belongs to, or undefined. */
export function providerOf(host: string): string | undefined {
  return Object.entries(providers).find(([, ends]) => ends.some((end) => host === end || host.endsWith(`.${end}`)))?.[0];
}
