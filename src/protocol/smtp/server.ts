// The receiving server as a transition function: signatures first, rules follow.
import type { ServerConfig, ServerState, ServerStep } from './server-state.ts';

/** A new connection: the greeting. */
export declare function openServer(config: ServerConfig): ServerStep;
/** One line from the client, without CRLF. */
export declare function serveLine(config: ServerConfig, state: ServerState, line: string): ServerStep;
/** The handshake is done: everything known of the client is forgotten. */
export declare function serverAfterHandshake(state: ServerState): ServerState;
