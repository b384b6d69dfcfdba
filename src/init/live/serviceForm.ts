import type {
  Deployment,
  DeploymentAlarms,
  DeploymentCircuitBreaker,
  DeploymentConfiguration,
  DeploymentController,
  DeploymentEphemeralStorage,
  Service,
} from '@aws-sdk/client-ecs';
import {
  type Entry,
  except,
  type Form,
  flag,
  left,
  members,
  plain,
  sorted,
} from '../../resources/task-definition/form.ts';
import { isMapping } from '../../values/mapping.ts';

/** What of a service stands on its deployment alone. */
type OfDeployment = Pick<
  Deployment,
  'serviceConnectConfiguration' | 'volumeConfigurations' | 'fargateEphemeralStorage' | 'vpcLatticeConfigurations'
>;

/**
 * A service as it was described or would be sent, in one form: without what AWS takes of nothing, what ECS adds by itself, and
 * what a draft carries. A member that is none of these is in it, also one that the SDK does not know yet.
 */
export function serviceForm(service: object): Entry {
  const { deployments = [] } = service as Service;
  const primary = deployments.find(({ status }) => status === 'PRIMARY');
  const ofDeployment = {
    serviceConnectConfiguration: primary?.serviceConnectConfiguration,
    volumeConfigurations: primary?.volumeConfigurations,
    fargateEphemeralStorage: primary?.fargateEphemeralStorage,
    vpcLatticeConfigurations: primary?.vpcLatticeConfigurations,
  };
  return (form({ ...service, ...ofDeployment }) ?? {}) as Entry;
}

/** What a draft carries, or tells by itself. */
const carried = {
  serviceName: left,
  clusterArn: left,
  launchType: left,
  capacityProviderStrategy: left,
  taskDefinition: left,
  networkConfiguration: left,
  tags: left,
  enableExecuteCommand: left,
};

/** What ECS tells of a service, and takes of nobody. */
const ownOfEcs = {
  serviceArn: left,
  status: left,
  runningCount: left,
  pendingCount: left,
  platformFamily: left,
  taskSets: left,
  deployments: left,
  // That of ECS itself wherever a service needs one: nobody may name another with awsvpc.
  roleArn: left,
  events: left,
  createdAt: left,
  createdBy: left,
  currentServiceDeployment: left,
  currentServiceRevisions: left,
};

/** The first is the name that a draft carries. */
const registries: Form = (value) => {
  if (!Array.isArray(value)) return undefined;
  const [first, ...more] = value as readonly Entry[];
  const { registryArn: _, ...beside } = first ?? {};
  return plain([...(Object.values(beside).some((one) => one !== undefined) ? [beside] : []), ...more]);
};

/** Its log driver's options may hold tokens. */
const serviceConnect: Form = (value) => {
  if (!isMapping(value) || value.enabled !== true) return undefined;
  const { logConfiguration: _, ...others } = value;
  return others;
};

/** Source of the defaults: CreateService, API reference of Amazon ECS. */
const form = members<Service & OfDeployment>({
  ...carried,
  ...ownOfEcs,
  loadBalancers: plain,
  serviceRegistries: registries,
  desiredCount: plain,
  platformVersion: except('LATEST'),
  deploymentConfiguration: members<DeploymentConfiguration>({
    deploymentCircuitBreaker: members<DeploymentCircuitBreaker>({
      enable: flag,
      rollback: flag,
      resetOnHealthyTask: except(true),
      thresholdConfiguration: plain,
    }),
    maximumPercent: plain,
    minimumHealthyPercent: plain,
    alarms: members<DeploymentAlarms>({ alarmNames: sorted, enable: flag, rollback: flag }),
    strategy: except('ROLLING'),
    bakeTimeInMinutes: except(0),
    lifecycleHooks: plain,
    linearConfiguration: plain,
    canaryConfiguration: plain,
    earlySuccessCriteria: (value) => (isMapping(value) && value.enable === true ? plain(value) : undefined),
  }),
  placementConstraints: sorted,
  placementStrategy: plain,
  healthCheckGracePeriodSeconds: except(0),
  schedulingStrategy: except('REPLICA'),
  deploymentController: members<DeploymentController>({ type: except('ECS') }),
  enableECSManagedTags: flag,
  propagateTags: except('NONE'),
  availabilityZoneRebalancing: except('ENABLED'),
  resourceManagementType: except('CUSTOMER'),
  serviceConnectConfiguration: serviceConnect,
  volumeConfigurations: plain,
  fargateEphemeralStorage: members<DeploymentEphemeralStorage>({ kmsKeyId: plain }),
  vpcLatticeConfigurations: plain,
});
