import type { Look } from '../look.ts';
import { judgeAccount, type Named } from './account.ts';

export const account: Look = {
  name: 'account',
  about: ['cluster', 'roles.execution', 'roles.task'],
  look: async ({ shared, region, desired: { service, taskDefinition } }) => {
    const named: readonly (Partial<Named> & Pick<Named, 'setting'>)[] = [
      { setting: 'cluster', arn: service.cluster },
      { setting: 'roles.execution', ...(taskDefinition.executionRoleArn && { arn: taskDefinition.executionRoleArn }) },
      { setting: 'roles.task', ...(taskDefinition.taskRoleArn && { arn: taskDefinition.taskRoleArn }) },
    ];
    const given = named.flatMap(({ setting, arn }) => (arn === undefined ? [] : [{ setting, arn }]));
    return judgeAccount(await shared.caller(), region, given);
  },
};
