// Sessions taken away: every form for every attack and sender, and nothing foreign that could act in a shell, a diagram or a terminal.
import { describe, expect, test } from 'vitest';
import { exportSession } from '#src/simulator/session/export-session.ts';
import { attacks, mistakes, senders } from '#src/simulator/world/names.ts';
import { simulate } from '#src/simulator/simulate.ts';

const all = senders.flatMap((sender) => [...attacks, ...mistakes].map((attack) => simulate({ sender, attack })));
const lines = (text: string) => text.trimEnd().split('\n');

describe('Mermaid', () => {
  const statement =
    /^ {2}(%% .*|participant [DPSAR] as [\w ]+|Note over [DPSAR]: [^\n;#]*(#\d+;[^\n;#]*)*|[DPSAR](->>|-->>|-x)[DPSAR]: [^\n;#]*(#\d+;[^\n;#]*)*)$/;
  test('every line is a statement of a sequence diagram', () => {
    for (const session of all) {
      const [first, ...rest] = lines(exportSession(session, 'mermaid'));
      expect(first).toBe('sequenceDiagram');
      expect(rest.filter((line) => !statement.test(line))).toEqual([]);
    }
  });

  test('a deleted line ends at the attacker', () => {
    const session = simulate({ sender: 'opportunistic', attack: 'none' }, [{ event: 'ehlo-1/250-STARTTLS', do: 'drop' }]);
    expect(exportSession(session, 'mermaid')).toContain('  R-xA: 250-STARTTLS (dropped by you)\n');
  });
});

describe('asciicast', () => {
  test.each(['opportunistic', 'sts-first-contact'] as const)('a header, then events in order, for %s', (sender) => {
    const session = simulate({ sender, attack: 'strip-starttls' });
    const [header, ...events] = lines(exportSession(session, 'asciicast')).map((line) => JSON.parse(line) as never);
    expect(header).toMatchObject({ version: 2, width: expect.any(Number), height: expect.any(Number) });
    const times = (events as [number, string, string][]).map(([at]) => at);
    expect(times).toEqual([...times].sort((a, b) => a - b));
    const said = (events as [number, string, string][]).filter(([, kind]) => kind === 'o').map(([, , text]) => text);
    expect(said.join('').replaceAll('\r\n', '\n')).toBe(exportSession(session, 'text'));
    expect((events as [number, string, string][]).filter(([, kind]) => kind === 'm').map(([, , text]) => text)).toContain('hello');
  });
});

describe('recipe', () => {
  const command =
    /^(#.*|dig \+noall \+answer (\+dnssec )?[\w.-]+ [A-Z]+|curl [\w -]+ https:\/\/[\w./-]+|openssl s_client [\w .:-]+<\/dev\/null|swaks [\w .@+-]+|)$/;
  test('nothing but comments and four programs', () => {
    for (const session of all) expect(lines(exportSession(session, 'recipe')).filter((line) => !command.test(line))).toEqual([]);
  });

  test('it asks what the session asked, in its order, each once', () => {
    expect(
      lines(exportSession(simulate({ sender: 'sts-first-contact', attack: 'none' }), 'recipe')).filter((line) => !/^#|^$/.test(line)),
    ).toEqual([
      'dig +noall +answer _mta-sts.receiver.example TXT',
      'dig +noall +answer mta-sts.receiver.example A',
      'curl --silent --show-error --include --max-time 60 https://mta-sts.receiver.example/.well-known/mta-sts.txt',
      'dig +noall +answer receiver.example MX',
      'dig +noall +answer mx1.receiver.example A',
      'openssl s_client -connect mx1.receiver.example:25 -starttls smtp -name out.sender.example -servername mx1.receiver.example -verify_hostname mx1.receiver.example -verify_return_error -brief </dev/null',
      'swaks --server mx1.receiver.example --port 25 --ehlo out.sender.example --tls --tls-verify --from alice@sender.example --to bob@receiver.example --quit-after RCPT',
      'dig +noall +answer _smtp._tls.receiver.example TXT',
    ]);
  });

  test('what a shell would act on stays out', () => {
    const message = { from: '$(id)@sender.example', to: ['`id`@receiver.example'], header: [], body: [] };
    const session = { ...simulate({ sender: 'opportunistic', attack: 'none' }) };
    const text = exportSession(
      {
        ...session,
        scenario: { ...session.scenario, message },
        events: session.events.map((event) => ({
          ...event,
          ...(event.channel === 'dns' && { text: '-f/etc/passwd;id MX' }),
          ...(event.host && { host: '$(id)[192.0.2.1]:25' }),
          id: `${event.id}\n$(id)`,
          tampered: { action: 'dropped' as const, by: 'move' as const },
        })),
      },
      'recipe',
    );
    expect(lines(text).filter((line) => !line.startsWith('#') && line !== '')).toEqual([]);
  });
});

test('JSON is the session', () => {
  for (const session of all.slice(0, 10)) expect(JSON.parse(exportSession(session, 'json'))).toEqual(JSON.parse(JSON.stringify(session)));
});
