import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { checkTaskDefinition } from '../../../local/aws/ecs/validate/taskDefinition.ts';

interface Container {
  readonly name: string;
  readonly mountPoints?: readonly { readonly sourceVolume: string }[];
  readonly logConfiguration: { readonly logDriver: string; readonly options?: Readonly<Record<string, string>> };
}
const read = (folder: string) =>
  JSON.parse(readFileSync(`examples/${folder}/task-definition.json`, 'utf8')) as {
    readonly containerDefinitions: readonly Container[];
    readonly volumes: readonly { readonly name: string }[];
  };

test.each(['apache', 'firelens', 'fluent-bit', 'forwarder', 'nginx', 'node-app'])(
  'the task definition of examples/%s is one that ECS takes, and its mounts lead to its volumes',
  (folder) => {
    const definition = read(folder);
    expect(() => checkTaskDefinition(definition as never)).not.toThrow();
    const volumes = definition.volumes.map(({ name }) => name);
    const mounted = definition.containerDefinitions.flatMap(({ mountPoints = [] }) => mountPoints);
    expect(mounted.filter(({ sourceVolume }) => !volumes.includes(sourceVolume))).toEqual([]);
  },
);

test('no container of them writes to CloudWatch Logs in the mode that drops lines when it is slow', () => {
  const modes = ['apache', 'firelens', 'fluent-bit', 'forwarder', 'nginx', 'node-app']
    .flatMap((folder) => read(folder).containerDefinitions)
    .filter(({ logConfiguration }) => logConfiguration.logDriver === 'awslogs')
    .map(({ logConfiguration }) => logConfiguration.options?.mode);
  expect(new Set(modes)).toEqual(new Set(['blocking']));
});
