// Texts of kinds that administrators met, each with the right reading; the forms of records, policies and MX names are those of
// tests/inspector/pasted/forms.ts.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { run } from '#src/cli/main.ts';
import { openServer, serveLine } from '#src/protocol/smtp/server.ts';
import type { ServerConfig } from '#src/protocol/smtp/server-state.ts';
import { testIo } from '../cli/io-for-tests.ts';

async function evaluate(args: readonly string[], files: Record<string, string> = {}) {
  const io = testIo(files);
  return { code: await run(['evaluate', ...args], io), text: io.lines.join('\n') };
}

describe('evaluate', () => {
  it('a comment behind a value, a preference, a semicolon: each with its line and its fix', async () => {
    const p = readFileSync(join(import.meta.dirname, 'policies/comment-after-mx.txt'), 'utf8');
    const { code, text } = await evaluate(['--policy', 'p'], { p });
    expect(code).toBe(1);
    expect(text).toMatch(/There is a comment after the value of mx .*\n +4 \|[^]*?fix: Remove the comment/);
    expect(text).toMatch(/begins with a number .*\n +5 \|[^]*?fix: Remove the number/);
    expect(text).toMatch(/The value of max_age ends in a semicolon or a comma .*\n +6 \|[^]*?fix: Remove it/);
  });

  it('a record without its semicolon spoils the good one beside it for one known resolver', async () => {
    const { text } = await evaluate(['--record', 'v=STSv1 id=20260101', '--record', 'v=STSv1; id=20260102;']);
    expect(text).toContain('MTA-STS record: valid');
    expect(text.replace(/\s+/g, ' ')).toContain('postfix-mta-sts-resolver counts every record that begins with the version');
  });

  it.each([
    ['v=TLSRPTv1; rua=http://reports.example/', 1],
    ['v=TLSRPTv1; rua=ftp://reports.example/,http://reports.example/', 1],
    ['v=TLSRPTv1; rua=http://reports.example/,mailto:tls@mill.example', 0],
  ])('%s: exit %i', async (record, code) => {
    const answer = await evaluate(['--tlsrpt', record]);
    expect(answer.code).toBe(code);
    expect(answer.text.includes('no sender can use it')).toBe(code === 1);
  });
});

describe('typed to the server', () => {
  it.each([
    ['MAIL FROM:<a@mill.example> SIZE', '501'],
    ['MAIL FROM:<a@mill.example> SIZE=', '501'],
    ['MAIL FROM:<a@mill.example> SIZE=12', '250'],
  ])('%s: %s', (line, reply) => {
    const accent = { greeting: '220 {host}', ehlo: ['{host}', 'SIZE 2000'] };
    const config: ServerConfig = { hostName: 'mx1.mill.example', accent, tls: 'absent' };
    const hello = serveLine(config, openServer(config).state, 'EHLO client.example');
    expect(serveLine(config, hello.state, line).lines[0]!.slice(0, 3)).toBe(reply);
  });
});
