// mta-sts-explained/simulator: one delivery, or many over days, in an invented world: what every server says, what an attacker on the path
// can do, and how it ends. The same world and the same moves give the same events; no clock, no randomness, no network.
export * from './findings.ts';
export { besideDraft, type BesideDraft } from '#src/simulator/beside-draft.ts';
export { moveCodes, scenarioCodes } from '#src/simulator/codes.ts';
export { simulateInStep, type InStep } from '#src/simulator/in-step.ts';
export { matrix, type MatrixCell } from '#src/simulator/matrix.ts';
export { moveNames, refusals, type Move, type Refusal, type RefusedMove } from '#src/simulator/network/move.ts';
export { compareRecording, type Difference } from '#src/simulator/session/compare.ts';
export { eventKinds, type EventKind } from '#src/simulator/session/event-kinds.ts';
export { exportSession, type ExportForm } from '#src/simulator/session/export-session.ts';
export { asRecording, type RecordedEntry, type Recording } from '#src/simulator/session/recording.ts';
export { actors, channels, deliveries, phases, travels } from '#src/simulator/session/session.ts';
export type { Actor, Channel, Knowledge, Outcome, Phase, Session, SessionEvent, Tamper } from '#src/simulator/session/session.ts';
export { formatTranscript, legend } from '#src/simulator/session/transcript.ts';
export type { Memory } from '#src/simulator/session/memory.ts';
export { simulate, simulateAndRemember } from '#src/simulator/simulate.ts';
export type { Moment, PolicyState } from '#src/simulator/passing-time.ts';
export { playQueues, type QueueCount, type QueuedMail, type QueueSender, type SenderQueue } from '#src/simulator/queue.ts';
export { timeline, type Timeline } from '#src/simulator/timeline.ts';
export { attacks, mistakes, senders, type AttackName, type MistakeName, type SenderName } from '#src/simulator/world/names.ts';
export { attackFrom, resolveScenario, worldNames, type ScenarioInput, type WorldName } from '#src/simulator/world/scenario-input.ts';
export { parseMoves, parseMovesText, parseScenario, parseScenarioText } from '#src/simulator/world/scenario-schema.ts';
export type {
  Attacker,
  Message,
  MxHost,
  PolicyHost,
  Scenario,
  Sender,
  WorldChange,
  Zone,
  ZoneRecord,
} from '#src/simulator/world/scenario.ts';
export { standardWorld } from '#src/simulator/world/standard-world.ts';
