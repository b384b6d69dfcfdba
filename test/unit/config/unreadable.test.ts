import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { leastConfiguration, unreadable } from '../../../src/config/unreadable.ts';

const missing = (beside: readonly string[], code = 'ENOENT') =>
  unreadable('conf/legacy-log-ecs.yml', { code, name: 'legacy-log-ecs.yml', beside });

test('a file that is not there: how to begin', () => {
  expect(missing(['README.md']).message).toBe('could not read the configuration conf/legacy-log-ecs.yml: no such file');
  expect(missing(['README.md']).hint).toMatchInlineSnapshot(`
    "check the path, which is relative to the folder in which the command runs, or begin with what legacy-log-ecs init writes, or with the least that is needed:
        name: access-log
        cluster: production
        network: { vpc: vpc-0a1b, subnets: [subnet-0a, subnet-0b], securityGroups: [sg-0a] }
        fluentd: { image: "\${FLUENTD_IMAGE}" }
        batch: { image: "\${BATCH_IMAGE}" }"
  `);
});

test('a path through a file is no file either', () => {
  expect(missing(['README.md'], 'ENOTDIR')).toEqual(missing(['README.md']));
});

test('a link to nothing stands in its folder, and is not proposed as the one that was meant', () => {
  expect(missing(['legacy-log-ecs.yml']).hint).not.toContain('did you mean');
});

test('what is said to begin with is examples/minimal.yml', () => {
  const example = readFileSync(new URL('../../../examples/minimal.yml', import.meta.url), 'utf8');
  expect(parse(leastConfiguration)).toEqual(parse(example));
});

test('a file of a similar name is probably the one that was meant', () => {
  expect(missing(['docker-compose.yml', 'legacy-log-ecs.yaml']).hint).toBe('did you mean "legacy-log-ecs.yaml"?');
});

test('other YAML files beside it are named, five at most', () => {
  expect(missing(['1.yml', '2.yaml', 'x.json', 'x.yml.bak']).hint.split('\n')[0]).toBe(
    'in that folder there is 1.yml, 2.yaml: name yours as the configuration, or begin with what legacy-log-ecs init writes, or with the least that is needed:',
  );
  expect(missing(['1.yml', '2.yml', '3.yml', '4.yml', '5.yml']).hint).toContain('1.yml, 2.yml, 3.yml, 4.yml, 5.yml:');
  expect(missing(['1.yml', '2.yml', '3.yml', '4.yml', '5.yml', '6.yml']).hint).toContain(', 5.yml:');
});

test('a folder, and one that may not be read', () => {
  expect(missing(['a.yml'], 'EISDIR')).toEqual({
    message: 'could not read the configuration conf/legacy-log-ecs.yml: it is a folder',
    hint: 'in that folder there is a.yml: name yours as the configuration',
    isPlain: true,
  });
  expect(missing([], 'EISDIR').hint).toBe('name the file in it');
  expect(missing(['legacy-log-ecs.yml'], 'EACCES')).toEqual({
    message: 'could not read the configuration conf/legacy-log-ecs.yml: permission denied',
    hint: 'whoever runs the command has to be allowed to read it',
    isPlain: true,
  });
});

test('what the system says with any other code is kept as the cause', () => {
  expect(missing([], 'EIO')).toMatchObject({ isPlain: false, message: expect.stringContaining(': EIO') });
});
