/**
 * The only door for action/ and cli/; the Lambda, which is one command, goes to src/verify itself. What needs an SDK, a
 * YAML parser or a database driver stands behind `import()`: a run that ends early (a missing file) loads none of it.
 */

export { cancellation, endIfCancelled } from './commands/cancellation.io.ts';
export { choose } from './commands/choose.io.ts';
export type { Described } from './commands/command.ts';
export { auto, commands } from './commands/commands.io.ts';
export { type GithubSettings, github, githubSettings } from './commands/github.ts';
export type { Option } from './commands/option.ts';
export { type Outputs, outputs } from './commands/outputs.ts';
export { prepare } from './commands/run.io.ts';
export type { Texts } from './commands/values.ts';
export { annotationOf, explainProblem } from './config/explain.ts';
export { suggest } from './config/suggest.ts';
export { ConfigInvalid, CutOff, LegacyLogError, NotPossible, type Problem } from './errors.ts';
export { causeLines, errorLine, errorLines, errorMarkdown } from './report/error/error.ts';
export { jsonLine, plain, shortened } from './report/escape.ts';
