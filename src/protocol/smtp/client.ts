// The sending server as a transition function: signatures first, rules follow.
import type { ClientConfig, ClientState, ClientStep } from './client-state.ts';

/** A new connection: it waits for the greeting. */
export declare function openClient(): ClientState;
/** One line from the server, without CRLF. */
export declare function hearLine(config: ClientConfig, state: ClientState, line: string): ClientStep;
/** accepted: goes on inside TLS. rejected: TLS stands, but the peer is not the right one: QUIT. failed: no TLS came about, the connection is gone. */
export declare function afterHandshake(config: ClientConfig, state: ClientState, result: 'accepted' | 'rejected' | 'failed'): ClientStep;
/** The connection ended without the client having closed it. */
export declare function connectionLost(state: ClientState): ClientStep;
