import { isAbsolute, join, resolve } from 'node:path';
import { exampleFolder } from '../config/inWorkflow.ts';
import { beginning } from './command.ts';
import { below } from './inRepository.io.ts';
import { text, toggle } from './option.ts';
import { configuration } from './options.ts';

const hostFile = (input: string, words: string) => text({ input, takes: 'FILE', words });

/** Writes a configuration and workflows to begin with. Reads AWS only for a service that is named; changes nothing there. */
export const init = beginning({
  name: 'init',
  summary:
    'write a configuration and workflows to begin with: from a service that runs (--service), from the old host’s files (--crontab, --logrotate, --nginx, --apache), or the least that is needed; changes nothing in AWS',
  options: {
    ...configuration,
    service: text({ input: 'service', takes: 'NAME', words: 'The ECS service whose configuration is written' }),
    crontab: hostFile('crontab', 'The old host’s crontab with the jobs of the batch'),
    logrotate: hostFile('logrotate', 'The old host’s configuration of logrotate for the logs'),
    nginx: hostFile('nginx', 'The old host’s nginx.conf, or what nginx -T prints'),
    apache: hostFile('apache', 'The old host’s configuration of Apache with LogFormat and CustomLog'),
    into: text({
      input: 'into',
      takes: 'DIR',
      words: 'The folder of the repository, into which the files are written',
      fallback: '.',
    }),
    force: toggle({ input: 'overwrite', flag: 'force', words: 'Overwrite files that are there', fallback: false }),
  },
  together: [
    {
      option: 'service',
      excludes: ['crontab', 'logrotate', 'nginx', 'apache'],
      hint: 'a configuration is written from a service that runs, or from the old host',
    },
    { option: 'service', needs: 'cluster', hint: 'write --cluster NAME: a service is known by both' },
  ],
  load: () =>
    Promise.all([
      import('../init/checked.ts'),
      import('../init/workflows.io.ts'),
      import('../init/workflows.ts'),
      import('./results/begun.ts'),
    ]),
  async run([{ checkedDraft }, { workflowFiles }, { neededVariables }, { begun }], options, context) {
    const { config, into, service, cluster, force, crontab, logrotate, nginx, apache } = options;
    const path = inFolder(into, config);
    const { crontab: tablePath, draftFrom } = await import('./draftFrom.io.ts');
    const { draft, table, left, build, doubts, planOf } = await draftFrom(
      { service, cluster, host: { crontab, logrotate, nginx, apache } },
      context,
    );
    const checked = checkedDraft(draft, path);
    const place = below(resolve(into), path) ?? config;
    const repository = { config: place, name: String(draft.settings.name), folder: exampleFolder };
    const workflows = await workflowFiles(repository);
    const others = [...workflows, ...table].map((file) => ({ ...file, path: inFolder(into, file.path) }));
    const files = [{ path, text: checked.text }, ...others];
    const { writeNew } = await import('./newFiles.io.ts');
    const plan = checked.config && (await planOf?.(checked.config));
    await writeNew(files, force);
    return begun({
      config: path,
      files: files.map((file) => file.path),
      gaps: checked.gaps,
      left: left.map((one) => ({ ...one, path: inFolder(into, tablePath) })),
      problems: [...checked.problems, ...doubts],
      variables: neededVariables(workflows).map((one) => ({ ...one, path: inFolder(into, one.path) })),
      notes: draft.notes.flatMap(({ explains, text }) => (explains ? [] : [text])),
      build,
      plan,
    });
  },
});

function inFolder(folder: string, path: string): string {
  return isAbsolute(path) ? path : join(folder, path);
}
