// DANE with real certificates over real connections: what a mail server presents, as a path, and what the inspector makes of it beside
// TLSA records. The authorities in the records are found by signature, never by name.
import type { X509Certificate } from 'node:crypto';
import { createHash } from 'node:crypto';
import { afterEach, describe, expect, it } from 'vitest';
import { judgeDane } from '#src/inspector/judge/judge-dane.ts';
import { probeAddress } from '#src/probe/mx.ts';
import type { Tlsa } from '#src/protocol/dane/tlsa.ts';
import { foundWith, host, lookup } from '../inspector/observed-world.ts';
import { certificateOf, startMailServer, trustsNobody, trusting, type CertificateName, type MailServer, type Peer } from './peers.ts';

let peer: Peer | undefined;
afterEach(() => peer?.close());

const mx1 = 'mx1.good.example';
/** Certificates are made for a hundred years from the day that they were made; the expired one of 2020, the early one of 2150. */
const now = Math.floor(Date.now() / 1000);

/** A TLSA record of a certificate, `200` for "2 0 0". */
function tlsa(parameters: string, name: CertificateName): Tlsa {
  const [usage, selector, matchingType] = [...parameters].map(Number) as [number, number, number];
  const octets = octetsOf(certificateOf(name), selector);
  const data =
    matchingType === 0
      ? octets.toString('hex')
      : createHash(matchingType === 1 ? 'sha256' : 'sha512')
          .update(octets)
          .digest('hex');
  return { usage, selector, matchingType, data };
}
const octetsOf = (certificate: X509Certificate, selector: number) =>
  selector === 0 ? certificate.raw : certificate.publicKey.export({ type: 'spki', format: 'der' });

/** Connects as `mta-sts inspect --mx` does. `tlsa: undefined`: as the relay does for a page, without records. */
async function look(how: MailServer, records: readonly Tlsa[] | undefined, secureContext = trusting) {
  peer = await startMailServer(how);
  const options = { secureContext, port: peer.port, ...(records && { tlsa: records }) };
  return probeAddress(mx1, '127.0.0.1', new AbortController().signal, options);
}

async function judged(how: MailServer, records: readonly Tlsa[], asPage = false) {
  const seen = [await look(how, asPage ? undefined : records)];
  const found = lookup(
    `_25._tcp.${mx1}`,
    'TLSA',
    records.map((record) => ({ type: 'TLSA', ...record })),
  );
  const { checks, mismatched, covers } = judgeDane(foundWith({ now, hosts: [host(mx1, { seen, tlsa: found })] }));
  const [said] = checks.filter(({ code }) => !['check-dane-usable', 'check-dane-some-hosts'].includes(code));
  return { said: `${said?.code} ${said?.verdict}`, reason: said?.values?.['reason'], proof: said?.proof, mismatched, covers };
}

describe('the path', () => {
  const subjects = async (how: MailServer, secureContext = trusting) =>
    (await look(how, undefined, secureContext)).path!.map(({ digests }) => digests['0 0']);
  const raw = (...names: CertificateName[]) => names.map((name) => certificateOf(name).raw.toString('hex'));

  it.each([
    ['what is trusted here, but was not sent, is left out', { certificate: 'good' }, ['good']],
    ['an authority that was sent', { certificate: 'good', behind: ['authority'] }, ['good', 'authority']],
    [
      'a longer path in any order',
      { certificate: 'below-middle', behind: ['authority', 'middle'] },
      ['below-middle', 'middle', 'authority'],
    ],
    ['an authority that signed nothing here', { certificate: 'good', behind: ['middle'] }, ['good']],
    ['an authority that has the right name and did not sign', { certificate: 'below-impostor', behind: ['authority'] }, ['below-impostor']],
    [
      'the one that did, behind the other',
      { certificate: 'below-impostor', behind: ['authority', 'impostor'] },
      ['below-impostor', 'impostor'],
    ],
    ['what signed itself', { certificate: 'self-signed', behind: ['authority'] }, ['self-signed']],
  ] as const)('%s', async (_, how, path) => {
    expect(await subjects(how)).toEqual(raw(...path));
    expect(await subjects(how, trustsNobody)).toEqual(raw(...path));
  });
});

describe('DANE-TA(2)', () => {
  const sent = { certificate: 'good', behind: ['authority'] } as const;
  const alone = { certificate: 'good' } as const;

  it.each(['200', '201', '202', '210', '211', '212'])('%s of an authority that was sent', async (parameters) => {
    expect(await judged(sent, [tlsa(parameters, 'authority')])).toMatchObject({ said: 'check-dane-match pass', covers: 'all' });
  });

  it.each(['200', '210'])('%s of an authority that was not sent: its signature decides', async (parameters) => {
    const good = await judged(alone, [tlsa(parameters, 'authority')]);
    expect(good).toMatchObject({ said: 'check-dane-authority-in-dns warn', covers: 'all', mismatched: [] });
    const below = await judged({ certificate: 'below-middle', behind: ['middle'] }, [tlsa(parameters, 'authority')]);
    expect(below.said).toBe('check-dane-authority-in-dns warn');
    const forged = await judged({ certificate: 'below-impostor' }, [tlsa(parameters, 'authority')]);
    expect(forged).toMatchObject({ said: 'check-dane-mismatch fail', mismatched: [mx1] });
    const other = await judged(alone, [tlsa(parameters, 'impostor')]);
    expect(other.said).toBe('check-dane-mismatch fail');
  });

  it.each(['200', '210'])('%s cannot be proved by a page', async (parameters) => {
    const page = await judged(alone, [tlsa(parameters, 'authority')], true);
    expect(page).toMatchObject({ said: 'check-dane-authority-unproved unprovable', covers: 'all', mismatched: [] });
    expect(page.proof).toContain(`-dane_tlsa_rrdata "${parameters.split('').join(' ')} 3`);
    expect((await judged(sent, [tlsa(parameters, 'authority')], true)).said).toBe('check-dane-match pass');
    expect((await judged({ certificate: 'self-signed' }, [tlsa(parameters, 'authority')], true)).said).toBe('check-dane-mismatch fail');
  });

  it.each(['201', '202', '211', '212'])('%s proves nothing of an authority that was not sent', async (parameters) => {
    expect(await judged(alone, [tlsa(parameters, 'authority')])).toMatchObject({
      said: 'check-dane-authority-not-sent fail',
      mismatched: [mx1],
    });
  });

  it('takes nobody’s name for a signature', async () => {
    const { said } = await judged({ certificate: 'below-impostor', behind: ['authority'] }, [tlsa('211', 'authority')]);
    expect(said).toBe('check-dane-authority-not-sent fail');
  });

  it('is not about the server’s own certificate', async () => {
    expect((await judged({ certificate: 'self-signed' }, [tlsa('200', 'self-signed')])).said).toBe('check-dane-mismatch fail');
  });

  it('stops at the first certificate that a record names', async () => {
    const { said } = await judged({ certificate: 'below-middle', behind: ['middle'] }, [tlsa('201', 'middle')]);
    expect(said).toBe('check-dane-match pass');
  });

  it.each([
    ['expired', 'it, or an authority above it, has expired'],
    ['early', 'it, or an authority above it, is not valid yet'],
    ['wrong-name', 'it is for other.example'],
    ['cn-only', 'it is for no host'],
  ] as const)('looks at name and dates: %s', async (certificate, reason) => {
    for (const how of [{ certificate }, { certificate, behind: ['authority'] as const }]) {
      const { said, reason: why, mismatched } = await judged(how, [tlsa('200', 'authority')]);
      expect([said, why, mismatched]).toEqual(['check-dane-certificate fail', reason, [mx1]]);
    }
  });

  it('makes nothing of octets that are no certificate', async () => {
    for (const parameters of ['200', '210'])
      expect((await judged(alone, [{ ...tlsa(parameters, 'authority'), data: 'ab' }])).said).toBe('check-dane-mismatch fail');
  });
});

describe('DANE-EE(3)', () => {
  it.each(['expired', 'early', 'wrong-name', 'self-signed'] as const)('looks at neither name nor dates: %s', async (certificate) => {
    for (const parameters of ['300', '301', '310', '311', '312'])
      expect((await judged({ certificate }, [tlsa(parameters, certificate)])).said).toBe('check-dane-match pass');
  });

  it('takes the key of the server’s own certificate alone', async () => {
    expect((await judged({ certificate: 'good', behind: ['authority'] }, [tlsa('311', 'authority')])).said).toBe(
      'check-dane-mismatch fail',
    );
  });
});
