// A second opinion: real mail software judges the same domains. mta-sts-query (postfix-mta-sts-resolver) says whether a sender gets a
// policy, posttls-finger (Postfix) whether the MX hosts pass it. Both must agree with the table, except where the list below says why not.
import { authority, run, zones } from '../settings.mjs';
import { eachOf } from './tally.mjs';

/** Where mta-sts-query takes a policy that RFC 8461 does not, or looks at less. */
const exceptions = {
  badid: 'does not check the syntax of the id (section 3.1)',
  blankline: 'takes lines that are no fields (section 3.2)',
  cnonly: "takes the certificate's CN where there is no DNS-ID (section 3.3)",
  badmx: 'fetches the policy, and leaves the MX hosts to Postfix (section 4.1)',
  partmx: 'the same',
  deepmx: 'the same',
};

/** A policy can be had: in force, in test, or one that says none. */
const isUsable = ({ expect, sts, policy }) => {
  if (expect.command !== 'none') return expect.command === 'enforced' || expect.command === 'testing';
  return sts === undefined && String(policy).includes('mode: none');
};

const firstPattern = ({ policy }) => policy.find((line) => line.startsWith('mx: ')).slice('mx: '.length);

/** Postfix's own verification: of TLSA records where the domain has some, else of the certificate against the policy. */
async function postfixVerifies(zone) {
  const hasTlsa = Object.keys(zone.expect.codes?.mx ?? {}).some((code) => code.startsWith('check-dane-'));
  const pattern = () => firstPattern(zone).replace(/^\*/, ''); // as postfix-mta-sts-resolver writes it for Postfix
  const level = hasTlsa ? ['-l', 'dane-only', zone.domain] : ['-l', 'secure', '-F', authority, zone.domain, pattern()];
  const { stdout, stderr } = await run('posttls-finger', ['-c', ...level]);
  return /Verified TLS connection/.test(stdout + stderr);
}

export async function oracleChecks(tally) {
  const answers = await eachOf(zones, 4, ({ domain }) => run('mta-sts-query', [domain]));
  zones.forEach((zone, index) => {
    const isValid = answers[index].stdout.includes('STSFetchResult.VALID');
    const exception = exceptions[zone.name];
    tally.equal(`mta-sts-query ${zone.domain}${exception ? `: ${exception}` : ''}`, isValid, exception ? true : isUsable(zone));
  });
  for (const zone of zones.filter(({ expect }) => expect.mx))
    tally.equal(`posttls-finger ${zone.domain}`, await postfixVerifies(zone), zone.expect.mx !== 'broken');
}
