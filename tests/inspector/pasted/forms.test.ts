// Each form of the table, read by the command, by the worker of the page, and by the library: all say the same.
import { describe, expect, it } from 'vitest';
import { run } from '#src/cli/main.ts';
import { judgeTexts, type TextsJudgement } from '#src/lib/mta-sts.ts';
import { parseRecords, formatRecord as formatStsRecord } from '#src/protocol/mta-sts/record.ts';
import { formatRecord } from '#src/protocol/dns/records.ts';
import { readTxtLines } from '#src/protocol/dns/txt-lines.ts';
import { applyEdits } from '#src/protocol/apply-edits.ts';
import { api } from '#workers/evaluator.ts';
import fc from 'fast-check';
import { testIo } from '../../cli/io-for-tests.ts';
import { hostForms, policyForms, recordForms } from './forms.ts';

const nothing = { record: '', policy: '', mx: '', tlsrpt: '' };
const notable = (findings: readonly { readonly code: string; readonly severity: string }[]) =>
  findings.filter(({ severity, code }) => severity === 'error' || code === 'response-curl').map(({ code }) => code);

interface Told {
  readonly status?: string | undefined;
  readonly value?: unknown;
  readonly findings: readonly { readonly code: string; readonly severity: string }[];
}

const sayRecord = ({ status, value, findings }: Told) =>
  [status, (value as { id: string } | undefined)?.id, status === 'valid' || status === 'multiple' ? '' : findings[0]!.code]
    .filter(Boolean)
    .join(' ');
const sayPolicy = ({ value, findings }: Told) => [(value as { mode: string } | undefined)?.mode ?? 'none', ...notable(findings)].join(' ');
const sayHosts = ({ value, findings }: Told) =>
  [...(value as { host: string }[]).map(({ host }) => host), ...findings.map(({ code }) => code)].join(' ');

async function command(option: string, text: string): Promise<Told> {
  const io = testIo({ file: text });
  await run(['evaluate', `--${option}`, option === 'policy' ? 'file' : text, '--json'], io);
  return (JSON.parse(io.lines.join('\n')) as Record<string, Told>)[option]!;
}

const ofTexts = ({ publication: { record, policy, mx } }: TextsJudgement): Told =>
  record ?? policy ?? { value: mx?.hosts ?? [], findings: mx?.findings ?? [] };

describe.each([
  ['record', recordForms, sayRecord],
  ['policy', policyForms, sayPolicy],
  ['mx', hostForms, sayHosts],
] as const)('%s', (name, forms, say) => {
  it.each(forms)('%s', async (_, text, says) => {
    expect(say(await command(name, text))).toBe(says);
    expect(say(ofTexts(judgeTexts({ ...nothing, [name]: text })))).toBe(says);
    expect(say(ofTexts(api.evaluate({ ...nothing, [name]: text }, 0).judged))).toBe(says);
  });

  it.each(forms)('mends of "%s" go where they belong', (_, text) => {
    const { findings } = judgeTexts({ ...nothing, [name]: text });
    for (const { code, fix } of findings[name]) {
      if (!fix) continue;
      const after = judgeTexts({ ...nothing, [name]: applyEdits(text, fix) }).findings[name];
      expect(after.filter((finding) => finding.code === code).length).toBeLessThan(
        findings[name].filter((finding) => finding.code === code).length,
      );
    }
  });
});

describe('a round trip', () => {
  it('what formatRecord writes is read as it was', () => {
    const octet = fc.integer({ min: 0, max: 255 }).map((code) => String.fromCharCode(code));
    const string = fc.array(octet, { maxLength: 40 }).map((octets) => octets.join(''));
    fc.assert(
      fc.property(fc.array(string, { minLength: 1, maxLength: 4 }), (strings) => {
        const line = formatRecord({ type: 'TXT', strings });
        expect(readTxtLines(line).map((one) => one.strings)).toEqual([strings]);
        expect(readTxtLines(`_mta-sts.mill.example. 300 IN TXT ${line}\n`).map((one) => one.strings)).toEqual([strings]);
        const json = JSON.stringify({ data: `v=STSv1; ${line}` });
        expect(readTxtLines(json).map((one) => one.strings)).toEqual([[`v=STSv1; ${line}`]]);
      }),
    );
  });

  it('a record that we write is one in every form', () => {
    const text = formatStsRecord({ id: 'a1', extensions: [] });
    for (const form of [text, formatRecord({ type: 'TXT', strings: [text] }), JSON.stringify([text])]) {
      expect(parseRecords(readTxtLines(form).map(({ strings }) => strings)).value?.id).toBe('a1');
    }
  });
});
