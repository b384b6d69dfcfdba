import { command } from './command.ts';
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
  },
  load: () =>
    Promise.all([
      import('../render/renderFiles.ts'),
      import('../render/pluginFiles.io.ts'),
      import('../render/writeFiles.io.ts'),
      import('./results/rendered.ts'),
    ]),
  async run([{ renderFiles }, { pluginFiles }, { writeRendered }, { rendered }], { out }, { config }) {
    const files = renderFiles(config, await pluginFiles());
    const kept = await writeRendered(out, files);
    return rendered(config, { directory: out, files: files.map(({ path }) => path), kept });
  },
});
