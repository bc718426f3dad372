// Where recorded senders end otherwise than one that goes by the RFCs: computed by tests/recordings/differences.test.ts, which writes this
// file.
import type { Outcome } from '#src/simulator/session/session.ts';

interface Ending {
  readonly delivery: Outcome['delivery'];
  readonly travelled: 'clear' | 'encrypted' | 'none';
}

/** `connectsOnly`: both end alike, and the recorded sender connected where the other did not have to. */
export interface RecordedDifference {
  readonly recording: string;
  readonly recorded: Ending;
  readonly byTheBook: Ending;
  readonly connectsOnly?: boolean;
}

export const recordedDifferences: readonly RecordedDifference[] = [
  {
    recording: 'badmx-terminate',
    recorded: { delivery: 'deferred', travelled: 'none' },
    byTheBook: { delivery: 'deferred', travelled: 'none' },
    connectsOnly: true,
  },
  {
    recording: 'cached-forged',
    recorded: { delivery: 'deferred', travelled: 'none' },
    byTheBook: { delivery: 'deferred', travelled: 'none' },
    connectsOnly: true,
  },
  {
    recording: 'dane-insecuremx-strip',
    recorded: { delivery: 'deferred', travelled: 'none' },
    byTheBook: { delivery: 'delivered', travelled: 'clear' },
  },
  {
    recording: 'data-answered-250',
    recorded: { delivery: 'bounced', travelled: 'none' },
    byTheBook: { delivery: 'deferred', travelled: 'none' },
  },
  {
    recording: 'ehlo-deferred-helo',
    recorded: { delivery: 'delivered', travelled: 'clear' },
    byTheBook: { delivery: 'deferred', travelled: 'none' },
  },
  {
    recording: 'enforce-forgedmx-relay',
    recorded: { delivery: 'delivered', travelled: 'encrypted' },
    byTheBook: { delivery: 'deferred', travelled: 'none' },
  },
  {
    recording: 'enforce-forgedmx',
    recorded: { delivery: 'deferred', travelled: 'none' },
    byTheBook: { delivery: 'deferred', travelled: 'none' },
    connectsOnly: true,
  },
  {
    recording: 'enforce-starttls-501',
    recorded: { delivery: 'bounced', travelled: 'none' },
    byTheBook: { delivery: 'deferred', travelled: 'none' },
  },
  {
    recording: 'fetch-slow-strip',
    recorded: { delivery: 'delivered', travelled: 'clear' },
    byTheBook: { delivery: 'deferred', travelled: 'none' },
  },
  {
    recording: 'greeting-bare-helo',
    recorded: { delivery: 'delivered', travelled: 'clear' },
    byTheBook: { delivery: 'delivered', travelled: 'encrypted' },
  },
  {
    recording: 'greeting-rejected',
    recorded: { delivery: 'deferred', travelled: 'none' },
    byTheBook: { delivery: 'bounced', travelled: 'none' },
  },
  {
    recording: 'mail-answered-354',
    recorded: { delivery: 'bounced', travelled: 'none' },
    byTheBook: { delivery: 'deferred', travelled: 'none' },
  },
  {
    recording: 'zonemta-badmx-terminate',
    recorded: { delivery: 'bounced', travelled: 'none' },
    byTheBook: { delivery: 'deferred', travelled: 'none' },
  },
  {
    recording: 'zonemta-enforce-forgedmx',
    recorded: { delivery: 'bounced', travelled: 'none' },
    byTheBook: { delivery: 'deferred', travelled: 'none' },
  },
  {
    recording: 'zonemta-enforce-strip-cached',
    recorded: { delivery: 'delivered', travelled: 'clear' },
    byTheBook: { delivery: 'deferred', travelled: 'none' },
  },
  {
    recording: 'zonemta-enforce-strip',
    recorded: { delivery: 'bounced', travelled: 'none' },
    byTheBook: { delivery: 'deferred', travelled: 'none' },
  },
  {
    recording: 'zonemta-enforce-wrongname',
    recorded: { delivery: 'bounced', travelled: 'none' },
    byTheBook: { delivery: 'deferred', travelled: 'none' },
  },
  {
    recording: 'zonemta-fetch-wrongtype-strip',
    recorded: { delivery: 'bounced', travelled: 'none' },
    byTheBook: { delivery: 'delivered', travelled: 'clear' },
  },
  {
    recording: 'zonemta-nosts-tlsbreak',
    recorded: { delivery: 'deferred', travelled: 'none' },
    byTheBook: { delivery: 'delivered', travelled: 'clear' },
  },
  {
    recording: 'zonemta-wild-deep',
    recorded: { delivery: 'delivered', travelled: 'encrypted' },
    byTheBook: { delivery: 'deferred', travelled: 'none' },
  },
];
