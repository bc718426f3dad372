// How to serve a policy file: configurations for three web servers, files and commands for hosters, delegation to a provider. The file is
// the same everywhere, in a folder `.well-known`. RFC 8461 section 3.3: HTTPS, status 200, text/plain, no redirect.
// Access-Control-Allow-Origin is for pages such as this one; senders do not look at it.
import { policyHost, policyPath } from '#src/protocol/mta-sts/response.ts';

export const recipeNames = [
  'nginx',
  'nginx-acme',
  'caddy',
  'apache',
  'cname',
  'cloudflare-pages',
  'cloudflare-worker',
  'github-pages',
  'netlify',
  'vercel',
  'azure-static-web-apps',
  's3-cloudfront',
] as const;
export type RecipeName = (typeof recipeNames)[number];

export interface Recipe {
  readonly name: RecipeName;
  /** Each with the path under which it belongs into a folder of that name. What to do with it says the page. */
  readonly files: readonly { readonly path: string; readonly text: string }[];
  /** The DNS record for the policy host; `PLACES` in capitals are the reader's to fill. */
  readonly dns: string;
}

/** The folder that the web servers serve. */
export const webRoot = '/var/www/mta-sts';

/** The recipes for one domain, given in A-labels. */
export function hostingRecipes(domain: string): readonly Recipe[] {
  const host = policyHost(domain);
  // Senders without IPv6 need the first, senders without IPv4 the second.
  const own = `${host}. A YOUR-ADDRESS\n${host}. AAAA YOUR-IPV6-ADDRESS`;
  return [
    { name: 'nginx', files: [{ path: 'nginx.conf', text: nginx(host) }], dns: own },
    { name: 'nginx-acme', files: [{ path: 'nginx.conf', text: nginxWithAcme(host) }], dns: own },
    { name: 'caddy', files: [{ path: 'Caddyfile', text: caddy(host) }], dns: own },
    { name: 'apache', files: [{ path: 'apache.conf', text: apache(host) }], dns: own },
    {
      name: 'cname',
      files: [],
      dns: `${host}. CNAME mta-sts.YOUR-PROVIDER.\n_mta-sts.${domain}. CNAME _mta-sts.YOUR-PROVIDER.`,
    },
    {
      name: 'cloudflare-pages',
      files: [{ path: '_headers', text: `${policyPath}\n  Content-Type: text/plain\n  Access-Control-Allow-Origin: *\n` }],
      dns: `${host}. CNAME YOUR-PROJECT.pages.dev.`,
    },
    {
      name: 'cloudflare-worker',
      files: [{ path: 'worker.js', text: worker() }],
      dns: `# Add ${host} as a custom domain of the Worker: that makes the DNS record.`,
    },
    {
      name: 'github-pages',
      // Without .nojekyll, Jekyll leaves out folders whose name begins with a dot.
      files: [
        { path: 'CNAME', text: `${host}\n` },
        { path: '.nojekyll', text: '' },
      ],
      dns: `${host}. CNAME YOUR-ACCOUNT.github.io.`,
    },
    {
      name: 'netlify',
      files: [{ path: '_headers', text: `${policyPath}\n  Content-Type: text/plain\n  Access-Control-Allow-Origin: *\n` }],
      dns: `${host}. CNAME YOUR-SITE.netlify.app.`,
    },
    { name: 'vercel', files: [{ path: 'vercel.json', text: vercel() }], dns: `${host}. CNAME cname.vercel-dns.com.` },
    {
      name: 'azure-static-web-apps',
      files: [{ path: 'staticwebapp.config.json', text: azure() }],
      dns: `${host}. CNAME YOUR-APP.azurestaticapps.net.`,
    },
    { name: 's3-cloudfront', files: [{ path: 'publish.sh', text: s3(host) }], dns: `${host}. CNAME YOUR-DISTRIBUTION.cloudfront.net.` },
  ];
}

function nginx(host: string): string {
  return `server {
  listen 443 ssl;
  listen [::]:443 ssl;
  server_name ${host};
  ssl_certificate /etc/letsencrypt/live/${host}/fullchain.pem;
  ssl_certificate_key /etc/letsencrypt/live/${host}/privkey.pem;

  location = ${policyPath} {
    root ${webRoot};
    types { }
    default_type text/plain;
    add_header Access-Control-Allow-Origin *;
  }
  location / {
    return 404;
  }
}
`;
}

/** Port 80 answers the authority that issues the certificate, and nobody else: a redirect there would be of no use to a sender. */
function nginxWithAcme(host: string): string {
  return `server {
  listen 80;
  listen [::]:80;
  server_name ${host};

  location /.well-known/acme-challenge/ {
    root ${webRoot};
    default_type text/plain;
  }
  location / {
    return 404;
  }
}

${nginx(host)}`;
}

/** The policy stands in the script: give the record a new id whenever it changes. */
function worker(): string {
  return `const policy = \`YOUR-POLICY\`;

export default {
  async fetch(request) {
    const { pathname } = new URL(request.url);
    if (pathname !== '${policyPath}') return new Response('', { status: 404 });
    return new Response(policy, { headers: { 'content-type': 'text/plain', 'access-control-allow-origin': '*' } });
  },
};
`;
}

function vercel(): string {
  const headers = [
    { key: 'Content-Type', value: 'text/plain' },
    { key: 'Access-Control-Allow-Origin', value: '*' },
  ];
  return `${JSON.stringify({ headers: [{ source: policyPath, headers }] }, null, 2)}\n`;
}

function azure(): string {
  const headers = { 'Content-Type': 'text/plain', 'Access-Control-Allow-Origin': '*' };
  return `${JSON.stringify({ routes: [{ route: policyPath, headers }], mimeTypes: { '.txt': 'text/plain' } }, null, 2)}\n`;
}

function caddy(host: string): string {
  return `${host} {
  root * ${webRoot}
  header Access-Control-Allow-Origin *
  header ${policyPath} Content-Type text/plain
  file_server
}
`;
}

function apache(host: string): string {
  return `# Needs mod_ssl and mod_headers: a2enmod ssl headers
<VirtualHost *:443>
  ServerName ${host}
  DocumentRoot ${webRoot}
  SSLEngine on
  SSLCertificateFile /etc/letsencrypt/live/${host}/fullchain.pem
  SSLCertificateKeyFile /etc/letsencrypt/live/${host}/privkey.pem
  <Directory ${webRoot}>
    Require all granted
    Options None
    AllowOverride None
  </Directory>
  <Location ${policyPath}>
    ForceType text/plain
    Header set Access-Control-Allow-Origin "*"
  </Location>
</VirtualHost>
`;
}

function s3(host: string): string {
  return `#!/bin/sh
# The bucket stays private; the distribution reads it by origin access control. The distribution has the alternate domain name
# ${host}, a certificate for it from ACM in us-east-1, viewer protocol policy "HTTPS only",
# and the response headers policy "SimpleCORS".
set -eu
BUCKET=YOUR-BUCKET
DISTRIBUTION=YOUR-DISTRIBUTION-ID
aws s3 cp .well-known/mta-sts.txt "s3://$BUCKET${policyPath}" --content-type text/plain --cache-control max-age=300
aws cloudfront create-invalidation --distribution-id "$DISTRIBUTION" --paths '${policyPath}'
`;
}
