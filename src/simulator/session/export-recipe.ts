// A session as commands to type at home: the same questions with dig, the same fetch with curl, the same handshake with openssl,
// the same envelope with swaks. Only names and addresses of a harmless form get into a command; the rest of a session never does.
import type { Session, SessionEvent } from './session.ts';

const intro = [
  '# The questions and connections of this session, for a shell.',
  '# It needs dig, curl, openssl and swaks (Debian: bind9-dnsutils curl openssl swaks).',
  '# Names under .example exist nowhere: put a domain of your own in their place, or run this in a lab that has them.',
  '# Port 25 is closed on many home connections. No message is sent: swaks leaves after RCPT.',
  '# What the attacker did stands in comments: it cannot be typed, because it needs a place on the path.',
];

/** The script. Ends in a line break. A command that comes twice is given once. */
export function exportRecipe(session: Session): string {
  const lines = session.events.flatMap((event) => [...attackOf(event), ...commandsOf(event, session)]);
  return `${[...intro, '', ...new Set(lines)].join('\n')}\n`;
}

function commandsOf(event: SessionEvent, session: Session): string[] {
  const { channel, from, text, host } = event;
  if (from !== 'sender') return [];
  if (channel === 'dns') return question(text);
  if (channel === 'https') return policyFetch(text);
  const name = hostName(host ?? '');
  if (channel !== 'tcp' || name === undefined || !(host ?? '').endsWith(':25')) return [];
  return [...(session.scenario.sender.tls ? handshake(name, session) : []), ...envelope(name, session)];
}

function question(text: string): string[] {
  const [name = '', type = ''] = text.split(' ');
  if (!isName(name) || !/^[A-Z]+$/.test(type)) return [];
  return [`dig +noall +answer ${type === 'TLSA' ? '+dnssec ' : ''}${name} ${type}`];
}

/** RFC 8461 section 3.3: no redirect is followed, and there is a limit to the waiting. */
function policyFetch(text: string): string[] {
  const host = /^Host: (\S+)$/im.exec(text)?.[1] ?? '';
  const path = /^GET (\/[\w./-]*) /.exec(text)?.[1] ?? '/.well-known/mta-sts.txt';
  return isName(host) ? [`curl --silent --show-error --include --max-time 60 https://${host}${path}`] : [];
}

function handshake(name: string, { scenario }: Session): string[] {
  const helo = isName(scenario.sender.host) ? ` -name ${scenario.sender.host}` : '';
  const verify = `-servername ${name} -verify_hostname ${name} -verify_return_error`;
  return [`openssl s_client -connect ${name}:25 -starttls smtp${helo} ${verify} -brief </dev/null`];
}

/** TLS as this sender would have it: demanded and verified where a policy in force says so, else taken if offered. */
function envelope(name: string, { scenario, outcome }: Session): string[] {
  const { from, to } = scenario.message;
  const [first = ''] = to;
  if (!isAddress(from) || !isAddress(first)) return [];
  const wanted = outcome.policy.mode === 'enforce' ? ' --tls --tls-verify' : ' --tls-optional';
  const tls = scenario.sender.tls ? wanted : '';
  const helo = isName(scenario.sender.host) ? ` --ehlo ${scenario.sender.host}` : '';
  return [`swaks --server ${name} --port 25${helo}${tls} --from ${from} --to ${first} --quit-after RCPT`];
}

function attackOf({ tampered, id }: SessionEvent): string[] {
  if (!tampered) return [];
  const actor = tampered.by === 'move' ? 'you' : 'the attacker';
  return [`# ${actor === 'you' ? 'You' : 'The attacker'}: ${tampered.action} ${id.replaceAll(/[^\w./@:*-]/g, '?')}`];
}

/** "mx1.receiver.example[198.51.100.25]:25" -> "mx1.receiver.example". */
function hostName(host: string): string | undefined {
  const name = /^([^[:]+)/.exec(host)?.[1] ?? '';
  return isName(name) ? name : undefined;
}

/** A host name that means nothing to a shell, and is no option. */
function isName(text: string): boolean {
  return text.length <= 253 && /^[A-Za-z0-9_][A-Za-z0-9_-]*(\.[A-Za-z0-9_][A-Za-z0-9_-]*)*\.?$/.test(text);
}

function isAddress(text: string): boolean {
  const [local = '', domain = '', ...more] = text.split('@');
  return more.length === 0 && /^[A-Za-z0-9][A-Za-z0-9._+-]*$/.test(local) && isName(domain);
}
