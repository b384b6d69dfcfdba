import { exampleFolder } from '../config/inWorkflow.ts';
import { NotPossible } from '../errors.ts';
import { command } from './command.ts';
import { inRepository } from './inRepository.io.ts';
import { text } from './option.ts';
import { configuration, images } from './options.ts';

/** Writes what a deploy would send, and the image folders, into a folder. Needs no AWS. */
export const render = command({
  name: 'render',
  summary: 'write the inputs of the API calls, fluent.conf and the image folders into a folder; needs no AWS',
  options: {
    ...configuration,
    ...images,
    out: text({
      input: 'output-directory',
      flag: 'out',
      takes: 'DIR',
      words: 'Where render writes its files; in a workflow a relative path begins at the root of the workspace',
      fallback: 'legacy-log-ecs-rendered',
    }),
    repository: text({
      input: 'repository',
      takes: 'OWNER/NAME',
      words: 'The repository on GitHub that the rendered roles trust; in a workflow by default its own',
    }),
  },
  load: () =>
    Promise.all([
      import('../render/renderFiles.ts'),
      import('../render/pluginFiles.io.ts'),
      import('../render/writeFiles.io.ts'),
      import('../render/wrapperFiles.io.ts'),
      import('../render/crontabFile.io.ts'),
      import('../render/github/examples.io.ts'),
      import('../render/github/policies.ts'),
      import('./results/rendered.ts'),
    ]),
  async run(
    [
      { renderFiles },
      { pluginFiles },
      { writeRendered },
      { wrapperFiles },
      { crontabProblems },
      examples,
      policies,
      results,
    ],
    { config: file, out, repository = process.env.GITHUB_REPOSITORY },
    { config },
  ) {
    if (repository !== undefined) refuseOtherThanRepository(repository);
    const found = await examples.examplesOfGithub();
    const placed = { config: inRepository(file) ?? file, name: config.name, folder: folderOf(out) };
    const files = [
      ...renderFiles(config, await pluginFiles()),
      ...(await wrapperFiles()),
      ...policies.policyFiles(config, found, repository),
      ...policies.workflowFiles(placed, found),
    ];
    const standing = await writeRendered(out, files);
    const problems = await crontabProblems(out, config);
    return results.rendered(config, { directory: out, files: files.map(({ path }) => path), ...standing, problems });
  },
});

/** Nothing is built of a folder that no repository has: there it stays that of the examples. */
function folderOf(out: string): string {
  return inRepository(out) ?? exampleFolder;
}

/** It is whom the roles trust: what is no name would trust others, or nobody. */
function refuseOtherThanRepository(repository: string): void {
  if (/^[A-Za-z0-9-]+\/[A-Za-z0-9._-]+$/.test(repository)) return;
  throw new NotPossible(`"${repository}" is no repository of GitHub`, { hint: 'write it as OWNER/NAME' });
}
