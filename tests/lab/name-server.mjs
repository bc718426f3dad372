// One BIND named: authoritative server, validating resolver (DNS, and DNS over HTTPS with and without TLS), and two resolvers that lie
// about good.example: one forges its MX, the other also hides its MTA-STS record.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { addresses, certificates, inside, state, untilPrints } from './settings.mjs';
import { folder } from './zone-files.mjs';

/** Plain HTTP/2 for nginx, which adds TLS and CORS. */
export const cleartextPort = 8053;
const { resolver, authoritative, forgesMx, hidesTxt, doh } = addresses;
const hints = 'zone "." { type hint; file "root.hints"; };';

const forger = (zone, address) => `
view ${zone} { match-destinations { ${address}; }; dnssec-validation no; ${hints}
  response-policy { zone "${zone}"; } break-dnssec yes qname-wait-recurse no;
  zone "${zone}" { type primary; file "${zone}.zone"; }; };`;

const configuration = () => `
options {
  directory "${folder}"; managed-keys-directory "${folder}"; pid-file "${state}/named.pid"; session-keyfile none; lock-file none;
  listen-on-v6 { none; };
  listen-on port 53 { ${resolver}; ${authoritative}; ${forgesMx}; ${hidesTxt}; };
  listen-on port ${cleartextPort} tls none http queries { ${resolver}; ${forgesMx}; ${hidesTxt}; };
  listen-on port 8443 tls lab http queries { ${doh}; };
  allow-query { any; }; allow-recursion { any; }; empty-zones-enable no; minimal-responses no;
};
tls lab { key-file "${certificates}/lab.key"; cert-file "${certificates}/lab.pem"; };
http queries { endpoints { "/dns-query"; }; };
controls { };
logging { channel file { file "${state}/named.log"; severity info; print-time yes; }; category default { file; }; };
view authoritative { match-destinations { ${authoritative}; }; recursion no; dnssec-validation no; include "zones.conf"; };
${forger('forge-mx', forgesMx)}
${forger('hide-txt', hidesTxt)}
view resolver { match-clients { any; }; recursion yes; dnssec-validation yes; include "anchors.conf"; ${hints} };
`;

export async function startNameServer() {
  const file = join(state, 'named.conf');
  writeFileSync(file, configuration());
  await inside('named', ['-4', '-c', file]);
  const question = ['+short', '+time=1', '+tries=1', `@${resolver}`, 'good.example', 'MX'];
  await untilPrints('mx1.', 'dig', question);
}
