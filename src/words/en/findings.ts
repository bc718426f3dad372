// The words around a finding: how grave it is, and what is said about it.

export default {
  verdicts: { pass: 'Pass', warn: 'Warning', fail: 'Fail', unprovable: 'Not provable' },
  severities: { error: 'Error', warning: 'Warning', note: 'Note' },
  // --- Who reads a step
  readers: {
    title: 'Who reads this:',
    clear: 'It crosses in clear: whoever is on the way can read it.',
    sealed: 'It crosses inside TLS: on the way, nobody can read it.',
    opened: 'It crosses inside TLS, but the attacker is an end of it.',
  },

  // --- What was found at a step, below its note
  atStep: {
    title: 'Found here',
    fix: 'How to mend it',
  },
  finding: {
    todo: 'What to do',
    passed: 'What is in order',
    who: 'Who breaks',
    seen: 'Seen',
    fix: 'Fix',
    proof: 'What would prove it',
  },
};
