import { DescribeServiceRevisionsCommand, type ServiceDeploymentBrief } from '@aws-sdk/client-ecs';
import { read, refusalName } from '../aws/call.io.ts';
import { ending } from '../aws/entries.ts';
import { isUnavailable } from '../aws/refusal.ts';
import type { AwsWorld } from '../aws/world.ts';
import { LegacyLogError } from '../errors.ts';
import { serviceDeploymentPages } from '../rollout/serviceDeploymentPages.io.ts';
import type { ServicePlace } from '../tasks/tasks.io.ts';
import { type Ran, toRan } from './ran.ts';

type World = Pick<AwsWorld, 'ecs'>;

/** The service deployments that ECS still knows, newest first, or why they are not known. */
export type History =
  | { readonly kind: 'known'; readonly ran: readonly Ran[] }
  | { readonly kind: 'unknown'; readonly because: string };

/**
 * What the service has run, by its service deployments. Unknown where this role or endpoint cannot list them.
 *
 * @throws ReadFailed for any other failure: a guess would be taken for knowledge.
 */
export async function readHistory(world: World, place: ServicePlace): Promise<History> {
  try {
    const briefs = await list(world, place);
    const arns = [...new Set(briefs.flatMap(({ targetServiceRevisionArn }) => targetServiceRevisionArn ?? []))];
    return { kind: 'known', ran: toRan(briefs, await definitionsOf(world, arns)) };
  } catch (error) {
    if (!(error instanceof LegacyLogError) || !isUnavailable(refusalName(error))) throw error;
    return { kind: 'unknown', because: error.message };
  }
}

/** As many as are looked at: five pages, which of a service with a push a day are the last three months. */
const mostDeployments = 100;

async function list(world: World, { cluster, service }: ServicePlace): Promise<ServiceDeploymentBrief[]> {
  return await read('ecs:ListServiceDeployments', `the deployments of service "${service}"`, async () => {
    const briefs: ServiceDeploymentBrief[] = [];
    for await (const page of ending(serviceDeploymentPages(world, { cluster, service }))) {
      briefs.push(...(page.serviceDeployments ?? []));
      if (briefs.length >= mostDeployments) break;
    }
    return briefs;
  });
}

/** As many as one call takes. Source: API reference of DescribeServiceRevisions. */
const revisionsPerCall = 20;

async function definitionsOf({ ecs }: World, arns: readonly string[]): Promise<ReadonlyMap<string, string>> {
  return await read('ecs:DescribeServiceRevisions', 'what the deployments brought', async () => {
    const definitions = new Map<string, string>();
    for (let from = 0; from < arns.length; from += revisionsPerCall) {
      const serviceRevisionArns = arns.slice(from, from + revisionsPerCall);
      const { serviceRevisions = [] } = await ecs.send(new DescribeServiceRevisionsCommand({ serviceRevisionArns }));
      for (const { serviceRevisionArn = '', taskDefinition } of serviceRevisions) {
        if (taskDefinition !== undefined) definitions.set(serviceRevisionArn, taskDefinition);
      }
    }
    return definitions;
  });
}
