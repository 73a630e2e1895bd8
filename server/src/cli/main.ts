// The command line: arguments to commands, errors to one line and an exit status.
import { Command, CommanderError, InvalidArgumentError, Option } from 'commander';
import { catalog, visible } from '../engine/index.ts';
import { check } from './check.ts';
import { explain } from './explain.ts';
import { type Io, processIo, Refusal } from './io.ts';
import { serveAsJudge } from './judges.ts';
import { createRequest, initialise } from './new.ts';

declare const FEDREQ_VERSION: string | undefined;
const version = typeof FEDREQ_VERSION === 'string' ? FEDREQ_VERSION : 'development';

/** Runs a command line; gives the exit status: 0 clean, 1 findings at or above the limit, 2 usage, input or rule failure. */
export async function run(args: readonly string[], io: Io): Promise<number> {
  let status = 0;
  const program = programOf(io, result => {
    status = result;
  });
  try {
    await program.parseAsync([...args], { from: 'user' });
    return status;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2; // commander has said why
    const message = visible(error instanceof Error ? error.message : String(error));
    io.err(
      error instanceof Refusal
        ? `fedreq: ${message}\n`
        : `fedreq: this is a fault of fedreq itself, please report it: ${message}\n`,
    );
    return 2;
  }
}

function programOf(io: Io, done: (status: number) => void): Command {
  const program = new Command('fedreq')
    .description('Says what a federation feature request does not say yet.')
    .version(version, '-V, --version')
    .exitOverride()
    .configureOutput({
      writeOut: text => io.out(text),
      writeErr: text => io.err(text.split('\n').map(visible).join('\n')),
    })
    .showHelpAfterError("(see 'fedreq --help')");
  program
    .command('check')
    .description(
      'report on requests; folders and globs give the files that are requests, a file named outright is checked whatever its name',
    )
    .argument('[paths...]', "files, folders, globs, or '-' for standard input", ['.'])
    .addOption(new Option('--format <format>', 'how to report').choices(['text', 'json', 'html']).default('text'))
    .option('--output <file>', 'write the report there instead of standard output')
    .addOption(
      new Option('--fail-on <severity>', 'the least severity that gives exit status 1')
        .choices(['error', 'warning', 'information'])
        .default('error'),
    )
    .option('--stdin-filename <name>', 'name of the text on standard input: its format and its settings')
    .option('--config <file>', 'settings of all files, instead of the .fedreq.yaml nearest to each')
    .option('--profile', 'say on standard error how long each rule took')
    .option('--all', 'take every Markdown and YAML file of folders and globs')
    .action(async (paths: string[], options) =>
      done(await check(paths, { ...options, entry: new URL(import.meta.url) }, io)),
    );
  program
    .command('explain')
    .description('what a rule looks for, or what a complete answer to a concern contains')
    .argument('[name]', 'a rule or a concern; all of them where it is left out')
    .action(async (name: string | undefined) => explain(name, io));
  program
    .command('new')
    .description('write a new request with everything that it must answer')
    .argument('[file]', 'where to; standard output where it is left out')
    .requiredOption('--federation <kind>', 'graphql, identity, social, cluster, data or metrics', kindOf)
    .option('--title <title>', 'its title', '')
    .addOption(
      new Option('--format <format>', 'markdown or yaml; by the file name where it is left out').choices([
        'markdown',
        'yaml',
      ]),
    )
    .action(async (file: string | undefined, options) => createRequest(file, options, io));
  program
    .command('init')
    .description('write a .fedreq.yaml with the settings explained')
    .action(async () => initialise(io));
  program
    .command('lsp')
    .description('the language server')
    .option('--stdio', 'talk over standard input and output (the only way, and the default)')
    .allowUnknownOption() // clients add options of their own
    .allowExcessArguments()
    .action(async () => {
      const { serveStdio } = await import('../lsp/main.ts');
      await serveStdio(new URL(version === 'development' ? '../../../l10n/' : '../l10n/', import.meta.url));
    });
  return program;
}

const kinds: readonly string[] = [...catalog.federations.keys()];

function kindOf(written: string): string {
  if (!kinds.includes(written)) throw new InvalidArgumentError(`Expected one of ${kinds.join(', ')}.`);
  return written;
}

/** Run by name, not imported: a test that imports this file runs nothing. */
if (!serveAsJudge() && process.argv[1] && /(?:^|[\\/])(?:fedreq(?:\.cjs)?|cli[\\/]main\.ts)$/.test(process.argv[1])) {
  void run(process.argv.slice(2), processIo()).then(status => {
    process.exitCode = status;
  });
}
