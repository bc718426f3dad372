// The lab's policy hosts as a mail server sees them: that each really misbehaves as zones.json says, and in no other way.
import https from 'node:https';
import { policyText } from '../web-server.mjs';
import { patience, zones } from '../settings.mjs';

/** What keeps Node from reading the policy, by the row's own columns. */
const expectedError = {
  expired: 'CERT_HAS_EXPIRED',
  wrongname: 'ERR_TLS_CERT_ALTNAME_INVALID',
  untrusted: 'SELF_SIGNED_CERT_IN_CHAIN',
  selfsigned: 'DEPTH_ZERO_SELF_SIGNED_CERT',
  nochain: 'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
  refused: 'ECONNREFUSED',
  absent: 'ENOTFOUND',
  dangling: 'ENOTFOUND',
  bogus: 'EAI_AGAIN',
};

/** The whole answer, or what there is of it after so many milliseconds. */
function get(host, milliseconds) {
  return new Promise((resolve) => {
    const tooSlow = Object.assign(new Error('too slow'), { code: 'too slow' });
    const request = https.get({ host, path: '/.well-known/mta-sts.txt', agent: false }, async (response) => {
      const chunks = [];
      try {
        for await (const chunk of response) chunks.push(chunk);
      } catch {
        // Cut off: what has come until then is what the caller sees.
      }
      resolve({ status: response.statusCode, headers: response.headers, body: Buffer.concat(chunks).toString(), whole: response.complete });
    });
    request.on('error', (error) => resolve({ error: error.code }));
    setTimeout(() => request.destroy(tooSlow), milliseconds).unref();
  });
}

const isBogus = (zone) => zone.signed === 'wrong-ds' || zone.signed === 'expired';

export async function hostChecks(tally) {
  for (const zone of zones.filter((each) => !each.within)) {
    const seen = await get(`mta-sts.${zone.domain}`, zone.rate ? 3000 : patience);
    const ofHost = expectedError[zone.host] ? zone.host : zone.certificate;
    const trouble = isBogus(zone) ? 'bogus' : ofHost;
    if (expectedError[trouble]) {
      tally.equal(`${zone.domain}: ${expectedError[trouble]}`, seen.error, expectedError[trouble]);
      continue;
    }
    if (zone.rate) {
      tally.check(`${zone.domain}: not whole after three seconds`, seen.error === 'too slow' || !seen.whole, JSON.stringify(seen));
      continue;
    }
    const { status = zone.redirect ? 301 : 200, type = zone.redirect ? 'text/html' : 'text/plain', cors = true } = zone;
    const expected = [status, type, cors ? '*' : undefined, zone.redirect ? true : policyText(zone)];
    const told = [
      seen.status,
      seen.headers?.['content-type'],
      seen.headers?.['access-control-allow-origin'],
      zone.redirect ? 'location' in seen.headers : seen.body,
    ];
    const brief = (list) => JSON.stringify(list).slice(0, 300);
    tally.check(
      `${zone.domain}: ${status} ${type}`,
      brief(told) === brief(expected) && told[3] === expected[3],
      `${brief(told)}, expected ${brief(expected)}${seen.error ?? ''}`,
    );
  }
}
