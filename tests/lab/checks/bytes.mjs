// Captures made anew, each through a listener on the path, and what our decoder reads in them: against OpenSSL's own account of its
// records, against what Postfix says it agreed on, against the certificate files, and against the recordings that ship.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { runnerImport } from 'vite';
import { capture, capturePlans, spokenLines } from '../capture.mjs';
import { decodedFacts } from '../decoded-facts.mjs';
import { readTrace } from '../openssl-trace.mjs';
import { certificates, run } from '../settings.mjs';

const root = join(import.meta.dirname, '../../..');
const load = async (path) => (await runnerImport(join(root, path), { root, configFile: false, logLevel: 'error' })).module;
const shipped = (id) => JSON.parse(readFileSync(join(root, `src/features/player/bytes/captures/${id}.json`), 'utf8'));

/** IANA's name of each suite by number and by OpenSSL's name. */
async function suites() {
  const { stdout } = await run('openssl', ['ciphers', '-V', '-stdname', 'ALL:COMPLEMENTOFALL:@SECLEVEL=0']);
  return [...stdout.matchAll(/0x(\w\w),0x(\w\w)\s+-\s+(\S+)\s+-\s+(\S+)/g)].map(([, high, low, name, own]) => ({
    number: parseInt(high + low, 16),
    name,
    own,
  }));
}

/** The certificates of a chain file, as hexadecimal digits. */
const chainOf = (name) =>
  [...readFileSync(join(certificates, `${name}.pem`), 'utf8').matchAll(/BEGIN CERTIFICATE-----([\s\S]*?)-----END/g)].map(([, base64]) =>
    Buffer.from(base64, 'base64').toString('hex'),
  );

const chunksOf = ({ chunks }) => chunks.map(([from, at, hex]) => ({ from, at, octets: Uint8Array.from(Buffer.from(hex, 'hex')) }));
/** Which fields a handshake has in clear, in order: two of the same kind have the same. */
const shapeOf = (fields) => {
  const names = fields.map(({ name }) => name);
  return names.slice(0, names.indexOf('record.encrypted')).join(' ');
};

function checkTrace(tally, id, decoded, opened, trace) {
  const theirs = readTrace(trace);
  const ours = decodedFacts(decoded, opened);
  tally.equal(`${id}: as many records as OpenSSL counts`, ours.length, theirs.length);
  for (const from of ['sender', 'receiver']) {
    const of = (records) => records.filter((record) => record.from === from).map(({ facts }) => facts);
    const [mine, other] = [of(ours), of(theirs)];
    const wrong = mine.flatMap((facts, at) => (JSON.stringify(facts) === JSON.stringify(other[at]) ? [] : [{ facts, openssl: other[at] }]));
    const count = mine.flat().length;
    tally.check(
      `${id}: ${count} facts about the ${from}'s records are as OpenSSL tells them`,
      count > 40 && wrong.length === 0,
      JSON.stringify(wrong, null, 1),
    );
  }
}

function checkInside(tally, { id, to }, decoded, opened) {
  const said = [...opened].filter(([at]) => decoded.pieces[at].from === 'sender');
  const lines = said.flatMap(([, { fields }]) => fields.filter(({ name }) => name === 'application_data').flatMap(({ value }) => value));
  tally.equal(`${id}: inside are the lines that were said`, lines.join('\n'), spokenLines(to).join('\r\n').replaceAll('\r\n', '\n'));
}

export async function bytesChecks(tally) {
  const [{ decodeWire }, { openRecords }, { webCiphers }, { learnedFrom, fieldsOf }, { cipherSuiteName }] = await Promise.all(
    [
      'protocol/tls/bytes/decode',
      'protocol/tls/bytes/open-records',
      'features/player/bytes/web-ciphers',
      'protocol/tls/bytes/listener',
      'protocol/tls/bytes/cipher-suites',
    ].map((path) => load(`src/${path}.ts`)),
  );
  const known = await suites();
  // Mail servers share no keys and no passwords beforehand.
  const named = known.filter(({ name }) => !/PSK|SRP/.test(name));
  const misnamed = named.filter(({ number, name }) => cipherSuiteName(number) !== name);
  tally.check(
    `${named.length} cipher suites have the names that OpenSSL gives them`,
    named.length > 80 && misnamed.length === 0,
    JSON.stringify(misnamed),
  );
  for (const plan of capturePlans) {
    const { id, title, expect } = plan;
    const { file, said, trace } = await capture(plan);
    const decoded = decodeWire(chunksOf(file));
    tally.check(`${id}: ${title}: read to the end`, decoded.stops.length === 0, JSON.stringify(decoded.stops));
    const learned = learnedFrom(decoded);
    const seen = {
      version: learned.version ?? null,
      serverName: learned.serverName ?? null,
      certificate: learned.certificate ?? null,
      anonymous: learned.offersAnonymous,
    };
    tally.equal(`${id}: what a listener learns`, JSON.stringify(seen), JSON.stringify(expect));
    if (said) {
      const [, version, own] = /: TLSv(1\.\d) with cipher (\S+)/.exec(said);
      const suite = known.find((each) => each.own === own)?.name;
      tally.equal(`${id}: version and suite as Postfix says`, `${learned.version} ${learned.suite}`, `TLS ${version} ${suite}`);
    }
    if (expect.certificate === 'clear') {
      const entries = fieldsOf(decoded).filter(({ name }) => name === 'certificate.entry');
      const octets = entries.map(({ start, end }) => Buffer.from(decoded.streams.receiver.subarray(start + 3, end)).toString('hex'));
      tally.equal(`${id}: the certificates are those of the file`, octets.join(), chainOf('mx1').join());
    }
    if (trace) {
      const { opened, isComplete } = await openRecords(decoded, file.keyLog, webCiphers());
      tally.check(`${id}: every record opens with its key`, isComplete && opened.size > 10, `${opened.size}`);
      checkTrace(tally, id, decoded, opened, trace);
      checkInside(tally, plan, decoded, opened);
    }
    if (id.startsWith('postfix') && id !== 'postfix-sts-tls12')
      tally.equal(
        `${id}: the same fields as in the recording that ships`,
        shapeOf(fieldsOf(decoded)),
        shapeOf(fieldsOf(decodeWire(chunksOf(shipped(id))))),
      );
  }
}
