// Lets a client and a server of the protocol core talk until nobody says anything any more, and writes down what passes. The path
// may change lines: `fromServer` and `fromClient` get a reply's lines, or one line, and give what arrives; null breaks the handshake.
import { afterHandshake, hearLine, openClient } from '#src/protocol/smtp/client.ts';
import type { ClientConfig, ClientState, ClientStep } from '#src/protocol/smtp/client-state.ts';
import { openServer, serveLine, serverAfterHandshake } from '#src/protocol/smtp/server.ts';
import type { ReceivedMessage, ServerConfig, ServerState, ServerStep } from '#src/protocol/smtp/server-state.ts';

export interface Path {
  readonly handshake?: 'accepted' | 'rejected' | 'failed';
  readonly fromServer?: (lines: readonly string[]) => readonly string[];
  /** Lines with which the path answers itself; undefined lets the command through. */
  readonly answers?: (line: string) => readonly string[] | undefined;
}

export interface Exchange {
  /** "C: …" and "S: …" as the client said and heard them, "-- TLS" where TLS began. */
  readonly lines: string[];
  readonly client: ClientState;
  readonly server: ServerState;
  readonly messages: ReceivedMessage[];
}

export function converse(clientConfig: ClientConfig, serverConfig: ServerConfig, path: Path = {}): Exchange {
  const lines: string[] = [];
  const messages: ReceivedMessage[] = [];
  let client = openClient();
  let server = { phase: 'command' } as ServerState;
  const toClient: string[] = [];
  const toServer: string[] = [];

  const fromServer = (step: ServerStep): void => {
    server = step.state;
    if (step.message) messages.push(step.message);
    if (step.lines.length) toClient.push(...(path.fromServer?.(step.lines) ?? step.lines));
  };
  const fromClient = (step: ClientStep): void => {
    client = step.state;
    for (const action of step.actions) {
      if (action.do === 'send') toServer.push(...action.lines);
      if (action.do !== 'handshake') continue;
      const result = path.handshake ?? 'accepted';
      if (result !== 'failed') lines.push('-- TLS');
      server = serverAfterHandshake(server);
      fromClient(afterHandshake(clientConfig, client, result));
    }
  };

  fromServer(openServer(serverConfig));
  while (toClient.length || toServer.length) {
    // What was sent together is written down together, as on the wire.
    for (const line of toServer.splice(0)) {
      lines.push(`C: ${line}`);
      const forged = path.answers?.(line);
      if (forged) toClient.push(...forged);
      else fromServer(serveLine(serverConfig, server, line));
    }
    for (const line of toClient.splice(0)) {
      lines.push(`S: ${line}`);
      fromClient(hearLine(clientConfig, client, line));
    }
  }
  return { lines, client, server, messages };
}
