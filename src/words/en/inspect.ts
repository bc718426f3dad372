// The words of the inspector.
import { plural } from './plural.ts';

export default {
  inspecting: {
    title: 'Asking …',
    cancel: 'Stop asking',
    states: { waiting: 'waits', asking: 'asking …', done: 'answered', failed: 'no answer' },
    steps: {
      record: 'Policy record',
      policy: 'Policy file',
      mx: 'Mail servers',
      tlsrpt: 'Address for reports',
      addresses: 'Addresses of a mail server',
      tlsa: 'DANE record of a mail server',
    },
    progress: (done: number, total: number) => `${done} of ${total} questions answered.`,
    asked: (names: string) => `Asked from your browser, and so aware of this name: ${names}. Nothing went to us.`,
  },
  tally: {
    label: 'Checks by verdict',
    fail: (count: number) => plural(count, 'fail', 'fails'),
    warn: (count: number) => plural(count, 'warning', 'warnings'),
    unprovable: (count: number) => `${count} not provable from a browser`,
    pass: (count: number) => plural(count, 'pass', 'passes'),
  },
  policyField: {
    label: 'Paste the policy file',
    how: 'The browser may not read it, but you can. Run this line in a terminal and paste all that it prints, or drop the file here.',
    judge: 'Judge this file',
  },
  pages: {
    inspect: {
      title: 'Inspect a domain',
      description:
        'Enter a domain that receives mail. Your browser asks DNS and the policy host, and says what senders will do, why, and what to publish instead.',
      lead: 'What does a domain promise about the mail sent to it, and does it keep the promise? Your browser asks two public DNS resolvers and the domain’s own policy host. They see the name; we do not.',
      noScript: 'Inspecting asks questions from your browser, so it needs JavaScript. The lessons read without it.',
      cancelledTitle: 'Stopped',
      cancelled: 'What was found until then is not judged. Press Inspect to ask again.',
      crashedTitle: 'The inspection broke off',
      crashed: 'It was started again and broke off again. Reload the page and try again; if it happens again, please report this domain.',
    },
  },
};
