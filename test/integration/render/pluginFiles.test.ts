import { readFileSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { expect, test } from 'vitest';
import { ReadFailed } from '../../../src/errors.ts';
import { pluginFiles } from '../../../src/render/pluginFiles.io.ts';

test('the image gets the plugin’s code and programs, each as it stands in the package, and not its tests', async () => {
  const files = await pluginFiles();
  const paths = files.map(({ path }) => path);
  expect(paths).toEqual(
    expect.arrayContaining([
      'fluentd/plugin/bin/health',
      'fluentd/plugin/bin/legacy-log',
      'fluentd/plugin/lib/fluent/plugin/in_legacy_forward.rb',
      'fluentd/plugin/lib/fluent/plugin/out_legacy_log.rb',
    ]),
  );
  expect(paths.filter((path) => !/^fluentd\/plugin\/(bin|lib)\//.test(path))).toEqual([]);
  for (const { path, text } of files) {
    expect(text).toBe(readFileSync(path.replace('fluentd/', 'images/fluentd/'), 'utf8'));
    expect(text).toMatch(/[^\n]\n$/);
  }
});

test('programs are executable in the folder, as they are in the sources', async () => {
  const programs = (await pluginFiles()).filter(({ executable }) => executable);
  expect(programs.map(({ path }) => path)).toEqual(['fluentd/plugin/bin/health', 'fluentd/plugin/bin/legacy-log']);
  expect(statSync('images/fluentd/plugin/bin/health').mode & 0o111).not.toBe(0);
});

test.each(['dist/action', 'dist/cli', 'src/render'])('is found from %s', async (folder) => {
  expect((await pluginFiles(`${process.cwd()}/${folder}`)).length).toBeGreaterThan(10);
});

test('a package without it is said in words', async () => {
  await expect(pluginFiles(tmpdir())).rejects.toThrow(ReadFailed);
  await expect(pluginFiles(tmpdir())).rejects.toThrow(/^there is no images\/fluentd\/plugin above /);
});
