import { gzipSync } from 'node:zlib';
import { describe, expect, it, vi } from 'vitest';
import { reportCommand } from '#src/cli/report.ts';
import { UsageError } from '#src/cli/io.ts';
import { writeReport, type ReportTallies } from '#src/protocol/tlsrpt/report-writer.ts';
import { reportMail } from '../protocol/tlsrpt/report-mail-samples.ts';
import { testIo } from './io-for-tests.ts';

// A loaded machine is slow, not wrong.
vi.setConfig({ testTimeout: 60_000 });

const tallies: ReportTallies = {
  ...{
    organization: 'Sender\u001b[31m Example',
    contact: 'a@sender.example',
    reportId: '1',
    submitter: 'sender.example',
    domain: 'receiver.example',
  },
  ...{ start: 1_779_235_200, end: 1_779_321_599 },
  policies: [
    {
      ...{
        type: 'sts',
        domain: 'receiver.example',
        policyString: ['version: STSv1'],
        mxHosts: ['mx1.receiver.example'],
        successful: 9,
        failed: 2,
      },
      failures: [{ resultType: 'certificate-expired', count: 2, sendingMtaIp: '192.0.2.10', receivingMxHostname: 'mx1.receiver.example' }],
    },
  ],
};
const failing = writeReport(tallies).json;
const clean = writeReport({ ...tallies, policies: [{ ...tallies.policies[0]!, failed: 0, failures: [] }] }).json;
const run = async (file: string | Uint8Array, ...args: string[]) => {
  const io = testIo({ file });
  return { code: await reportCommand(['file', ...args], io), text: io.lines.join('\n') };
};

describe('mta-sts report', () => {
  it.each([
    ['nothing failed', clean, 0],
    ['nothing failed, zipped', gzipSync(clean), 0],
    ['sessions failed', failing, 1],
    ['a departure from the standard', clean.replace('"contact-info"', '"contact"'), 0],
    ['no report', 'hello', 1],
  ])('%s: exit code', async (_, file, code) => expect((await run(file)).code).toBe(code));

  it('says totals, failures by type with their meaning, and hosts', async () => {
    const { text } = await run(reportMail({ content: failing }));
    expect(text).toContain('2026-05-20T00:00:00Z to 2026-05-20T23:59:59Z');
    expect(text).toContain('receiver.example, policy sts: 9 sessions succeeded, 2 failed');
    expect(text).toMatch(/^certificate-expired: 2 sessions at mx1\.receiver\.example\n {2}\S/m);
    expect(text).toMatch(/^ {2}Step of a session: \S/m);
    expect(text).not.toContain('\u001b');
  });
  it('names each departure and its section', async () => {
    const { text } = await run(clean.replace('"contact-info"', '"contact"'));
    expect(text).toContain('(missing:contact-info, RFC 8460 §4.4)');
  });
  it('--json is one object', async () => {
    expect(JSON.parse((await run(failing, '--json')).text)).toMatchObject({
      valid: true,
      report: { organization: 'Sender\u001b[31m Example' },
      totals: { successful: 9, failed: 2, complete: true },
      failuresByType: [{ resultType: 'certificate-expired', count: 2, citation: { document: 'RFC 8460', section: '4.3.1' } }],
      problems: [],
    });
  });
  it.each([[[]], [['a', 'b']], [['missing']]])('wrong usage: %j', async (args) => {
    await expect(reportCommand(args, testIo())).rejects.toThrow(UsageError);
  });
});
