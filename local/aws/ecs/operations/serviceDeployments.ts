import type {
  DescribeServiceDeploymentsRequest,
  DescribeServiceDeploymentsResponse,
  DescribeServiceRevisionsRequest,
  DescribeServiceRevisionsResponse,
  ListServiceDeploymentsRequest,
  ListServiceDeploymentsResponse,
  StopServiceDeploymentRequest,
  StopServiceDeploymentResponse,
} from '@aws-sdk/client-ecs';
import { AwsError } from '../../wire/awsError.ts';
import type { Operations } from '../../wire/service.ts';
import { briefServiceDeployment, describeServiceDeployment } from '../describe/serviceDeployment.ts';
import { describeRevision } from '../describe/serviceRevision.ts';
import type { Context } from '../launch/context.ts';
import type { ServiceRecord } from '../records/service.ts';
import { findService, type Store } from '../records/store.ts';
import type { ServiceDeployment } from '../scheduler/deployment.ts';
import { invalid } from '../validate/refuse.ts';
import { page } from './page.ts';

export function serviceDeploymentOperations(context: Context): Operations {
  return {
    ListServiceDeployments: (input: ListServiceDeploymentsRequest) => list(context, input),
    DescribeServiceDeployments: (input: DescribeServiceDeploymentsRequest) => describe(context, input),
    DescribeServiceRevisions: (input: DescribeServiceRevisionsRequest) => describeRevisions(context, input),
    StopServiceDeployment: (input: StopServiceDeploymentRequest) => stop(context, input),
  };
}

function list({ names, store }: Context, input: ListServiceDeploymentsRequest): ListServiceDeploymentsResponse {
  const service = findService(store, input.cluster, input.service ?? '');
  const [after, before] = [msOf(input.createdAt?.after), msOf(input.createdAt?.before)];
  const wanted = (one: ServiceDeployment) =>
    (input.status === undefined || input.status.length === 0 || input.status.includes(one.status)) &&
    (after === undefined || one.createdAtMs >= after) &&
    (before === undefined || one.createdAtMs <= before);
  const found = service.scheduler.state().deployments.filter(wanted);
  const { items, nextToken } = page(found, { maxResults: 20, ...input });
  return { serviceDeployments: items.map((one) => briefServiceDeployment(names, service, one)), nextToken };
}

function describe(
  { names, store }: Context,
  { serviceDeploymentArns: arns = [] }: DescribeServiceDeploymentsRequest,
): DescribeServiceDeploymentsResponse {
  if (arns.length === 0 || arns.length > 20) throw invalid('serviceDeploymentArns must have between 1 and 20 items.');
  const found = arns.map((arn) => ({ arn, one: findDeployment(store, arn) }));
  return {
    serviceDeployments: found.flatMap(({ one }) =>
      one ? [describeServiceDeployment(names, one.service, one.deployment)] : [],
    ),
    failures: found.filter(({ one }) => !one).map(({ arn }) => ({ arn, reason: 'MISSING' })),
  };
}

function describeRevisions(
  { names, store }: Context,
  { serviceRevisionArns: arns = [] }: DescribeServiceRevisionsRequest,
): DescribeServiceRevisionsResponse {
  if (arns.length === 0 || arns.length > 20) throw invalid('serviceRevisionArns must have between 1 and 20 items.');
  const services = [...store.services.values()];
  const found = arns.map((arn) => ({ arn, service: services.find(({ revisions }) => revisions.has(arn)) }));
  return {
    serviceRevisions: found.flatMap(({ arn, service }) => {
      const revision = service?.revisions.get(arn);
      return service && revision ? [describeRevision(names, store, service, revision)] : [];
    }),
    failures: found.filter(({ service }) => !service).map(({ arn }) => ({ arn, reason: 'MISSING' })),
  };
}

function stop({ store }: Context, input: StopServiceDeploymentRequest): StopServiceDeploymentResponse {
  const arn = input.serviceDeploymentArn ?? '';
  const found = findDeployment(store, arn);
  if (!found) {
    throw new AwsError('ServiceDeploymentNotFoundException', 'The specified service deployment was not found.');
  }
  if (found.deployment.finishedAtMs !== undefined) {
    throw new AwsError('ConflictException', `The service deployment is in the ${found.deployment.status} state.`);
  }
  found.service.scheduler.dispatch({ type: 'stop-requested', arn, stopType: input.stopType ?? 'ROLLBACK' });
  return { serviceDeploymentArn: arn };
}

function findDeployment(
  store: Store,
  arn: string,
): { readonly service: ServiceRecord; readonly deployment: ServiceDeployment } | undefined {
  for (const service of store.services.values()) {
    const deployment = service.scheduler.state().deployments.find((one) => one.arn === arn);
    if (deployment) return { service, deployment };
  }
  return undefined;
}

/** The wire has seconds since the epoch where the SDK's types say Date. */
function msOf(time: Date | number | undefined): number | undefined {
  return typeof time === 'number' ? time * 1_000 : time?.getTime();
}
