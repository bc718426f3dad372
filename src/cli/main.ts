// The `mta-sts` command: finds the subcommand, runs it, and turns what it says into an exit code:
// 0 fine, 1 problems found, 2 wrong usage, 3 could not be determined.
import { nodeIo, UsageError, type Command, type Io } from './io.ts';

const usage = `mta-sts inspect DOMAIN [--resolver URL]... [--ca FILE] [--mx] [--timeout SECONDS] [--json]
mta-sts evaluate [--record TXT]... [--policy FILE|-] [--tlsrpt TXT]... [--mx HOST]... [--json]
mta-sts simulate [SCENARIO.json] [--sender S] [--attack A] [--moves FILE] [--json]
mta-sts compare RECORDING.json SCENARIO.json
mta-sts report FILE
mta-sts conformance PATH...
mta-sts serve [--port N]

Exit codes: 0 fine, 1 problems found, 2 wrong usage, 3 could not be determined.`;

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
export async function run(argv: string[], io: Io = nodeIo): Promise<number> {
  const [name, ...args] = argv;
  if (name === undefined || name === 'help' || name === '--help' || name === '-h') {
    io.out(usage);
    return name === undefined ? 2 : 0;
  }
  if (!Object.hasOwn(commands, name)) {
    io.err(`There is no command "${name}".\n\n${usage}`);
    return 2;
  }
  if (args.includes('--help')) {
    io.out(usage.split('\n').find((line) => line.startsWith(`mta-sts ${name}`)) ?? usage);
    return 0;
  }
  try {
    const command = await commands[name]!();
    return await command(args, io);
  } catch (error) {
    if (!isUsage(error)) throw error;
    io.err(`${(error as Error).message}\nSee: mta-sts help`);
    return 2;
  }
}

/** Our own wrong-usage errors, and those of node's parseArgs. */
function isUsage(error: unknown): boolean {
  return error instanceof UsageError || (error instanceof Error && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS'));
}
