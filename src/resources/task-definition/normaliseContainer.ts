import type {
  ContainerDefinition,
  ContainerRestartPolicy,
  FirelensConfiguration,
  HealthCheck,
  KernelCapabilities,
  LinuxParameters,
  LogConfiguration,
  PortMapping,
  RepositoryCredentials,
} from '@aws-sdk/client-ecs';
import { isMapping } from '../../values/mapping.ts';
import {
  type Entry,
  except,
  type Form,
  filledIn,
  flag,
  hidden,
  isEmpty,
  left,
  members,
  named,
  plain,
  sorted,
  valued,
} from './form.ts';

/** ECS's own default for each, and empty lists are the same as none. Source: the API reference of ContainerDefinition. */
const healthCheck = members<HealthCheck>({
  command: plain,
  interval: filledIn(30),
  timeout: filledIn(5),
  retries: filledIn(3),
  startPeriod: filledIn(0),
});

const mappedPort = members<PortMapping>({
  containerPort: left,
  protocol: left,
  hostPort: plain,
  name: plain,
  appProtocol: plain,
  containerPortRange: plain,
});

/** With awsvpc the host's port is the container's, and ECS writes it out. */
const portMappings = named(
  ({ containerPort, containerPortRange, protocol }) => `${containerPort ?? containerPortRange}/${protocol ?? 'tcp'}`,
  (port) => mappedPort({ ...port, hostPort: port.hostPort || port.containerPort }),
);

/** Options of a driver may be tokens of somebody's log service; those of CloudWatch Logs are places. */
const logConfiguration = members<LogConfiguration>({
  logDriver: plain,
  options: valued((value, name) => (/^(awslogs-|mode$|max-buffer-size$)/.test(name) ? value : hidden(value))),
  secretOptions: named(nameOf, ({ valueFrom }) => hidden(valueFrom)),
});

/** One container in the form in which two are compared. Values of the environment and of secrets are fingerprints. */
export const normaliseContainer: Form = members<ContainerDefinition>({
  name: left,
  image: plain,
  repositoryCredentials: members<RepositoryCredentials>({ credentialsParameter: hidden }),
  cpu: filledIn(0),
  memory: plain,
  memoryReservation: plain,
  links: sorted,
  portMappings,
  essential: filledIn(true),
  restartPolicy: members<ContainerRestartPolicy>({
    enabled: flag,
    ignoredExitCodes: sorted,
    restartAttemptPeriod: except(300),
  }),
  entryPoint: plain,
  command: plain,
  environment: named(nameOf, ({ value }) => hidden(value)),
  environmentFiles: plain,
  mountPoints: named(
    ({ containerPath }) => containerPath,
    ({ sourceVolume = 'no volume', readOnly }) => `${sourceVolume}:${access(readOnly)}`,
  ),
  volumesFrom: named(
    ({ sourceContainer }) => sourceContainer,
    ({ readOnly }) => access(readOnly),
  ),
  linuxParameters: members<LinuxParameters>({
    capabilities: members<KernelCapabilities>({ add: sorted, drop: sorted }),
    devices: sorted,
    initProcessEnabled: flag,
    sharedMemorySize: plain,
    tmpfs: sorted,
    maxSwap: plain,
    swappiness: plain,
  }),
  secrets: named(nameOf, ({ valueFrom }) => hidden(valueFrom)),
  dependsOn: named(
    ({ containerName }) => containerName,
    ({ condition }) => condition ?? '',
  ),
  startTimeout: plain,
  stopTimeout: plain,
  versionConsistency: except('enabled'),
  hostname: plain,
  user: plain,
  workingDirectory: plain,
  disableNetworking: flag,
  privileged: flag,
  readonlyRootFilesystem: flag,
  dnsServers: plain,
  dnsSearchDomains: plain,
  extraHosts: sorted,
  dockerSecurityOptions: sorted,
  interactive: flag,
  pseudoTerminal: flag,
  dockerLabels: valued(hidden),
  ulimits: named(nameOf, ({ softLimit, hardLimit }) => `${softLimit}:${hardLimit}`),
  logConfiguration,
  healthCheck: (value) => (isMapping(value) && isEmpty(value.command) ? undefined : healthCheck(value)),
  systemControls: named(
    ({ namespace }) => namespace,
    ({ value }) => value,
  ),
  resourceRequirements: sorted,
  firelensConfiguration: members<FirelensConfiguration>({ type: plain, options: valued(hidden) }),
  credentialSpecs: sorted,
});

function nameOf({ name }: Entry): unknown {
  return name;
}

function access(readOnly: unknown): string {
  return readOnly ? 'read only' : 'read and write';
}
