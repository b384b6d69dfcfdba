import {
  ListServiceDeploymentsCommand,
  type ListServiceDeploymentsCommandInput,
  type ListServiceDeploymentsCommandOutput,
} from '@aws-sdk/client-ecs';
import type { AwsWorld } from '../aws/world.ts';
import { defined } from '../values/defined.ts';

/** The pages of ListServiceDeployments, for which the SDK has no paginator. */
export async function* serviceDeploymentPages(
  { ecs }: Pick<AwsWorld, 'ecs'>,
  input: ListServiceDeploymentsCommandInput,
): AsyncGenerator<ListServiceDeploymentsCommandOutput> {
  let nextToken: string | undefined;
  do {
    const page = await ecs.send(new ListServiceDeploymentsCommand({ ...input, ...defined({ nextToken }) }));
    nextToken = page.nextToken;
    yield page;
  } while (nextToken !== undefined);
}
