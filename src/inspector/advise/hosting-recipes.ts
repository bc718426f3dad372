// How to serve a policy file: configurations for three web servers, and files and commands for three hosters. The file is the same
// everywhere, in a folder `.well-known`. RFC 8461 section 3.3: HTTPS, status 200, text/plain, no redirect.
// Access-Control-Allow-Origin is for pages such as this one; senders do not look at it.
import { policyHost, policyPath } from '#src/protocol/mta-sts/response.ts';

export const recipeNames = ['nginx', 'caddy', 'apache', 'cloudflare-pages', 'github-pages', 's3-cloudfront'] as const;
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
  const own = `${host}. A YOUR-ADDRESS`;
  return [
    { name: 'nginx', files: [{ path: 'nginx.conf', text: nginx(host) }], dns: own },
    { name: 'caddy', files: [{ path: 'Caddyfile', text: caddy(host) }], dns: own },
    { name: 'apache', files: [{ path: 'apache.conf', text: apache(host) }], dns: own },
    {
      name: 'cloudflare-pages',
      files: [{ path: '_headers', text: `${policyPath}\n  Content-Type: text/plain\n  Access-Control-Allow-Origin: *\n` }],
      dns: `${host}. CNAME YOUR-PROJECT.pages.dev.`,
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
