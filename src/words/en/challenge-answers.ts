// Why the tasks of the challenge come out as they do. Loaded once a task is settled. What each one rests on stands in
// features/challenge/covered.ts.

export default {
  challengeAnswers: {
    c1: 'The offer of STARTTLS travels in clear. Delete 250-STARTTLS, and a sender that has been promised nothing goes on in clear.',
    c2: 'Unsigned answers of DNS are taken as they come. With a forged MX record or address the sender connects to you and delivers; encryption does not help, for you are the other end.',
    c3: 'The record says that there is a policy, the file what it says: version, mode enforce, a line for each server, max_age. A server that no line names is refused, so the spare needs one, too.',
    c4: 'In mode testing a sender delivers, and reports what failed. A sender that has stored enforce looks at the file again when the id in the record is another one, so the file comes first and the id last. With none the mail comes, and nothing is noted.',
    c5: 'A stored policy holds for max_age from the last fetch. Hide the record, and nothing changes. Keep the sender from the policy host until max_age is over, and it knows nothing any more; then a forged MX record works. An attack for so long may be noticed: one more reason for a long max_age.',
    c6: 'The result type says what failed: a certificate that has run out or names somebody else, no STARTTLS, a file that could not be fetched. A server outside the policy has no type of its own: it comes as validation-failure. Then look at what is published: if the file has the line already, senders with the old file lack a new id.',
    c7: 'A TLSA record 3 1 1 in a signed zone names your key, whoever vouches for another one. Before the key changes, its hash stands beside the old one, for two TTLs at least; the old hash goes after the old key.',
    c8: 'First the file names both servers, then the id tells senders to look. Some look only when they refresh, so wait for the slowest; then change the MX record, wait until the old one is forgotten, and switch the old server off.',
    c9: 'MTA-STS takes any authority that the sender trusts: a trusted certificate for the right name is accepted. A sender that also does DANE compares the key with a hash in a signed zone, and yours is another key.',
    c10: 'Reports tell of servers that were met, and a spare is not met while the first server works. It needs its line in the file, with a new id, and a certificate for its own name.',
  },
};
