// How a report reaches the domain, or does not. A mailed one is a message like any other: it goes to the MX of the domain of its address,
// in spite of what MTA-STS or DANE say (RFC 8460 sections 3 and 5.3.1), so whoever forges that MX gets it, and whoever strips TLS reads it.
// The attacker and the reader's hands do to it what they did to the mail. An https one needs an address of its host and a certificate for
// it; section 3 lets a sender ignore the latter, this one does not. Left out: the day that passes before a report is sent (section 4.1),
// DKIM, delivery retries.
import { judgeCertificate } from '#src/protocol/tls/match.ts';
import { fateByMoves, holdOf, isAbout } from '#src/simulator/network/attacker.ts';
import { lookUp } from '#src/simulator/network/lookup.ts';
import { Journal } from '#src/simulator/session/journal.ts';
import type { ReportFate } from '#src/simulator/session/session.ts';
import type { Scenario } from '#src/simulator/world/scenario.ts';
import { completeCertificate } from '#src/simulator/world/world.ts';
import { deliver } from './attempts.ts';
import { beginSending, type Sending } from './sending.ts';

const order = ['delivered', 'read', 'taken', 'lost'] as const;

/** Sends the report to each of the addresses (`mailto:` and `https:` URIs); what is told is the best that came of it for the domain. */
export function sendReport(sending: Sending, uris: readonly string[]): ReportFate {
  const fates = uris.map((uri) => fateOf(sending, uri));
  const best = order.map((status) => fates.find((fate) => fate.status === status)).find((fate) => fate !== undefined);
  return best ?? { to: null, status: 'lost', by: null };
}

function fateOf(sending: Sending, uri: string): ReportFate {
  const { journal, world } = sending.run;
  const hold = holdOf(world.scenario.attacker, 'smtp');
  const byHand = fateByMoves(journal, { name: 'report', text: uri, hold, kind: 'connection' });
  if (byHand?.action === 'drop') return { to: uri, status: 'lost', by: 'move' };
  return /^mailto:/i.test(uri) ? mail(sending, uri) : post(sending, uri);
}

/** A delivery of its own, in a journal that nobody sees, by the same program and resolver, without a promise to hold. */
function mail({ run }: Sending, uri: string): ReportFate {
  const address = decodeURIComponent(uri.slice('mailto:'.length).replace(/\?.*$/, ''));
  const scenario = carrying(run, address);
  const moves = [...run.journal.allMoves];
  const inner = beginSending(scenario, moves, new Journal(run.journal.at, moves), run.world.validates);
  const delivery = deliver(inner);
  const { journal, outcome } = inner.run;
  const { readBy } = outcome.finish(delivery, inner.mechanism.promised);
  const touched = journal.events.find(({ tampered }) => tampered)?.tampered?.by;
  const by = touched ?? (readBy.includes('attacker') || scenario.attacker.rules.length > 0 ? 'attack' : null);
  if (delivery !== 'delivered') return { to: uri, status: 'lost', by };
  if (!readBy.includes('attacker')) return { to: uri, status: 'delivered', by: null };
  return { to: uri, status: readBy.includes('receiver') ? 'read' : 'taken', by };
}

/** The world with the report as its message, and a sender that holds nothing against anybody. */
function carrying({ world, journal }: Sending['run'], to: string): Scenario {
  const { scenario, dnsCache } = world;
  const { sender, message } = scenario;
  const from = `tls-reports@${message.from.replace(/^.*@/, '') || sender.host}`;
  const { sts2016: _draft, ...rest } = sender;
  const plain = { ...rest, mtaSts: false, dane: false, tlsReports: false, stored: [], stored2016: [], failedFetches: [] };
  const known = dnsCache && { dnsCache: dnsCache.written(journal.at) };
  return {
    ...scenario,
    sender: { ...plain, ...known },
    message: { ...message, from, to: [to], header: [`From: ${from}`, `To: ${to}`], body: ['The report is attached.'] },
  };
}

/** POST: the host's address as DNS has it, and a certificate that is good for its name. */
function post({ run }: Sending, uri: string): ReportFate {
  const host = new RegExp('^https://(?:[^/@]*@)?([^/:?#]+)', 'i').exec(uri)?.[1] ?? '';
  const { attacker, policyHosts, now } = run.world.scenario;
  const answer = lookUp(run, { name: host, type: 'A', phase: 'afterwards', kinds: ['address-query', 'address-answer', 'address-absent'] });
  const tampered = run.journal.events.findLast(({ id }) => id.endsWith(`a/${host}/answer`))?.tampered;
  const server = policyHosts.find((each) => each.host === host && each.down === undefined);
  const isBlocked = attacker.rules.some((rule) => rule.on === 'tcp' && rule.port === 443 && isAbout(rule, host));
  const isGood =
    server !== undefined && judgeCertificate(completeCertificate(server.certificate, now), host, run.journal.at).value === 'valid';
  if (answer.records.length > 0 && !tampered && !isBlocked && isGood) return { to: uri, status: 'delivered', by: null };
  return { to: uri, status: 'lost', by: tampered?.by ?? (isBlocked ? 'attack' : null) };
}
