// What each kind of event does on the stage, and whether it is ordinary and travels in a bundle. One rule for every kind: the compiler
// asks for it. A rule sees its own event and the scene so far, never what comes later.
import type { EventKind } from '#src/simulator/session/event-kinds.ts';
import type { SessionEvent } from '#src/simulator/session/session.ts';
import type { Memory, Scene } from './scene.ts';

type Effect = (scene: Scene, event: SessionEvent, index: number) => void;

interface Rule {
  readonly folds?: true;
  readonly does?: Effect;
}

const fold: Rule = { folds: true };
const slip: Rule = {};
const think: Effect = (scene, { explains }) => (scene.thought = explains);
const decision: Rule = { does: think };

const remember: Effect = (scene, { explains, text }) => {
  if (explains === 'cache-empty') scene.memory = {};
  else scene.memory = { ...memoryIn(text), ...(explains === 'cache-expired' && { over: true as const }) };
};

/** "mode enforce; id …; mx a; mx b; 432000 s left", or the record of 2016. */
function memoryIn(text: string): Memory {
  const strict = /\bto=(true|false)/.exec(text)?.[1];
  const mode = /mode (\w+)/.exec(text)?.[1] ?? (strict && (strict === 'true' ? 'enforce' : 'report'));
  const mx = [...text.matchAll(/mx[ =]([^;]+)/g)].map(([, name]) => name!.trim()).join(', ');
  const left = /(\d+) s left/.exec(text)?.[1];
  return { ...(mode && { mode }), ...(strict && { to: strict }), ...(mx && { mx }), ...(left && { seconds: Number(left) }) };
}

/** The record of 2016 is the policy itself. */
const list: Effect = (scene, { text }) => (scene.listed = memoryIn(text).mx);
const promised = (scene: Scene): string | null => scene.listed ?? scene.memory?.mx ?? null;

const noMemory: Effect = (scene) => (scene.memory ??= {});

const connect: Effect = (scene, { to, host = '' }) => {
  scene.wire = 'open';
  scene.tube = 'none';
  scene.bench = undefined;
  scene.far = to === 'attacker' ? 'attacker' : 'receiver';
  const name = host.replace(/\[.*$/, '');
  if (to === 'attacker') scene.attackerHost = name;
  else scene.host = name;
};
const cut: Effect = (scene) => {
  scene.wire = 'cut';
  scene.tube = 'none';
};
const damage: Effect = (scene) => (scene.tube = 'damaged');
const close: Effect = (scene) => {
  scene.wire = 'over';
  scene.tube = 'none';
};

/** A forged name turns the switch before anybody connects. */
const answer: Effect = (scene, { text, tampered }) => {
  if (tampered?.action === 'replaced') scene.far = 'attacker';
  else if (/ MX /.test(text)) scene.far = 'receiver';
};

const card: Effect = (scene, { text, host = '', explains }, at) => {
  const [got = '', issuer] = text.split('; ');
  const isPolicyHost = explains === 'policy-certificate';
  const wants = isPolicyHost ? host.replace(/:.*$/, '') : promised(scene);
  const bench = { wants, wanted: isPolicyHost || !wants ? 'asked' : 'policy', got, gotAs: 'card', at } as const;
  scene.bench = { ...bench, ...(issuer && { issuer }) };
};
const judgeCard =
  (verdict: 'same' | 'unasked'): Effect =>
  (scene, event, index) => {
    think(scene, event, index);
    if (scene.bench) scene.bench = { ...scene.bench, verdict };
  };
/** The sender's own rule: the name compared is that of the host that it called. */
const verifyCard: Effect = (scene, event, index) => {
  judgeCard('same')(scene, event, index);
  const wants = (event.host ?? '').replace(/\[.*$/, '');
  if (scene.bench) scene.bench = { ...scene.bench, wants, wanted: 'asked' };
};
const refuseCard: Effect = (scene, event, index) => {
  think(scene, event, index);
  const name = event.knows?.certificate === 'wrong-name' ? 'other' : 'invalid';
  if (scene.bench) scene.bench = { ...scene.bench, verdict: name };
};
/** A fetch that fails after the card was shown failed because of it. */
const refuseHost: Effect = (scene, event, index) => {
  think(scene, event, index);
  const { bench } = scene;
  if (bench?.gotAs === 'card') scene.bench = { ...bench, verdict: bench.got.split(', ').includes(bench.wants ?? '') ? 'invalid' : 'other' };
};
/** Digests are compared by their first eight signs. That of another key is not in the session, so it is not drawn. */
const compareKey =
  (verdict: 'same' | 'other'): Effect =>
  (scene, event, at) => {
    think(scene, event, at);
    const wants = scene.tlsa?.slice(0, 8) ?? null;
    scene.bench = { wants, wanted: 'record', got: verdict === 'same' ? (wants ?? '') : '', gotAs: 'key', verdict, at };
  };
const tlsa: Effect = (scene, { text }) => (scene.tlsa = / TLSA \d+ \d+ \d+ ([0-9a-f]+)/i.exec(text)?.[1]);

const recall: Effect = (...given) => (/ TLSA /.test(given[1].text) ? tlsa : answer)(...given);

const compareName =
  (verdict: 'same' | 'other'): Effect =>
  (scene, event, at) => {
    think(scene, event, at);
    scene.bench = {
      wants: promised(scene),
      wanted: 'policy',
      got: event.knows?.mx?.host ?? event.host ?? '',
      gotAs: 'dns',
      verdict,
      at,
    };
    if (verdict === 'other' && scene.memory?.mode === 'enforce') scene.letter = 'held';
  };

const encrypt: Effect = (scene, { to }) => (scene.tube = to === 'attacker' && scene.far !== 'attacker' ? 'to-you' : 'through');
const leaveBench: Effect = (scene) => (scene.bench = undefined);
const send: Effect = (scene, { secured, tampered, text }) => {
  scene.mail = text;
  scene.isSealed = secured;
  scene.letter = secured ? 'tube' : 'wire';
  if (secured && tampered?.action === 'damaged') scene.tube = 'damaged';
  scene.isSwallowed = tampered?.action === 'dropped';
  // Where TLS ends in the attacker's hands, what was inside lies open in them.
  if (scene.isSwallowed && scene.tube !== 'through') scene.letter = 'wire';
};
const accept: Effect = (scene, { from, to, tampered }) => {
  // An answer that the attacker wrote in the server's name says nothing of where the letter is.
  const taken = tampered?.action === 'injected' || from === 'attacker' ? 'attacker' : 'receiver';
  if (to === 'sender' && tampered?.action !== 'dropped' && !scene.isSwallowed) scene.letter = taken;
};
const hold: Effect = (scene, event, index) => {
  think(scene, event, index);
  scene.letter = 'held';
};
const deliver: Effect = (scene) => {
  if (scene.isSwallowed) return;
  if (scene.letter === 'wire' || scene.letter === 'tube') scene.letter = scene.far;
};
/** Who else has read it is for the outcome to say: see scene-at.ts. */
const report: Rule = {
  does: (scene, { to, text, tampered }) => {
    const address = /^to (?:mailto:)?([^,\n]*)/i.exec(text)?.[1] ?? '';
    const isCaught = tampered?.action === 'dropped';
    const fate = isCaught ? 'lost' : 'delivered';
    scene.report = { to: address, isCaught, fate: to === 'attacker' ? 'taken' : fate };
  },
};

export const rules: Readonly<Record<EventKind, Rule>> = {
  'sts-txt-query': fold,
  'sts-txt-answer': slip,
  'sts-txt-absent': slip,
  'draft-txt-query': fold,
  'draft-txt-answer': { does: list },
  'draft-txt-absent': slip,
  'mx-query': fold,
  'mx-answer': { folds: true, does: answer },
  'mx-absent': fold,
  'address-query': fold,
  'address-answer': { folds: true, does: answer },
  'address-absent': fold,
  'tlsa-query': slip,
  'tlsa-answer': { does: tlsa },
  'tlsa-absent': slip,
  'tlsrpt-query': fold,
  'tlsrpt-answer': fold,
  'tlsrpt-absent': fold,
  'dns-failed': slip,
  'dns-bogus': slip,
  'dns-remembered': { does: recall },

  'cache-empty': { does: remember },
  'cache-hit': { does: remember },
  'cache-expired': { does: remember },
  'cache-kept': { does: remember },
  'cache-stored': { does: remember },
  'cache-forgotten': { does: (scene) => (scene.memory = {}) },

  'policy-connect': fold,
  'policy-unreachable': { does: (scene) => (scene.policy = 'cut') },
  'policy-certificate': { does: card },
  'policy-request': { folds: true, does: (scene) => scene.bench && (scene.bench = { ...scene.bench, verdict: 'same' }) },
  'policy-response': fold,
  'policy-body': { does: leaveBench },
  'draft-policy-check': slip,

  'policy-enforce': decision,
  'policy-testing': decision,
  'policy-mode-none': decision,
  'policy-absent': {
    does: (...given) => {
      think(...given);
      noMemory(...given);
    },
  },
  'fetch-needed': fold,
  'fetch-not-needed': fold,
  'record-not-asked': fold,
  'fetch-failed': { does: refuseHost },
  'administrators-told': decision,
  'draft-policy': decision,
  'draft-policy-unproven': decision,

  'mx-allowed': { does: compareName('same') },
  'mx-not-allowed': { does: compareName('other') },
  'dane-applies': decision,
  'dane-host-skipped': decision,
  'no-usable-host': decision,

  'tcp-connect': { folds: true, does: connect },
  'tcp-failed': { does: cut },
  'connection-lost': { does: cut },
  greeting: fold,
  ehlo: fold,
  'ehlo-reply-host': fold,
  'ehlo-reply-line': fold,
  'ehlo-starttls': slip,
  'ehlo-again': { folds: true, does: leaveBench },
  helo: fold,

  starttls: slip,
  'starttls-ready': slip,
  'starttls-refused': slip,
  'starttls-missing': {
    does: (...given) => {
      think(...given);
      noMemory(...given);
    },
  },
  'tls-hello': fold,
  'tls-certificate': { does: card },
  'tls-established': { does: encrypt },
  'tls-reset': { does: cut },
  'tls-alert': { does: cut },
  'tls-record-damaged': { does: damage },
  'certificate-not-checked': { does: judgeCard('unasked') },
  'certificate-accepted': { does: judgeCard('same') },
  'certificate-refused': { does: refuseCard },
  'certificate-verified': { does: verifyCard },
  'certificate-not-verified': { does: refuseCard },
  'tlsa-match': { does: compareKey('same') },
  'tlsa-mismatch': { does: compareKey('other') },

  'mail-from': { folds: true, does: leaveBench },
  'mail-from-reply': fold,
  'rcpt-to': fold,
  'rcpt-to-reply': fold,
  data: fold,
  'data-reply': fold,
  message: { does: send },
  'message-end': fold,
  'message-accepted': { does: accept },
  'reply-refused': slip,
  'reply-other': fold,
  'command-other': fold,
  quit: { folds: true, does: leaveBench },
  'quit-reply': { folds: true, does: close },

  'go-on-in-clear': decision,
  'refuse-host': { does: hold },
  'refuse-by-own-rule': { does: hold },
  'deliver-despite-failure': decision,
  'draft-goes-on-unproven': decision,
  'draft-goes-on-reporting': decision,
  'try-next-host': {
    does: (...given) => {
      think(...given);
      given[0].letter = 'desk';
    },
  },
  'check-again': { does: hold },
  delivered: { does: deliver },
  deferred: { does: hold },
  bounced: {
    does: (...given) => {
      think(...given);
      given[0].letter = 'back';
    },
  },
  'try-again': decision,
  'second-try-in-clear': decision,

  'failure-noted': fold,
  'failure-not-reported': { folds: true, does: think },
  'report-sent': report,
  'draft-report-sent': report,
};
