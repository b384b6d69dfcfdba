import type { InstanceRegistry } from '../cloudMap/registry.ts';
import type { LogSink } from '../logs/sink.ts';
import type { SecretSource } from '../secretsManager/secretsManager.ts';
import type { AwsService } from '../wire/service.ts';
import type { Time } from '../wire/time.ts';
import type { Adversity, TakeHosts } from './adversity.ts';
import { makeAgent } from './agent/agent.ts';
import type { ImageCatalogue } from './agent/image.ts';
import type { Context } from './launch/context.ts';
import { clusterOperations } from './operations/clusters.ts';
import { containerInstanceOperations } from './operations/containerInstances.ts';
import { executeCommandOperations } from './operations/executeCommand.ts';
import { runTaskOperations } from './operations/runTask.ts';
import { serviceDeploymentOperations } from './operations/serviceDeployments.ts';
import { serviceOperations } from './operations/services.ts';
import { tagOperations } from './operations/tags.ts';
import { taskDefinitionOperations } from './operations/taskDefinitions.ts';
import { taskOperations } from './operations/tasks.ts';
import type { HostOptions } from './records/host.ts';
import { makeNames } from './records/names.ts';
import { newStore } from './records/store.ts';
import type { Network } from './validate/network.ts';
import { fargateProviders, type Provider } from './validate/strategy.ts';

export interface EcsOptions {
  readonly images: ImageCatalogue;
  /** Volumes stand below it, and while they run the tasks' own folders. */
  readonly directory: string;
  readonly time: Time;
  readonly registry: InstanceRegistry;
  readonly secrets: SecretSource;
  readonly logs: LogSink;
  readonly region: string;
  readonly clusters: readonly string[];
  /** Which subnets and security groups exist; without it every name is taken. */
  readonly network?: Network | undefined;
  /** Capacity providers beside Fargate's own, in every cluster. */
  readonly providers?: readonly Provider[] | undefined;
  /** The container instances of each cluster; one with room by default. Nothing is placed by them: a task always starts. */
  readonly hosts?: readonly HostOptions[] | undefined;
  /**
   * Whether a replacement may start while the old task is still STOPPING. By the letter maximumPercent allows it;
   * by default it waits for STOPPED, as is commonly seen. Nothing may rely on either.
   */
  readonly startsBesideStopping?: boolean;
  /**
   * Whether a task that ran and then ended by itself counts for the circuit breaker; true by default. By the letter of
   * AWS's guide it does not, and a rollout of crashing tasks then goes on for ever. Nothing may rely on either.
   */
  readonly breakerCountsCrashes?: boolean | undefined;
  /** What goes wrong; nothing by default. */
  readonly adversity?: Adversity;
  /**
   * Whether a revision is written down without the variables that have an empty value, as users of other tools tell of AWS;
   * by default it keeps them. Nothing may rely on either.
   */
  readonly dropsEmptyValues?: boolean | undefined;
}

export interface Ecs {
  readonly service: AwsService;
  readonly takeHosts: TakeHosts;
  /** Stops every task in its order with short time-outs, and every wait. */
  close(): Promise<void>;
}

/** Amazon ECS: its operations, a scheduler for each service, and an agent that runs tasks as processes. */
export function makeEcs(options: EcsOptions): Ecs {
  const adversity = options.adversity ?? {};
  const agent = makeAgent({ ...options, adversity });
  const context: Context = {
    names: makeNames(options.region),
    store: newStore(options.clusters),
    agent,
    time: options.time,
    registry: options.registry,
    network: options.network,
    providers: [...fargateProviders, ...(options.providers ?? [])],
    hosts: options.hosts ?? [{}],
    startsBesideStopping: options.startsBesideStopping ?? false,
    breakerCountsCrashes: options.breakerCountsCrashes ?? true,
    adversity,
    dropsEmptyValues: options.dropsEmptyValues ?? false,
  };
  return {
    service: {
      name: 'ECS',
      target: 'AmazonEC2ContainerServiceV20141113',
      operations: {
        ...clusterOperations(context),
        ...containerInstanceOperations(context),
        ...taskDefinitionOperations(context),
        ...serviceOperations(context),
        ...taskOperations(context),
        ...runTaskOperations(context),
        ...executeCommandOperations(context),
        ...serviceDeploymentOperations(context),
        ...tagOperations(context),
      },
    },
    takeHosts: agent.takeHosts,
    close: async () => {
      for (const { scheduler } of context.store.services.values()) scheduler.close();
      await agent.close();
    },
  };
}
