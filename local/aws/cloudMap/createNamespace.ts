import type { CreatePrivateDnsNamespaceRequest } from '@aws-sdk/client-servicediscovery';
import { accountId, makeId } from '../account.ts';
import { AwsError } from '../wire/awsError.ts';
import type { Validated } from '../wire/validated.ts';
import type { Context } from './context.ts';
import { checkTtl } from './records.ts';
import type { CloudMapState, NamespaceState } from './state.ts';
import type { Submitted } from './submit.ts';
import { checkTags } from './tags.ts';
import { checkTexts } from './texts.ts';

type Input = Validated<CreatePrivateDnsNamespaceRequest>;

/** A private hosted zone takes Route 53 about half a minute. */
const takesMs = 30_000;
/** What resolvers were seen to keep where nobody set it (the namespace's default is not documented). */
const defaultSoaTtlSeconds = 300;

/** CreatePrivateDnsNamespace: the name is checked at once, the VPC only by the operation. */
export function createNamespace({ state, submit, time, region, hasVpc }: Context, input: Input): Submitted {
  checkName(input.Name);
  checkTexts(input);
  const namespace = newNamespace(input, region, time.nowMs());
  refuseSameName(state, input);
  const tags = checkTags(namespace.arn, input.Tags ?? []);
  const apply = (): void => {
    if (!hasVpc(input.Vpc)) throw noHostedZone(`The VPC ${input.Vpc} in region ${region} is not valid.`);
    state.namespaces.set(namespace.id, namespace);
    state.tags.set(namespace.arn, tags);
  };
  const subject = `namespace ${input.Vpc} ${input.Name}`;
  const work = { targets: { NAMESPACE: namespace.id }, subject, requestId: input.CreatorRequestId };
  return submit({ type: 'CREATE_NAMESPACE', ...work, takesMs, apply });
}

function newNamespace(input: Input, region: string, atMs: number): NamespaceState {
  const id = makeId('ns-');
  return {
    id,
    arn: `arn:aws:servicediscovery:${region}:${accountId}:namespace/${id}`,
    name: input.Name,
    vpc: input.Vpc,
    hostedZoneId: makeId('Z', 20).toUpperCase(),
    creatorRequestId: input.CreatorRequestId,
    createdAt: new Date(atMs),
    description: input.Description,
    soaTtlSeconds: checkTtl(input.Properties?.DnsProperties.SOA.TTL ?? defaultSoaTtlSeconds),
  };
}

function checkName(name: string): void {
  if (!/^[!-~]{1,253}$/.test(name)) throw new AwsError('InvalidInput', `"${name}" cannot be the name of a namespace.`);
}

function refuseSameName(state: CloudMapState, input: Input): void {
  const twin = [...state.namespaces.values()].find(
    // Names of DNS, where capitals don't count.
    ({ name, vpc }) => name.toLowerCase() === input.Name.toLowerCase() && vpc === input.Vpc,
  );
  if (!twin) return;
  throw new AwsError('NamespaceAlreadyExists', `The namespace "${input.Name}" already exists in ${input.Vpc}.`, {
    NamespaceId: twin.id,
    CreatorRequestId: twin.creatorRequestId,
  });
}

function noHostedZone(message: string): AwsError {
  return new AwsError('CANNOT_CREATE_HOSTED_ZONE', message);
}
