import {
  ConfigInvalid,
  cancellation,
  errorLines,
  explainProblem,
  LegacyLogError,
  loadConfig,
  overridesFor,
  run,
} from '../src/index.ts';
import { readOptions, usage } from './options.ts';

/**
 * The command line: the same commands as the Action's. Returns the exit status. What a person reads goes to
 * standard error with `--json`, so that standard output holds one JSON object and nothing else.
 */
export async function runCli(argv: readonly string[]): Promise<number> {
  const json = argv.includes('--json');
  const say = (line: string) => (json ? process.stderr : process.stdout).write(`${line}\n`);
  try {
    const options = readOptions(argv, process.env.GITHUB_EVENT_NAME);
    if (options === undefined) {
      say(usage);
      return 0;
    }
    const { config, warnings } = await loadConfig(options.config, {
      variables: process.env,
      overrides: overridesFor(options.command, options.overrides),
    });
    for (const warning of warnings) say(explainProblem(warning));
    const result = await run({
      command: options.command,
      config,
      outputDirectory: options.out,
      wait: options.wait,
      timeoutMs: options.timeoutMinutes * 60_000,
      force: options.force,
      from: options.from,
      to: options.to,
      signal: cancellation(),
      onLine: say,
    });
    say(result.text);
    if (result.failure !== undefined) process.stderr.write(`${result.failure}\n`);
    if (json) process.stdout.write(`${JSON.stringify(result.data)}\n`);
    return exitStatus[result.status];
  } catch (error) {
    for (const line of explain(error)) process.stderr.write(`${line}\n`);
    if (json) process.stdout.write(`${JSON.stringify(errorData(error))}\n`);
    return 2;
  }
}

const exitStatus = { good: 0, 'not good': 1, unknown: 2 } as const;

function explain(error: unknown): readonly string[] {
  const problems = error instanceof ConfigInvalid ? error.problems.map(explainProblem) : [];
  return [...problems, ...errorLines(error)];
}

function errorData(error: unknown): unknown {
  const problems = error instanceof ConfigInvalid ? { problems: error.problems } : {};
  const hint = error instanceof LegacyLogError && error.hint ? { hint: error.hint } : {};
  return {
    outcome: 'failed',
    error: error instanceof Error ? error.name : 'Error',
    message: error instanceof Error ? error.message : String(error),
    ...hint,
    ...problems,
  };
}
