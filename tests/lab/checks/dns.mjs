// The lab's DNS as a page sees it, over HTTPS (RFC 8484): media type, CORS, the AD bit, bogus zones, forging resolvers.
import { decode, encode } from '@dnsquery/dns-packet';
import http2 from 'node:http2';
import { dohUrl, dohWithoutCorsUrl, mxHosts, run } from '../settings.mjs';
import { tlsaDigest } from '../certificates.mjs';

const recursionDesired = 1 << 8;
const authenticData = 1 << 5;
const checkingDisabled = 1 << 4;

const message = (name, type, flags) => encode({ id: 0, type: 'query', flags, questions: [{ name, type, class: 'IN' }] });
const mediaType = 'application/dns-message';

async function ask(name, type, { flags = recursionDesired | authenticData, url = dohUrl, method = 'GET' } = {}) {
  const question = Buffer.from(message(name, type, flags));
  const init = method === 'POST' ? { method, body: question, headers: { 'content-type': mediaType } } : {};
  const response = await fetch(method === 'POST' ? url : `${url}?dns=${question.toString('base64url')}`, init);
  const answer = decode(new Uint8Array(await response.arrayBuffer()));
  return { response, answer, ad: answer.flag_ad, rcode: answer.rcode };
}

/** named itself speaks HTTP/2 only, which fetch does not. */
function headersOfNamed() {
  const { origin, pathname } = new URL(dohWithoutCorsUrl);
  const session = http2.connect(origin);
  return new Promise((resolve, reject) => {
    const question = Buffer.from(message('good.example', 'MX', recursionDesired)).toString('base64url');
    session.on('error', reject);
    const request = session.request({ ':path': `${pathname}?dns=${question}` });
    request.on('response', resolve);
    request.on('close', () => session.close());
    request.resume();
  });
}

export async function dnsChecks(tally) {
  for (const method of ['GET', 'POST']) {
    const { response, answer } = await ask('_mta-sts.good.example', 'TXT', { method });
    tally.equal(`${method}: media type`, response.headers.get('content-type'), mediaType);
    tally.equal(`${method}: pages may read it`, response.headers.get('access-control-allow-origin'), '*');
    tally.equal(
      `${method}: the record`,
      answer.answers.map((record) => new TextDecoder().decode(record.data[0])).join('|'),
      'v=STSv1; id=20260101T000000;',
    );
  }
  const preflight = await fetch(dohUrl, { method: 'OPTIONS' });
  tally.equal('preflight', preflight.status, 204);
  const bare = await headersOfNamed();
  tally.equal('named itself answers', bare[':status'], 200);
  tally.equal('named itself sends no CORS header', bare['access-control-allow-origin'], undefined);

  for (const [domain, ad] of [
    ['good', true],
    ['testing', true],
    ['nocors', false],
  ])
    tally.equal(`${domain}.example: AD`, (await ask(`${domain}.example`, 'MX')).ad, ad);
  tally.equal('a name that does not exist', (await ask('_mta-sts.nosts.example', 'TXT')).rcode, 'NXDOMAIN');
  for (const domain of ['broken', 'expiredsig']) {
    const name = `${domain}.example`;
    tally.equal(`${name}: bogus`, (await ask(name, 'MX')).rcode, 'SERVFAIL');
    const unchecked = await ask(name, 'MX', { flags: recursionDesired | checkingDisabled });
    tally.equal(`${name}: there, when nobody checks`, unchecked.rcode, 'NOERROR');
  }

  const forged = await ask('good.example', 'MX', { url: dohUrl.replace('doh.', 'forged.') });
  tally.equal('the forging resolver', forged.answer.answers[0]?.data.exchange, 'mx.evil.example');
  const hidden = await ask('_mta-sts.good.example', 'TXT', { url: dohUrl.replace('doh.', 'hidden.') });
  tally.equal('the hiding resolver', hidden.rcode, 'NXDOMAIN');

  const { stdout: served } = await run('sh', [
    '-c',
    `openssl s_client -starttls smtp -connect ${mxHosts[0].address}:25 </dev/null 2>/dev/null`,
  ]);
  const key = await pipe(served, ['x509', '-pubkey', '-noout'], ['pkey', '-pubin', '-outform', 'DER'], ['dgst', '-sha256', '-r']);
  tally.equal('the TLSA record is of the key that the MX presents', key.slice(0, 64), tlsaDigest('mx1'));
}

/** Gives `input` through a row of openssl commands. */
async function pipe(input, ...commands) {
  const child = run('sh', ['-c', commands.map((args) => `openssl ${args.join(' ')}`).join(' | ')]);
  child.child.stdin.end(input);
  return (await child).stdout;
}
