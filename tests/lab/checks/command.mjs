// `mta-sts inspect` asked about every domain of the table, from the lab: real DNS over HTTPS, real HTTPS to the policy host, and with
// --mx real STARTTLS to each MX. The verdict must be the one written beside the zone; the exit code must be that of the verdict.
import { join } from 'node:path';
import { authority, dohUrl, run, zones } from '../settings.mjs';
import { eachOf, expectedCodes, notPassed } from './tally.mjs';

export const command = join(import.meta.dirname, '../../../src/cli/mta-sts.mjs');
const exitCodes = { broken: 1, unknown: 3 }; // 0 otherwise, or 1 where a check of an otherwise good domain fails

/** Runs the command and gives its exit code and what it printed; a non-zero code is no error here. */
export async function mtaSts(...args) {
  try {
    return { code: 0, ...(await run(process.execPath, [command, ...args], { maxBuffer: 1 << 26 })) };
  } catch (error) {
    return { code: error.code, stdout: error.stdout ?? '', stderr: error.stderr ?? String(error) };
  }
}

function readJson(text) {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

async function inspect(domain, ...options) {
  const patience = ['--timeout', '25']; // less than the slow policy takes, and enough for a loaded machine
  const args = ['inspect', domain, '--resolver', dohUrl, '--ca', authority, '--json', ...patience, ...options];
  const { code, stdout, stderr } = await mtaSts(...args);
  return { code, result: readJson(stdout), text: stdout + stderr };
}

/** `way`: command, or mx (the command with --mx). */
function judge(tally, title, zone, way, { code, result, text }) {
  const expected = zone.expect[way];
  const verdict = result?.verdict;
  const seen = verdict ? `it says ${verdict}: ${notPassed(result.checks)}` : `exit ${code}: ${text.slice(0, 500)}`;
  tally.check(`${title}: ${expected}`, verdict === expected, seen);
  if (!verdict) return;
  const rightCodes = exitCodes[verdict] === undefined ? [0, 1] : [exitCodes[verdict]];
  tally.check(`${title}: exit code`, rightCodes.includes(code), `exit ${code} for ${verdict}`);
  tally.codes(title, result.checks, expectedCodes(zone, way));
}

export async function commandChecks(tally) {
  const asked = await eachOf(zones, 4, (zone) => inspect(zone.ask));
  zones.forEach((zone, index) => {
    tally.said(zone.name, 'command', asked[index].result?.verdict);
    judge(tally, zone.ask, zone, 'command', asked[index]);
  });
  const withMx = zones.filter((zone) => zone.expect.mx);
  const connected = await eachOf(withMx, 4, (zone) => inspect(zone.ask, '--mx'));
  withMx.forEach((zone, index) => judge(tally, `${zone.ask} --mx`, zone, 'mx', connected[index]));
}
