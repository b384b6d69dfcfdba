import { Readable } from 'node:stream';
import { CloudWatchLogsClient } from '@aws-sdk/client-cloudwatch-logs';
import { ECSClient } from '@aws-sdk/client-ecs';
import { LambdaClient } from '@aws-sdk/client-lambda';
import { ServiceDiscoveryClient } from '@aws-sdk/client-servicediscovery';
import { clientSettings } from '../../src/aws/settings.io.ts';
import type { AwsWorld } from '../../src/aws/world.ts';
import { fakeClock } from './fakeClock.ts';

/** What AWS gives: an answer, a refusal, or what follows from the input. */
export type Answer = object | Error | ((input: Record<string, unknown>) => object);

export interface FakeWorld {
  readonly world: AwsWorld;
  /** The calls that were sent, in order, with the time that it was. */
  readonly sent: readonly {
    readonly operation: string;
    readonly input: Record<string, unknown>;
    readonly atMs: number;
  }[];
  /** The pauses that were slept, in milliseconds. */
  readonly pausesMs: readonly number[];
}

/**
 * A world that answers what a test writes down, each operation its answers in turn and the last one from then on, and
 * whose time passes only while somebody sleeps. It begins at 0 and sends nothing anywhere.
 */
export function fakeWorld(answers: Readonly<Record<string, readonly Answer[]>>): FakeWorld {
  const sent: FakeWorld['sent'][number][] = [];
  const clock = fakeClock();
  const send = async (command: { constructor: { name: string }; input: Record<string, unknown> }) => {
    const operation = command.constructor.name.replace(/Command$/, '');
    const turn = sent.filter((earlier) => earlier.operation === operation).length;
    // A copy: a paginator goes on with the same input.
    sent.push({ operation, input: { ...command.input }, atMs: clock.nowMs() });
    const answer = answers[operation]?.[turn] ?? answers[operation]?.at(-1);
    if (answer === undefined) throw new Error(`the test has no answer to ${operation}`);
    if (answer instanceof Error) throw answer;
    return typeof answer === 'function' ? answer(command.input) : answer;
  };
  // A paginator takes no client but one of the SDK's own class.
  const answering = <Client extends object>(client: Client): Client => Object.assign(client, { send });
  const settings = { region: 'ap-northeast-1' };
  const world: AwsWorld = {
    ecs: answering(new ECSClient(settings)),
    ecsOnce: answering(new ECSClient(settings)),
    cloudMap: answering(new ServiceDiscoveryClient(settings)),
    logs: answering(new CloudWatchLogsClient(settings)),
    lambda: async () => answering(new LambdaClient(settings)),
    settings: { ...clientSettings(settings), ...hostedZonesOf(answers.GetHostedZone?.[0]) },
    clock,
    awsNowMs: clock.nowMs,
    calls: [],
    reopened: () => world,
  };
  return {
    world,
    sent,
    pausesMs: clock.slept,
  };
}

/** How a client of Route 53 that is opened on the way is answered: in XML, with the VPCs of every zone. */
function hostedZonesOf(answer: Answer | undefined) {
  const { vpcs = [] } = (answer ?? {}) as { readonly vpcs?: readonly string[] };
  const listed = vpcs.map((vpc) => `<VPC><VPCRegion>eu-west-1</VPCRegion><VPCId>${vpc}</VPCId></VPC>`).join('');
  const zone =
    '<HostedZone><Id>/hostedzone/Z1</Id><Name>internal.</Name><CallerReference>1</CallerReference></HostedZone>';
  const body = `<GetHostedZoneResponse>${zone}<VPCs>${listed}</VPCs></GetHostedZoneResponse>`;
  const respond = () => ({ statusCode: 200, headers: { 'content-type': 'text/xml' }, body: Readable.from([body]) });
  return {
    credentials: { accessKeyId: 'AKIDEXAMPLE', secretAccessKey: 'secret' },
    requestHandler: { metadata: {}, destroy() {}, handle: async () => ({ response: respond() }) } as never,
  };
}

/** A refusal as the SDK throws it. */
export function refusal(name: string, message = 'no'): Error {
  return Object.assign(new Error(message), { name });
}
