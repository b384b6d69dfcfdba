import { GetRoleCommand } from '@aws-sdk/client-iam';
import type { Room } from '../room.io.ts';
import { mapped, type Seen } from '../seen.ts';

/** A role with its trust policy, as IAM writes it: in percent encoding. */
export async function readRole(
  { ask, clients }: Pick<Room, 'ask' | 'clients'>,
  RoleName: string,
): Promise<Seen<{ readonly arn: string; readonly trust: string | undefined }>> {
  const send = () => clients.iam().send(new GetRoleCommand({ RoleName }));
  const found = await ask('iam:GetRole', send, ['NoSuchEntityException', 'NoSuchEntity']);
  return mapped(found, ({ Role }) => ({ arn: Role?.Arn ?? '', trust: Role?.AssumeRolePolicyDocument }));
}
