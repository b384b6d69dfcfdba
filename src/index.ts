/**
 * The only door for action/ and cli/; the Lambda, which is one command, goes to src/verify itself. What needs an SDK, a
 * YAML parser or a database driver stands behind `import()`: a run that ends early (a missing file) loads none of it.
 */

export { cancellation } from './commands/cancellation.io.ts';
export { autoCommand, type Command, commands, overridesFor } from './commands/command.ts';
export { run } from './commands/run.io.ts';
export { annotationOf, explainProblem } from './config/explain.ts';
export { loadConfig } from './config/load.io.ts';
export { ConfigInvalid, LegacyLogError, NotPossible, type Problem } from './errors.ts';
export { causeLines, errorLine, errorLines, errorMarkdown } from './report/error/error.ts';
