// What client and server of one connection are told: habits and demands of the sender, words and abilities of the server.
import type { ClientConfig } from '#src/protocol/smtp/client-state.ts';
import type { ServerConfig } from '#src/protocol/smtp/server-state.ts';
import { accents } from '#src/simulator/world/accents.ts';
import type { HostRules } from '#src/simulator/mechanism/host-rules.ts';
import { withOddReplies } from '#src/simulator/network/odd-replies.ts';
import type { Run } from './run.ts';
import type { MxHost } from '#src/simulator/world/scenario.ts';
import { mailDate } from '#src/simulator/world/wording.ts';

/** The sender's side. `inClear`: it does without TLS this time. Postfix's habits are as recorded; the RFCs leave them open. */
export function clientConfigOf({ scenario: { sender, message } }: Run, rules: HostRules, inClear: boolean): ClientConfig {
  const postfix = sender.behaves === 'postfix-3.7';
  const must = rules.judge({ starttls: false, certificate: null }).action === 'refuse';
  return {
    hostName: sender.host,
    useTls: inClear || !sender.tls ? 'none' : must ? 'must' : 'may',
    from: message.from,
    to: message.to,
    message: [...message.header, '', ...message.body],
    habits: { pipelines: true, quitsEarly: postfix, skipsBye: postfix, declaresSize: true, namesOriginalRecipient: postfix },
  };
}

/** The server's side. */
export function serverConfigOf({ scenario: { sender }, journal }: Run, host: MxHost): ServerConfig {
  const { starttls = 'offered' } = host;
  return {
    hostName: host.host,
    accent: withOddReplies(accents(host.accent)),
    tls: starttls === 'absent' ? 'absent' : starttls === 'refused' ? 'unavailable' : 'offered',
    private: host.private ?? false,
    clientAddress: sender.address,
    date: mailDate(journal.at),
  };
}
