// `mta-sts conformance PATH...`: puts every case of the corpus files to this engine. Prints what does not agree, one line
// for each subject, and last "N passed, N failed". A crash, or more than a second of work, does not agree.
import { parseArgs } from 'node:util';
import { visible } from '#src/protocol/visible.ts';
import { judgeCase, type ConformanceCase } from './conformance-compare.ts';
import { subjects as reportSubjects } from './conformance-reports.ts';
import { subjects as ruleSubjects } from './conformance-subjects.ts';
import { UsageError, type Command, type Io, type Subjects } from './io.ts';

const subjects: Subjects = { ...ruleSubjects, ...reportSubjects };

/** The longest that one case may take, in microseconds of this process's own time, so that a busy machine fails nothing. */
const longestRun = 1_000_000;

interface CorpusFile {
  readonly subject: string;
  readonly cases: readonly ConformanceCase[];
}

/** Exit 0 when everything agrees, 1 when something does not, 2 when a path holds no corpus. */
export const conformanceCommand: Command = async (args, io) => {
  const { positionals } = parseArgs({ args, allowPositionals: true, options: {} });
  if (positionals.length === 0) throw new UsageError('Say which corpus files or folders: mta-sts conformance PATH...');
  const paths = (await Promise.all(positionals.map((path) => io.listFiles(path, '.json')))).flat();
  if (paths.length === 0) throw new UsageError('There is no .json file there.');
  const totals = { passed: 0, failed: 0 };
  for (const path of paths) {
    const { subject, cases } = parseCorpus(path, await io.readFile(path));
    const failed = cases.filter((item) => !passes(subject, item, io)).length;
    io.out(`${subject}: ${cases.length - failed} of ${cases.length}`);
    totals.passed += cases.length - failed;
    totals.failed += failed;
  }
  io.out(`${totals.passed} passed, ${totals.failed} failed`);
  return totals.failed > 0 ? 1 : 0;
};

function passes(subject: string, item: ConformanceCase, io: Io): boolean {
  const started = process.cpuUsage();
  let result: unknown;
  try {
    result = subjects[subject]!(structuredClone(item.input));
  } catch (error) {
    return say(io, subject, item, `crashed: ${error instanceof Error ? visible(error.message) : 'something that is no Error was thrown'}`);
  }
  const { user, system } = process.cpuUsage(started);
  const agreement = judgeCase(subject, item, result);
  if (agreement !== 'agrees') {
    const how = agreement === 'differs' ? 'differs' : 'takes another reading';
    return say(
      io,
      subject,
      item,
      `${how}\n  expected ${JSON.stringify(item.expect)}\n  got      ${JSON.stringify(result)}\n  because  ${visible(item.why ?? '')}`,
    );
  }
  return user + system <= longestRun || say(io, subject, item, 'took more than a second');
}

function say(io: Io, subject: string, { name }: ConformanceCase, problem: string): false {
  io.out(`${subject}/${visible(name)} ${problem.split('\n').map(visible).join('\n')}`);
  return false;
}

function parseCorpus(path: string, bytes: Uint8Array): CorpusFile {
  const wrong = (problem: string) => new UsageError(`${visible(path)} is no corpus file: ${problem}.`);
  let file: unknown;
  try {
    file = JSON.parse(new TextDecoder().decode(bytes));
  } catch {
    throw wrong('it is not JSON');
  }
  const { subject, cases } = (file ?? {}) as Partial<CorpusFile>;
  if (typeof subject !== 'string' || !Array.isArray(cases)) throw wrong('it has no "subject" or no "cases"');
  if (!Object.hasOwn(subjects, subject))
    throw wrong(`there is no subject "${visible(subject)}"; there are ${Object.keys(subjects).join(', ')}`);
  const broken = cases.findIndex((item) => typeof item?.name !== 'string' || !('input' in item) || !('expect' in item));
  if (broken >= 0) throw wrong(`case ${broken + 1} lacks name, input or expect`);
  return { subject, cases };
}
