// What each offline example must come to in a page: domain, verdict, the code of the answer, and checks that must be there.

export const exampleVerdicts: readonly (readonly [domain: string, verdict: string, answer: string, codes: readonly string[]])[] = [
  ['lighthouse.example', 'enforced', 'answer-enforced-dane', ['check-mode-enforce pass', 'check-dane-usable pass', 'check-caa pass']],
  ['harbour.example', 'testing', 'answer-testing-not-ready', ['policy-testing warn', 'mx-not-covered warn', 'tlsrpt-missing warn']],
  ['meadow.example', 'none', 'answer-none', ['record-missing warn', 'tlsrpt-missing warn']],
  ['quarry.example', 'broken', 'answer-policy-broken', ['check-policy-host-alias-dangling fail']],
  ['orchard.example', 'broken', 'answer-record-broken', ['record-multiple fail']],
  ['bakery.example', 'broken', 'answer-policy-broken', ['response-redirect fail']],
  ['mill.example', 'broken', 'answer-mx-not-covered', ['mx-not-covered fail', 'mx-pattern-unused warn']],
  ['cooper.example', 'unknown', 'answer-policy-unseen', ['check-policy-unreadable unprovable']],
  ['chandler.example', 'broken', 'answer-policy-broken', ['policy-version-missing fail', 'policy-max-age-over-a-year fail']],
  ['weaver.example', 'none', 'answer-mode-none', ['policy-none warn']],
  ['island.example', 'none', 'answer-no-mail', ['check-mx-null pass']],
  ['foundry.example', 'unknown', 'answer-dnssec-bogus', ['check-dnssec-bogus fail']],
];
