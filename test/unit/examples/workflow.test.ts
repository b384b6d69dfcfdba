import { readFileSync } from 'node:fs';
import { DockerfileParser } from 'dockerfile-ast';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { renderFiles } from '../../../src/render/renderFiles.ts';
import { configOf } from '../../support/config.ts';

const read = (path: string) => readFileSync(new URL(`../../../${path}`, import.meta.url), 'utf8');
const text = read('examples/workflow.yml');
const steps: readonly {
  readonly id?: string;
  readonly uses?: string;
  readonly run?: string;
  readonly with?: Readonly<Record<string, string>>;
}[] = parse(text).jobs.deploy.steps;
const build = steps.find(({ id }) => id === 'build')?.run ?? '';

test('gives the Action inputs that it has', () => {
  const given = steps.find(({ uses }) => uses?.includes('legacy-log-ecs'))?.with ?? {};
  const inputs = Object.keys(parse(read('action.yml')).inputs);
  expect(Object.keys(given)).not.toEqual([]);
  expect(inputs).toEqual(expect.arrayContaining(Object.keys(given)));
});

test('uses only outputs that its steps set', () => {
  const used = [...text.matchAll(/steps\.build\.outputs\.(\w+)/g)].map(([, name]) => name);
  const set = [...build.matchAll(/echo "(\w+)=.*>> "\$GITHUB_OUTPUT"/g)].map(([, name]) => name);
  expect(used).toEqual(set);
});

test.each(['fluentd', 'batch'])('builds the rendered folder %s with every argument that has no default', (folder) => {
  const dockerfile = renderFiles(configOf(), []).find(({ path }) => path === `${folder}/Dockerfile`)?.text ?? '';
  const needed = DockerfileParser.parse(dockerfile)
    .getARGs()
    .flatMap((arg) => arg.getProperty() ?? [])
    .filter((property) => property.getValue() === null)
    .map((property) => property.getName());
  const line = build.split('\n').find((command) => command.endsWith(` log-service/${folder}`)) ?? '';
  expect(line).toMatch(/^docker build /);
  expect([...line.matchAll(/--build-arg (\w+)=/g)].map(([, name]) => name)).toEqual(needed);
});
