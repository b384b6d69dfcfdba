import { explainProblem } from '../../config/explain.ts';
import type { Config } from '../../config/schema.ts';
import type { Problem } from '../../errors.ts';
import { code, escapeMarkdown, plain } from '../../report/escape.ts';
import type { Result } from '../command.ts';

interface Written {
  readonly directory: string;
  readonly files: readonly string[];
  /** Those that were there already and are the user's own. */
  readonly kept: readonly string[];
  /** Those that were there with another text, which is gone. */
  readonly replaced: readonly string[];
  /** What is doubtful of the crontab that stands there. */
  readonly problems: readonly Problem[];
}

export function rendered(
  { region }: Pick<Config, 'region'>,
  { directory, files, kept, replaced, problems }: Written,
): Result {
  const shown = shownFiles(files).map((path) => (kept.includes(path) ? `${path} (yours, kept as it is)` : path));
  return {
    status: 'good',
    outputs: { outcome: 'rendered', changed: 'false' },
    data: { outcome: 'rendered', directory, files, kept, replaced, problems },
    text: [
      plain(`${files.length} files in ${directory}:`),
      ...shown.map((path) => plain(`  ${path}`)),
      ...overwritten(replaced).map(plain),
      placeholders,
      ...(region === undefined ? [noRegion] : []),
      ...problems.map(explainProblem),
    ].join('\n'),
    markdown: [
      `### Rendered into ${code(directory)}`,
      '',
      ...shown.map((path) => `- ${escapeMarkdown(path)}`),
      ...overwritten(replaced).flatMap((line) => ['', escapeMarkdown(line)]),
      ...doubts(problems),
    ].join('\n'),
    failure: undefined,
  };
}

/** An older rendering is replaced like this as well as what a person has changed: nobody knows which it was. */
function overwritten(replaced: readonly string[]): readonly string[] {
  if (replaced.length === 0) return [];
  return [
    `Replaced, what stood there was other: ${replaced.join(', ')}. What you changed in it is gone: git diff shows it`,
  ];
}

/** The plugin is many files, of which nobody has to know each. */
function shownFiles(files: readonly string[]): readonly string[] {
  const plugin = files.filter((path) => path.startsWith(PLUGIN));
  const [first] = plugin;
  return files.flatMap((path) => {
    if (!path.startsWith(PLUGIN)) return [path];
    return path === first ? [`${PLUGIN} (${plugin.length} ${plugin.length === 1 ? 'file' : 'files'})`] : [];
  });
}

const PLUGIN = 'fluentd/plugin/';

/** AWS gives these only when the thing is created; a deploy puts them in. */
const placeholders =
  'Two ids are known only once AWS has made what they name: ${NAMESPACE_ID} in discovery-service.json and ${DISCOVERY_SERVICE_ARN} in service.json';

const noRegion =
  'No Region is named: ${AWS_REGION} stands in task-definition.json. Set region in the configuration, or AWS_REGION';

function doubts(problems: readonly Problem[]): readonly string[] {
  if (problems.length === 0) return [];
  const items = problems.map(({ file, line, column, message, hint }) => {
    const advice = hint === undefined ? '' : ` Hint: ${escapeMarkdown(hint)}`;
    return `- ${code(`${file}:${line}:${column}`)} ${escapeMarkdown(message)}.${advice}`;
  });
  return ['', ...items];
}
