// The words of the field for a domain, and of what was found about one.

export default {
  ask: {
    label: 'Domain that receives mail',
    ask: 'Inspect',
    note: 'Your browser asks two public DNS resolvers and the domain’s own policy host. They see the name; we do not.',
    use: (domain: string) => `Inspect ${domain}`,
  },
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
