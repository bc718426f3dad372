// The words around a finding: how grave it is, and what is said about it.

export default {
  verdicts: { pass: 'Pass', warn: 'Warning', fail: 'Fail', unprovable: 'Not provable' },
  severities: { error: 'Error', warning: 'Warning', note: 'Note' },
  finding: {
    todo: 'What to do',
    passed: 'What is in order',
    who: 'Who breaks',
    seen: 'Seen',
    fix: 'Fix',
    proof: 'What would prove it',
  },
};
