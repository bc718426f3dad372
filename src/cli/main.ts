// The `mta-sts` command: finds the subcommand, runs it, and turns what it says into an exit code:
// 0 fine, 1 problems found, 2 wrong usage, 3 could not be determined, 4 output could not be written. With --json standard output holds
// one object, whatever happens.
import { visible, visibleBlock, visibleJson } from '#src/protocol/visible.ts';
import { openIo, UsageError, type Command, type Io } from './io.ts';

const usage = `mta-sts inspect DOMAIN [--resolver URL]... [--ca FILE] [--mx] [--timeout SECONDS] [--json]
mta-sts evaluate [--record TXT]... [--policy FILE|-] [--tlsrpt TXT]... [--mx HOST]... [--json]
mta-sts simulate [SCENARIO.json] [--sender S] [--attack A] [--moves FILE] [--json]
mta-sts compare RECORDING.json SCENARIO.json
mta-sts report PATH... [--ask] [--json|--csv]
mta-sts conformance PATH...
mta-sts serve [--port N]

Exit codes: 0 fine, 1 problems found, 2 wrong usage, 3 could not be determined, 4 output could not be written.
With --json the answer is one object on standard output; of a failure: { "error": { "code", "message" } }.`;

const commands: Readonly<Record<string, () => Promise<Command>>> = {
  inspect: async () => (await import('./inspect.ts')).inspectCommand,
  evaluate: async () => (await import('./evaluate.ts')).evaluateCommand,
  simulate: async () => (await import('./simulate.ts')).simulateCommand,
  compare: async () => (await import('./compare.ts')).compareCommand,
  report: async () => (await import('./report.ts')).reportCommand,
  conformance: async () => (await import('./conformance.ts')).conformanceCommand,
  serve: async () => (await import('./serve.ts')).serveCommand,
};

/** Runs one command line (without `node` and the script) and gives its exit code. Never rejects. */
export async function run(argv: string[], io: Io = openIo()): Promise<number> {
  const isJson = wantsJson(argv);
  try {
    return await dispatch(argv, isJson, io);
  } catch (error) {
    const { exit, code, message, text = message } = failureOf(error);
    if (isJson) io.out(visibleJson({ error: { code, message } }));
    else io.err(text);
    return exit;
  }
}

async function dispatch([name, ...args]: readonly string[], isJson: boolean, io: Io): Promise<number> {
  const help = (text: string) => io.out(isJson ? visibleJson({ usage: text }) : text);
  if (name === undefined || name === 'help' || name === '--help' || name === '-h') {
    help(usage);
    return name === undefined ? 2 : 0;
  }
  if (!Object.hasOwn(commands, name)) throw new UsageError(`There is no command "${visible(name)}".`, { code: 'no-such-command' });
  if (args.includes('--help')) {
    help(usage.split('\n').find((line) => line.startsWith(`mta-sts ${name}`)) ?? usage);
    return 0;
  }
  const command = await commands[name]!();
  return command(args, io);
}

/** Whether the command line asks for JSON, also where it is wrong otherwise. */
function wantsJson(argv: readonly string[]): boolean {
  const end = argv.indexOf('--');
  return argv.slice(0, end < 0 ? undefined : end).some((word) => word === '--json' || word.startsWith('--json='));
}

interface Failure {
  readonly exit: number;
  readonly code: string;
  readonly message: string;
  /** As it is told to people, where that says more. */
  readonly text?: string;
}

/** Wrong usage, as we or node's parseArgs say it; anything else is a fault of this program, and nothing was found out. */
function failureOf(error: unknown): Failure {
  if (error instanceof UsageError) {
    const { code, message } = error;
    return { exit: 2, code, message, text: `${message}\nSee: mta-sts help` };
  }
  if (!(error instanceof Error)) return { exit: 3, code: 'internal', message: 'This is a fault of mta-sts itself.' };
  if ('code' in error && String(error.code).startsWith('ERR_PARSE_ARGS')) {
    const message = oneLine(error.message);
    return { exit: 2, code: 'usage', message, text: `${message}\nSee: mta-sts help` };
  }
  const message = `This is a fault of mta-sts itself: ${visible(error.message)}`;
  return { exit: 3, code: 'internal', message, text: `${message}\n${visibleBlock(error.stack ?? '')}` };
}

/** What parseArgs says takes several lines; a line end that came with an argument is none of them. */
function oneLine(message: string): string {
  return visible(message.replace(/\n(?=Did you forget|To specify)/g, ' '));
}
