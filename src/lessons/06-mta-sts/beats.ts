// The way through lesson 6: the attack of lesson 3 fails, the reader sees why, tries other ways on the same wire, and fails again.
import type { LessonBeats } from '#src/lessons/beat.ts';

const offer = 'ehlo-1/250-STARTTLS';
const mx = 'mx/receiver.example/answer';
const drop = [{ event: offer, do: 'drop' }] as const;
const forge = [{ event: mx, do: 'replace', text: '10 mx.attacker.example' }] as const;
const hide = [{ event: 'txt/_mta-sts.receiver.example/answer', do: 'drop' }, ...drop] as const;
const answer454 = [{ event: 'starttls-1', do: 'answer', text: '454 4.7.0 TLS not available' }] as const;
const cut = [{ event: 'tls-1/hello', do: 'drop' }] as const;
const card = (issuer: 'self-signed' | 'trusted') =>
  [{ event: 'tls-1/certificate', do: 'certificate', certificate: { names: ['mx1.receiver.example'], issuer } }] as const;
/** The sender and the attacker of the lesson, who touches nothing but what the reader touches. */
const world = 'wire';

export const beats: LessonBeats = {
  worlds: {
    [world]: { sender: 'sts-first-contact', attack: 'eavesdrop' },
    relay: {
      sender: { like: 'sts-enforce', behaves: 'postfix-3.7', tlsReports: false },
      attack: 'forge-mx',
      mxHosts: [
        { host: 'mx1.receiver.example', addresses: ['198.51.100.25'], certificate: { names: ['mx1.receiver.example'] } },
        {
          host: 'mx.attacker.example',
          addresses: ['192.0.2.66'],
          owner: 'attacker',
          certificate: { names: ['mx.attacker.example'] },
          relaysTo: '198.51.100.25',
        },
      ],
    },
  },
  missions: [
    {
      goal: { different: 3, of: { delivery: 'deferred', unreadBy: ['attacker'], moves: { least: 1, on: ['smtp', 'tls'] } } },
      tries: [
        { id: 'passed', when: { world, place: 'bob' } },
        { id: 'read', when: { world, readBy: ['attacker'], moves: { event: 'tls-1/certificate' } } },
        { id: 'hid', when: { world, readBy: ['attacker'] } },
        { id: 'held', when: { world, place: 'held' } },
      ],
      show: ['tries/answer', 'tries/cut', 'tries/own'],
    },
  ],
  beats: [
    {
      id: 'hands',
      at: offer,
      run: { world },
      hold: true,
      acts: [
        { id: 'drop', world, moves: drop, to: 'guess' },
        { id: 'pass', world, to: 'passed' },
      ],
    },
    { id: 'passed', branch: true, at: 'message-1/end/reply', acts: [{ id: 'again', world, to: 'hands' }] },
    { id: 'guess', at: 'ehlo-1/250-ENHANCEDSTATUSCODES', guess: ['clear', 'held', 'returned', 'bob'] },
    { id: 'turns', at: 'decide/no-tls' },
    {
      id: 'record',
      run: { world },
      at: 'txt/_mta-sts.receiver.example/answer',
      unfold: true,
      ifs: { hide: { world, moves: hide, at: 'message-1' } },
    },
    { id: 'host', at: 'policy/certificate' },
    { id: 'file', at: 'policy/body', unfold: true },
    { id: 'kept', at: 'cache/stored' },
    {
      id: 'name',
      at: 'decide/mx-allowed',
      ifs: {
        mx: { world, moves: forge, at: 'decide/mx-not-allowed' },
        relay: { world: 'relay', at: 'decide/outcome' },
      },
    },
    {
      id: 'tries',
      at: offer,
      acts: [
        { id: 'answer', world, moves: answer454, to: 'answered' },
        { id: 'cut', world, moves: cut, to: 'silent' },
        { id: 'own', world, moves: card('self-signed'), to: 'refused' },
      ],
    },
    { id: 'answered', branch: true, at: 'decide/no-tls', acts: [{ id: 'again', world, to: 'tries' }] },
    { id: 'silent', branch: true, at: 'decide/outcome', acts: [{ id: 'again', world, to: 'tries' }] },
    { id: 'refused', branch: true, at: 'decide/refuse-host' },
    {
      id: 'queue',
      run: { world, moves: drop },
      at: 'report',
      ifs: { trusted: { world, moves: card('trusted'), at: 'message-1' } },
    },
    { id: 'end', at: 'report', ending: true },
  ],
};
