import type { Finding } from '../check.ts';
import { readRole } from '../iam/role.io.ts';
import { roleName } from '../iam/roleName.ts';
import type { Look } from '../look.ts';
import type { Room } from '../room.io.ts';
import { mapped } from '../seen.ts';
import { judgeRole, withoutExecutionRole } from './roles.ts';

export const roles: Look = {
  name: 'roles',
  about: ['roles.execution', 'roles.task'],
  look: async (room) => {
    const { executionRoleArn, taskRoleArn } = room.desired.taskDefinition;
    return await Promise.all([
      executionRoleArn === undefined ? withoutExecutionRole() : judged(room, 'roles.execution', executionRoleArn),
      ...(taskRoleArn === undefined ? [] : [judged(room, 'roles.task', taskRoleArn)]),
    ]);
  },
};

async function judged(room: Room, setting: string, arn: string): Promise<Finding> {
  const read = await readRole(room, roleName(arn));
  return judgeRole(
    setting,
    arn,
    mapped(read, ({ trust }) => trust),
  );
}
