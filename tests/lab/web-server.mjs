// One nginx: every policy host with its misbehaviour, DNS over HTTPS with CORS in front of named, and the built site.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { addresses, authority, certificates, crowd, inside, site, state, untilPrints, zones } from './settings.mjs';
import { cleartextPort } from './name-server.mjs';

const folder = join(state, 'www');
/** The settings that the build has for nginx. */
const hosting = join(import.meta.dirname, '../../dist/hosting/nginx.conf');
const wellKnown = '/.well-known/mta-sts.txt';
const cors = 'add_header Access-Control-Allow-Origin * always;';
const usualPolicy = ['version: STSv1', 'mode: enforce', 'mx: mx1.good.example', 'max_age: 604800', ''];

const certificate = (name) => `ssl_certificate ${certificates}/${name}.pem; ssl_certificate_key ${certificates}/${name}.key;`;

/** The bytes of a zone's policy file; `padding` octets of an extension field make it long and leave it valid. */
export function policyText({ policy = usualPolicy, padding = 0 }) {
  const text = Array.isArray(policy) ? policy.join('\r\n') : policy;
  return padding ? `${text}padding: ${'#'.repeat(padding)}\r\n` : text;
}

/** What the policy host of one zone answers. A status other than 200 keeps its text: a sender must not read it. */
function answer(zone) {
  if (zone.redirect) return `return 301 https://mta-sts.good.example${wellKnown};`;
  const { status = 200, type = 'text/plain', rate = 0 } = zone;
  const wrongStatus = `error_page 418 =${status} /${zone.name}.txt; return 418;`;
  const file = `root ${folder}; types { } default_type "${type}"; limit_rate ${rate};`;
  return status === 200 ? `${file} try_files /${zone.name}.txt =500;` : `${file} ${wrongStatus}`;
}

function policyHost(zone) {
  const headers = (zone.cors === false ? '' : cors) + (zone.nosniff ? ' add_header X-Content-Type-Options nosniff always;' : '');
  const { type = 'text/plain' } = zone;
  return `
server { listen ${addresses.policyHost}:443 ssl; server_name mta-sts.${zone.domain}; ${certificate(zone.certificate ?? 'policy')} ${headers}
  location = ${wellKnown} { ${answer(zone)} }
  location = /${zone.name}.txt { internal; root ${folder}; types { } default_type "${type}"; }
  location / { return 404; } }`;
}

const dohHost = (name, address) => `
server { listen ${addresses.doh}:443 ssl http2; server_name ${name}; ${certificate('lab')}
  location = /dns-query { ${cors} add_header Access-Control-Allow-Methods "GET, POST, OPTIONS" always;
    add_header Access-Control-Allow-Headers "Content-Type, Accept" always;
    if ($request_method = OPTIONS) { return 204; }
    grpc_pass grpc://${address}:${cleartextPort}; } }`; // named speaks HTTP/2 only, which nginx forwards as gRPC alone

const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map((kind) => `${kind}_temp_path ${folder}/temporary;`).join(' ');

const configuration = () => `
pid ${state}/nginx.pid; error_log ${state}/nginx-error.log; user root; worker_processes 1; events { worker_connections 512; }
http { access_log ${state}/nginx-access.log; ssl_protocols TLSv1.2 TLSv1.3; server_names_hash_bucket_size 128; ${temporary}
include /etc/nginx/mime.types; types { application/javascript mjs; } default_type text/plain;
server { listen ${addresses.policyHost}:443 ssl default_server; ${certificate('wrongname')} return 404; }
server { listen ${addresses.app}:443 ssl http2; server_name app.lab.example far-app.lab.example; root ${site}; ${certificate('lab')}
  include ${hosting}; }
${dohHost('doh.lab.example far-doh.lab.example', addresses.resolver)}
${dohHost('forged.lab.example', addresses.forgesMx)}
${dohHost('hidden.lab.example', addresses.hidesTxt)}
server { listen ${addresses.policyHost}:443 ssl; server_name ${crowd.map((domain) => `mta-sts.${domain}`).join(' ')}; ${certificate('crowd')} ${cors}
  location = ${wellKnown} { ${answer({ name: 'good' })} } }
${zones
  .filter((zone) => !zone.within)
  .map(policyHost)
  .join('')}
}
`;

export async function startWebServer() {
  mkdirSync(join(folder, 'temporary'), { recursive: true });
  for (const zone of zones) writeFileSync(join(folder, `${zone.name}.txt`), policyText(zone));
  const file = join(state, 'nginx.conf');
  writeFileSync(file, configuration());
  await inside('nginx', ['-e', `${state}/nginx-error.log`, '-c', file]);
  const request = ['-sf', '--max-time', '2', '--cacert', authority, `https://mta-sts.good.example${wellKnown}`];
  await untilPrints('STSv1', 'curl', request);
}
