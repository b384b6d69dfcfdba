import { renderFiles } from '../render/renderFiles.ts';
import { writeRendered } from '../render/writeFiles.io.ts';
import type { Request, Result } from './command.ts';

/** Writes what a deploy would send, and the image folders, into a folder. Needs no AWS. */
export async function runRender(request: Request): Promise<Result> {
  const files = renderFiles(request.config);
  const kept = await writeRendered(request.outputDirectory, files);
  const paths = files.map((file) => file.path);
  const shown = paths.map((path) => (kept.includes(path) ? `${path} (yours, kept as it is)` : path));
  return {
    status: 'good',
    outputs: { outcome: 'rendered', changed: 'false' },
    data: { outcome: 'rendered', directory: request.outputDirectory, files: paths, kept },
    text: [
      `${paths.length} files in ${request.outputDirectory}:`,
      ...shown.map((path) => `  ${path}`),
      placeholders,
      ...(request.config.region === undefined ? [noRegion] : []),
    ].join('\n'),
    markdown: [`### Rendered into \`${request.outputDirectory}\``, '', ...shown.map((path) => `- ${path}`)].join('\n'),
    failure: undefined,
  };
}

/** AWS gives these only when the thing is made; a deploy puts them in. */
const placeholders =
  'Two ids are known only once AWS has made what they name: ${NAMESPACE_ID} in discovery-service.json and ${DISCOVERY_SERVICE_ARN} in service.json';

const noRegion =
  'No Region is named: ${AWS_REGION} stands in task-definition.json. Set region in the configuration, or AWS_REGION';
