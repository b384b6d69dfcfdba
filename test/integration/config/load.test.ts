import { execFileSync } from 'node:child_process';
import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'esbuild';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { explainProblem } from '../../../src/config/explain.ts';
import { loadConfig } from '../../../src/config/load.io.ts';
import { ConfigInvalid, LegacyLogError } from '../../../src/errors.ts';

const minimal = `name: access-log
cluster: production
network: { vpc: vpc-0a1b, subnets: [subnet-0a], securityGroups: [sg-0a] }
fluentd: { image: "\${FLUENTD_IMAGE}" }
batch: { image: "registry/batch:1" }
`;

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'legacy-log-ecs-config-'));
});
afterAll(() => rm(folder, { recursive: true }));

async function file(name: string, content: string | Uint8Array): Promise<string> {
  const path = join(folder, name);
  await mkdir(join(path, '..'), { recursive: true });
  await writeFile(path, content);
  return path;
}

/** What a person would read, without the folder's own name. */
async function refusal(path: string): Promise<string> {
  const error: unknown = await loadConfig(path, { variables: {} }).then(
    () => 'it was read',
    (thrown: unknown) => thrown,
  );
  if (!(error instanceof LegacyLogError)) throw error;
  const said = error instanceof ConfigInvalid ? error.problems.map(explainProblem) : [];
  const lines = [`${error.name}: ${error.message}`, ...(error.hint ? [`hint: ${error.hint}`] : []), ...said];
  return lines.join('\n').replaceAll(folder, '.');
}

describe('loadConfig', () => {
  test('reads a file; what is no error comes as warnings', async () => {
    const path = await file('legacy-log-ecs.yml', minimal);
    const { config, warnings } = await loadConfig(path, { variables: { FLUENTD_IMAGE: 'registry/fluentd:1' } });
    expect(config.fluentd.image).toBe('registry/fluentd:1');
    expect(warnings.map(({ severity }) => severity)).toEqual(['warning']);
    expect(warnings[0]?.file).toBe(path);
  });

  test('throws all problems of a file that is wrong', async () => {
    const path = await file(
      'wrong.yml',
      `${minimal}launchTyp: FARGATE\nvolume: { type: efs, fileSystem: fs-1, accessPoint: fsap-1 }\ndiscovery: { namespace: internal }\n`,
    );
    expect(await refusal(path)).toMatchInlineSnapshot(`
      "ConfigInvalid: the configuration has 2 problems; nothing was sent to AWS
      ./wrong.yml:4:19  fluentd.image needs the variable FLUENTD_IMAGE, which is not set
        hint: set it in the environment (\`env: { FLUENTD_IMAGE: … }\` of the workflow step), or the input fluentd-image; a literal \${ is written $\${
      ./wrong.yml:6:1  launchTyp is not a known setting
        hint: did you mean "launchType"?"
    `);
  });

  test('says that there is no such file, and which one was probably meant', async () => {
    await file('typed/legacy-log-ecs.yaml', minimal);
    expect(await refusal(join(folder, 'typed/legacy-log-ecs.yml'))).toMatchInlineSnapshot(`
      "ReadFailed: could not read the configuration ./typed/legacy-log-ecs.yml: no such file
      hint: did you mean "legacy-log-ecs.yaml"?"
    `);
    expect(await refusal(join(folder, 'typed/other.yml'))).toContain(
      'hint: in that folder there is legacy-log-ecs.yaml: name yours as the configuration, or begin',
    );
    expect(await refusal(join(folder, 'nowhere/other.yml'))).toContain(
      'hint: check the path, which is relative to the folder in which the command runs, or begin with',
    );
    const missing: unknown = await loadConfig(join(folder, 'nowhere/other.yml'), { variables: {} }).catch(
      (thrown) => thrown,
    );
    expect(missing).not.toHaveProperty('cause');
  });

  test('says that it is a folder', async () => {
    await mkdir(join(folder, 'empty/conf'), { recursive: true });
    await file('filled/legacy-log-ecs.yml', minimal);
    expect(await refusal(join(folder, 'filled'))).toContain('hint: in that folder there is legacy-log-ecs.yml: ');
    expect(await refusal(join(folder, 'empty/conf'))).toMatchInlineSnapshot(`
      "ReadFailed: could not read the configuration ./empty/conf: it is a folder
      hint: name the file in it"
    `);
  });

  test('reads no pipe that nobody writes to, no device, and no link to itself', async () => {
    const pipe = join(folder, 'pipe.yml');
    execFileSync('mkfifo', [pipe]);
    await symlink('circle.yml', join(folder, 'circle.yml'));
    expect(await refusal(pipe)).toMatchInlineSnapshot(`
      "ReadFailed: could not read the configuration ./pipe.yml: it is no file, but a pipe or a device
      hint: write the configuration into a file, and name that"
    `);
    expect(await refusal('/dev/zero')).toContain('it is no file, but a pipe or a device');
    expect(await refusal(join(folder, 'circle.yml'))).toContain('its links lead in a circle');
  });

  test('refuses 10 MB without parsing them', async () => {
    expect(await refusal(await file('large.yml', new Uint8Array(10_000_000)))).toMatchInlineSnapshot(`
      "ConfigInvalid: the configuration has 1 problem; nothing was sent to AWS
      ./large.yml:1:1  the file is larger than 1 MiB, which no configuration is
        hint: check that this is the configuration and not a log or an image"
    `);
  });

  test('refuses what is not UTF-8, at the first such byte', async () => {
    expect(
      await refusal(await file('latin1.yml', Buffer.from('name: a\ncluster: caf\u00e9\n', 'latin1'))),
    ).toMatchInlineSnapshot(`
      "ConfigInvalid: the configuration has 1 problem; nothing was sent to AWS
      ./latin1.yml:2:13  the file is not UTF-8 from here on
        hint: save it as UTF-8"
    `);
    expect(await refusal(await file('utf16.yml', Buffer.from('\uFEFFname: a\n', 'utf16le')))).toMatchInlineSnapshot(`
      "ConfigInvalid: the configuration has 1 problem; nothing was sent to AWS
      ./utf16.yml:1:1  the file is not UTF-8 from here on
        hint: save it as UTF-8"
    `);
  });
});

test('the YAML parser and the schema are loaded only after the file is read', async () => {
  const { metafile } = await build({
    entryPoints: ['src/config/load.io.ts'],
    absWorkingDir: new URL('../../..', import.meta.url).pathname,
    bundle: true,
    splitting: true,
    format: 'esm',
    platform: 'node',
    outdir: folder,
    write: false,
    metafile: true,
  });
  const outputs = metafile.outputs;
  const entry = Object.keys(outputs).find((name) => outputs[name]?.entryPoint === 'src/config/load.io.ts') ?? '';
  const reached = new Set<string>();
  const visit = (name: string): void => {
    for (const input of Object.keys(outputs[name]?.inputs ?? {})) reached.add(input);
    for (const { path, kind } of outputs[name]?.imports ?? []) if (kind === 'import-statement') visit(path);
  };
  visit(entry);
  expect([...reached].sort()).toEqual([
    'src/config/limits.ts',
    'src/config/load.io.ts',
    'src/config/suggest.ts',
    'src/config/unreadable.ts',
    'src/errors.ts',
  ]);
});
