import { EC2Client } from '@aws-sdk/client-ec2';
import { ECRClient } from '@aws-sdk/client-ecr';
import { EFSClient } from '@aws-sdk/client-efs';
import { IAMClient } from '@aws-sdk/client-iam';
import { Route53Client } from '@aws-sdk/client-route-53';
import { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { STSClient } from '@aws-sdk/client-sts';
import { watched } from '../aws/watched.io.ts';
import type { AwsWorld } from '../aws/world.ts';
import { once } from './once.ts';

/** The clients that only the doctor needs, each made when it is first asked for. An image or a secret has its own Region. */
export interface Clients {
  readonly ec2: () => EC2Client;
  readonly efs: () => EFSClient;
  readonly iam: () => IAMClient;
  readonly route53: () => Route53Client;
  readonly sts: () => STSClient;
  readonly ecr: (region: string) => ECRClient;
  readonly secrets: (region: string) => SecretsManagerClient;
}

/** @param done aborted when nothing is asked any more: what still waits then is given up, and keeps no process. */
export function openClients(
  { settings: shared, calls }: Pick<AwsWorld, 'settings' | 'calls'>,
  done: AbortSignal,
): Clients {
  const settings = { ...shared, requestHandler: endedBy(shared.requestHandler, done) };
  return {
    ec2: once(() => watched(new EC2Client(settings), 'EC2', calls)),
    efs: once(() => watched(new EFSClient(settings), 'EFS', calls)),
    iam: once(() => watched(new IAMClient(settings), 'IAM', calls)),
    route53: once(() => watched(new Route53Client(settings), 'Route 53', calls)),
    sts: once(() => watched(new STSClient(settings), 'STS', calls)),
    ecr: (region) => watched(new ECRClient({ ...settings, region }), 'ECR', calls),
    secrets: (region) => watched(new SecretsManagerClient({ ...settings, region }), 'Secrets Manager', calls),
  };
}

/** The same connections, for calls that end with a signal of their own. */
function endedBy<Handler extends AwsWorld['settings']['requestHandler']>(
  handler: Handler,
  abortSignal: AbortSignal,
): Handler {
  const handle: Handler['handle'] = (request, options) => handler.handle(request, { ...options, abortSignal });
  return Object.assign(Object.create(handler), { handle });
}
