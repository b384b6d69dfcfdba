import {
  DescribeTaskDefinitionCommand,
  RegisterTaskDefinitionCommand,
  UpdateServiceCommand,
} from '@aws-sdk/client-ecs';
import { expect, test } from 'vitest';
import { openAccount, writes } from './cloud.ts';

test('a revision that was changed by hand is replaced though it has the tags of ours, as the console copies them', async () => {
  const account = await openAccount();
  try {
    const { report } = await account.push();
    const { ecs } = account.open();
    const taskDefinition = report.taskDefinitionArn;
    const { taskDefinition: ours, tags } = await ecs.send(
      new DescribeTaskDefinitionCommand({ taskDefinition, include: ['TAGS'] }),
    );
    const containerDefinitions = ours?.containerDefinitions?.map((it) => ({ ...it, readonlyRootFilesystem: true }));
    const { family, networkMode, requiresCompatibilities, volumes } = ours ?? {};
    const copy = { family, networkMode, requiresCompatibilities, volumes, containerDefinitions, tags };
    const { taskDefinition: byHand } = await ecs.send(new RegisterTaskDefinitionCommand(copy));
    const place = { cluster: 'production', service: 'access-log' };
    await ecs.send(new UpdateServiceCommand({ ...place, taskDefinition: byHand?.taskDefinitionArn }));
    const again = await account.push();
    expect(again.report.outcome).toBe('succeeded');
    expect(writes(again.calls)).toEqual(['RegisterTaskDefinition', 'UpdateService']);
    expect(again.report.steps[0]?.changes.map(({ path }) => path)).toEqual([
      'containerDefinitions.batch.readonlyRootFilesystem',
      'containerDefinitions.fluentd.readonlyRootFilesystem',
    ]);
  } finally {
    await account.close();
  }
});

test('what AWS drops of what was sent is remembered: the next push changes nothing', async () => {
  const account = await openAccount({ dropsEmptyValues: true });
  try {
    const first = await account.push({ environment: { EMPTY: '', TZ: 'UTC' } });
    expect(first.report.outcome).toBe('succeeded');
    expect(writes(first.calls)).toContain('TagResource');
    const again = await account.push({ environment: { EMPTY: '', TZ: 'UTC' } });
    expect(again.report.outcome).toBe('unchanged');
    expect(writes(again.calls)).toEqual([]);
    expect((await account.push({ environment: { EMPTY: '', TZ: 'Asia/Tokyo' } })).report.outcome).toBe('succeeded');
  } finally {
    await account.close();
  }
});
