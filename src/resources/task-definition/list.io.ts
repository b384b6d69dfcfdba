import { paginateListTaskDefinitions } from '@aws-sdk/client-ecs';
import { read } from '../../aws/call.io.ts';
import { entriesOf } from '../../aws/entries.ts';
import type { AwsWorld } from '../../aws/world.ts';
import { familyOf } from './name.ts';

/** The ARNs of a family's revisions that are ACTIVE, newest first. @throws ReadFailed. */
export async function listRevisions({ ecs }: Pick<AwsWorld, 'ecs'>, family: string): Promise<string[]> {
  const found = await read('ecs:ListTaskDefinitions', `the revisions of "${family}"`, () =>
    entriesOf(
      paginateListTaskDefinitions({ client: ecs }, { familyPrefix: family, status: 'ACTIVE', sort: 'DESC' }),
      (page) => page.taskDefinitionArns,
    ),
  );
  // It is called a prefix, and the API reference says that it is the whole name.
  return found.filter((arn) => familyOf(arn) === family);
}
