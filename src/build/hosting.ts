// The hosting kit: what a web server should say besides the files, as settings for the usual ones. The pages carry their own policy, with
// the hashes of what stands in them; a header beside it would forbid that. All other files get the policy from the server: a worker takes
// it from there. What bears a hash in its name never changes; all else is asked for anew.
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { contentSecurityPolicy } from './csp.ts';

/** Of every answer. HTTPS for two years; no other names are asked to follow. */
const always = [
  ['Strict-Transport-Security', 'max-age=63072000'],
  ['X-Content-Type-Options', 'nosniff'],
  ['Referrer-Policy', 'no-referrer'],
] as const;
const policy = ['Content-Security-Policy', contentSecurityPolicy] as const;
const forEver = ['Cache-Control', 'public, max-age=31536000, immutable'] as const;
const anew = ['Cache-Control', 'no-cache'] as const;

type Header = readonly [name: string, value: string];

/** A path whose last part bears a hash, as a regular expression that all of these servers read. */
const hashed = '/assets/[^/]+-[A-Za-z0-9_-]{8}\\.[a-z0-9]+$';

const lines = (headers: readonly Header[], line: (name: string, value: string) => string) =>
  headers.map(([name, value]) => line(name, value)).join('\n');

const nginx = (): string => {
  const add = (headers: readonly Header[]) => lines([...always, ...headers], (name, value) => `    add_header ${name} "${value}" always;`);
  return `# MTA-STS, explained, under nginx: include this in the server block that has the certificate, and set there
#     root /path/to/the/static/files;
index index.html;
error_page 404 /404.html;
charset utf-8;
gzip on;
gzip_min_length 1000;
gzip_vary on;
gzip_types text/css text/plain text/javascript application/javascript application/json application/manifest+json
    application/xml image/svg+xml;

location ~ /\\.(?!well-known/) {
    return 404;
}
location ~ "${hashed}" {
${add([forEver, policy])}
}
location ~ "\\.(?!html$)[a-z0-9]+$" {
${add([anew, policy])}
}
location / {
${add([anew])}
}
`;
};

const apache = (): string => `# MTA-STS, explained, under Apache 2.4: as .htaccess beside the static files, or within <Directory>.
# Needs mod_headers and mod_setenvif.
# ErrorDocument is an address: put the path before it where the site does not lie at the root.
DirectoryIndex index.html
Options -Indexes
ErrorDocument 404 /404.html
AddDefaultCharset utf-8
AddType application/manifest+json .webmanifest
<IfModule mod_deflate.c>
    AddOutputFilterByType DEFLATE text/html text/css text/javascript application/javascript application/json image/svg+xml text/plain
</IfModule>
SetEnvIf Request_URI "${hashed}" mta_sts_hashed
${lines(always, (name, value) => `Header always set ${name} "${value}"`)}
Header set ${anew[0]} "${anew[1]}"
Header set ${forEver[0]} "${forEver[1]}" env=mta_sts_hashed
<FilesMatch "\\.(?!html$)[a-z0-9]+$">
    Header set ${policy[0]} "${policy[1]}"
</FilesMatch>
`;

const caddy = (): string => `# MTA-STS, explained, under Caddy 2, which gets the certificate by itself: put in your name and folder.
explained.example.org {
    root * /path/to/the/static/files
    encode zstd gzip
    file_server
    header {
${lines(always, (name, value) => `        ${name} "${value}"`)}
    }
    @hashed path_regexp ${hashed}
    header @hashed ${forEver[0]} "${forEver[1]}"
    @fresh not path_regexp ${hashed}
    header @fresh ${anew[0]} "${anew[1]}"
    @file {
        path_regexp \\.[a-z0-9]+$
        not path *.html
    }
    header @file ${policy[0]} "${policy[1]}"
    handle_errors {
        rewrite * /404.html
        file_server
    }
}
`;

/** Netlify and Cloudflare Pages read this file from among the static ones; both say `must-revalidate` of what it does not name. */
const headersFile = (): string => `/*
${lines(always, (name, value) => `  ${name}: ${value}`)}
/assets/*
${lines([forEver, policy], (name, value) => `  ${name}: ${value}`)}
`;

const settings: Readonly<Record<string, () => string>> = { 'nginx.conf': nginx, 'apache.htaccess': apache, Caddyfile: caddy };

/** Writes `_headers` among the static files, and the settings of web servers into `folder`. */
export async function writeHostingKit(clientFolder: string, folder: string): Promise<void> {
  await mkdir(folder, { recursive: true });
  await writeFile(join(clientFolder, '_headers'), headersFile());
  for (const [name, text] of Object.entries(settings)) await writeFile(join(folder, name), text());
}
