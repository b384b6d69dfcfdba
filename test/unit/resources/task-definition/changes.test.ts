import { describe, expect, test } from 'vitest';
import { taskDefinitionChanges } from '../../../../src/resources/task-definition/changes.ts';
import { ECHO_TAG, echoOf } from '../../../../src/resources/task-definition/echo.ts';
import { normaliseTaskDefinition } from '../../../../src/resources/task-definition/normalise.ts';
import { describedTaskDefinition, taskDefinition } from '../../deploy/literals.ts';

const ours = { 'legacy-log-ecs': 'access-log', 'legacy-log-ecs:hash': 'of an older release' };

/** A revision as it stands, made by whomever; the console copies the tags. */
function standing(definition: object, tags: Readonly<Record<string, string>> = ours) {
  return { arn: 'td:4', active: true, normal: normaliseTaskDefinition(definition), tags };
}

const [batch, fluentd] = describedTaskDefinition.containerDefinitions;

const pathsOf = (definition: object) =>
  taskDefinitionChanges(taskDefinition, standing(definition)).map(({ path }) => path);

/** A revision of which batch was changed by hand. */
const withBatch = (edit: object) => ({
  ...describedTaskDefinition,
  containerDefinitions: [{ ...batch, ...edit }, fluentd],
});

const valueFrom = 'arn:aws:secretsmanager:ap-northeast-1:111122223333:secret:another';
const environment = batch?.environment ?? [];

test('a revision is what is wanted though AWS writes it back in a form of its own', () => {
  expect(pathsOf(describedTaskDefinition)).toEqual([]);
});

test.each([
  { edit: { image: 'batch:2' }, path: 'image' },
  { edit: { repositoryCredentials: { credentialsParameter: valueFrom } }, path: 'repositoryCredentials' },
  { edit: { cpu: 401 }, path: 'cpu' },
  { edit: { memory: 512 }, path: 'memory' },
  { edit: { memoryReservation: 401 }, path: 'memoryReservation' },
  { edit: { links: ['fluentd'] }, path: 'links' },
  { edit: { portMappings: [{ containerPort: 80 }] }, path: 'portMappings.80/tcp' },
  { edit: { portMappings: [{ containerPortRange: '80-90' }] }, path: 'portMappings.80-90/tcp' },
  { edit: { essential: false }, path: 'essential' },
  { edit: { restartPolicy: { enabled: true } }, path: 'restartPolicy' },
  { edit: { entryPoint: ['sh', '-c'] }, path: 'entryPoint' },
  { edit: { command: ['cron'] }, path: 'command' },
  { edit: { command: undefined }, path: 'command' },
  { edit: { environment: [...environment, { name: 'DEBUG', value: '1' }] }, path: 'environment.DEBUG' },
  { edit: { environment: [...environment, { name: 'DEBUG', value: '' }] }, path: 'environment.DEBUG' },
  { edit: { environment: [...environment, { name: 'TZ', value: 'UTC' }] }, path: 'environment.TZ' },
  { edit: { environment: [{ name: 'TZ', value: 'UTC' }, ...environment] }, path: 'environment.TZ' },
  { edit: { environment: environment.filter(({ name }) => name !== 'TZ') }, path: 'environment.TZ' },
  { edit: { environmentFiles: [{ value: 'arn:aws:s3:::b/f.env', type: 's3' }] }, path: 'environmentFiles' },
  { edit: { mountPoints: [{ sourceVolume: 'v', containerPath: '/v' }] }, path: 'mountPoints./v' },
  { edit: { volumesFrom: [{ sourceContainer: 'fluentd', readOnly: true }] }, path: 'volumesFrom.fluentd' },
  { edit: { volumesFrom: [] }, path: 'volumesFrom.fluentd' },
  { edit: { linuxParameters: { initProcessEnabled: false } }, path: 'linuxParameters' },
  {
    edit: { linuxParameters: { initProcessEnabled: true, capabilities: { add: ['SYS_PTRACE'] } } },
    path: 'linuxParameters.capabilities',
  },
  { edit: { linuxParameters: { initProcessEnabled: true, swappiness: 0 } }, path: 'linuxParameters.swappiness' },
  { edit: { linuxParameters: { initProcessEnabled: true, maxSwap: 0 } }, path: 'linuxParameters.maxSwap' },
  {
    edit: { linuxParameters: { initProcessEnabled: true, sharedMemorySize: 64 } },
    path: 'linuxParameters.sharedMemorySize',
  },
  {
    edit: { linuxParameters: { initProcessEnabled: true, devices: [{ hostPath: '/dev/x' }] } },
    path: 'linuxParameters.devices',
  },
  {
    edit: { linuxParameters: { initProcessEnabled: true, tmpfs: [{ containerPath: '/t', size: 1 }] } },
    path: 'linuxParameters.tmpfs',
  },
  { edit: { secrets: [{ name: 'DATABASE_URL', valueFrom }] }, path: 'secrets.DATABASE_URL' },
  { edit: { secrets: [...(batch?.secrets ?? []), { name: 'API.KEY', valueFrom }] }, path: 'secrets.API.KEY' },
  { edit: { secrets: [] }, path: 'secrets.DATABASE_URL' },
  { edit: { dependsOn: [{ containerName: 'fluentd', condition: 'HEALTHY' }] }, path: 'dependsOn.fluentd' },
  { edit: { dependsOn: [] }, path: 'dependsOn.fluentd' },
  { edit: { startTimeout: 9 }, path: 'startTimeout' },
  { edit: { stopTimeout: 31 }, path: 'stopTimeout' },
  { edit: { stopTimeout: undefined }, path: 'stopTimeout' },
  { edit: { versionConsistency: 'disabled' }, path: 'versionConsistency' },
  { edit: { hostname: 'h' }, path: 'hostname' },
  { edit: { user: 'root' }, path: 'user' },
  { edit: { workingDirectory: '/tmp' }, path: 'workingDirectory' },
  { edit: { disableNetworking: true }, path: 'disableNetworking' },
  { edit: { privileged: true }, path: 'privileged' },
  { edit: { readonlyRootFilesystem: true }, path: 'readonlyRootFilesystem' },
  { edit: { dnsServers: ['10.0.0.2'] }, path: 'dnsServers' },
  { edit: { dnsSearchDomains: ['internal'] }, path: 'dnsSearchDomains' },
  { edit: { extraHosts: [{ hostname: 'db', ipAddress: '10.0.0.9' }] }, path: 'extraHosts' },
  { edit: { dockerSecurityOptions: ['no-new-privileges'] }, path: 'dockerSecurityOptions' },
  { edit: { interactive: true }, path: 'interactive' },
  { edit: { pseudoTerminal: true }, path: 'pseudoTerminal' },
  { edit: { dockerLabels: { team: 'shop' } }, path: 'dockerLabels.team' },
  { edit: { ulimits: [{ name: 'nofile', softLimit: 1024, hardLimit: 4096 }] }, path: 'ulimits.nofile' },
  { edit: { logConfiguration: undefined }, path: 'logConfiguration' },
  {
    edit: { logConfiguration: { logDriver: 'fluentd', options: { 'awslogs-group': '/ecs/access-log' } } },
    path: 'logConfiguration.logDriver',
  },
  {
    edit: { logConfiguration: { logDriver: 'awslogs', options: { 'awslogs-group': '/ecs/other' } } },
    path: 'logConfiguration.options.awslogs-group',
  },
  {
    edit: {
      logConfiguration: { ...batch?.logConfiguration, secretOptions: [{ name: 'apikey', valueFrom }] },
    },
    path: 'logConfiguration.secretOptions.apikey',
  },
  { edit: { healthCheck: { command: ['CMD', 'true'] } }, path: 'healthCheck' },
  {
    edit: { systemControls: [{ namespace: 'net.core.somaxconn', value: '1' }] },
    path: 'systemControls.net.core.somaxconn',
  },
  { edit: { resourceRequirements: [{ type: 'GPU', value: '1' }] }, path: 'resourceRequirements' },
  { edit: { firelensConfiguration: { type: 'fluentbit' } }, path: 'firelensConfiguration' },
  { edit: { credentialSpecs: ['credentialspec:arn'] }, path: 'credentialSpecs' },
  { edit: { gizmo: { a: [1] } }, path: 'gizmo' },
  { edit: { gizmo: 'on' }, path: 'gizmo' },
  { edit: { gizmo: 0 }, path: 'gizmo' },
])('a container that was changed by hand is seen: $edit', ({ edit, path }) => {
  expect(pathsOf(withBatch(edit))).toEqual([`containerDefinitions.batch.${path}`]);
});

test.each([
  { edit: { interval: 31 }, path: 'interval' },
  { edit: { timeout: 6 }, path: 'timeout' },
  { edit: { retries: 4 }, path: 'retries' },
  { edit: { startPeriod: 0 }, path: 'startPeriod' },
  { edit: { startPeriod: undefined }, path: 'startPeriod' },
  { edit: { command: ['CMD', 'false'] }, path: 'command' },
])('a health check that was changed by hand is seen: $edit', ({ edit, path }) => {
  const healthCheck = { ...fluentd?.healthCheck, ...edit };
  const definition = { ...describedTaskDefinition, containerDefinitions: [batch, { ...fluentd, healthCheck }] };
  expect(pathsOf(definition)).toEqual([`containerDefinitions.fluentd.healthCheck.${path}`]);
});

const agent = { name: 'agent', image: 'agent:1' };

test.each([
  { edit: { family: 'other' }, path: 'family' },
  { edit: { taskRoleArn: 'arn:role' }, path: 'taskRoleArn' },
  { edit: { executionRoleArn: 'arn:role' }, path: 'executionRoleArn' },
  { edit: { networkMode: 'host' }, path: 'networkMode' },
  { edit: { containerDefinitions: [batch, fluentd, agent] }, path: 'containerDefinitions.agent' },
  { edit: { containerDefinitions: [fluentd] }, path: 'containerDefinitions.batch' },
  { edit: { volumes: [{ name: 'v', host: {} }] }, path: 'volumes.v' },
  { edit: { placementConstraints: [{ type: 'memberOf', expression: 'a == b' }] }, path: 'placementConstraints' },
  { edit: { runtimePlatform: { cpuArchitecture: 'ARM64' } }, path: 'runtimePlatform' },
  { edit: { runtimePlatform: { operatingSystemFamily: 'WINDOWS_SERVER_2025_CORE' } }, path: 'runtimePlatform' },
  { edit: { requiresCompatibilities: ['EC2', 'FARGATE'] }, path: 'requiresCompatibilities' },
  { edit: { requiresCompatibilities: [] }, path: 'requiresCompatibilities' },
  { edit: { cpu: '1024' }, path: 'cpu' },
  { edit: { memory: '1 GB' }, path: 'memory' },
  { edit: { cpu: 'many' }, path: 'cpu' },
  { edit: { inferenceAccelerators: [{ deviceName: 'd', deviceType: 't' }] }, path: 'inferenceAccelerators' },
  { edit: { pidMode: 'host' }, path: 'pidMode' },
  { edit: { ipcMode: 'task' }, path: 'ipcMode' },
  { edit: { proxyConfiguration: { containerName: 'envoy' } }, path: 'proxyConfiguration' },
  { edit: { ephemeralStorage: { sizeInGiB: 21 } }, path: 'ephemeralStorage' },
  { edit: { enableFaultInjection: true }, path: 'enableFaultInjection' },
  { edit: { novelty: { deep: ['x'] } }, path: 'novelty' },
])('a task definition that was changed by hand is seen: $edit', ({ edit, path }) => {
  expect(pathsOf({ ...describedTaskDefinition, ...edit })).toEqual([path]);
});

test.each([
  {
    name: 'a folder of the host',
    edit: { host: { sourcePath: '/mnt' } },
    path: 'host',
  },
  { name: 'Docker’s', edit: { dockerVolumeConfiguration: { scope: 'shared' } }, path: 'dockerVolumeConfiguration' },
  { name: 'EFS', edit: { efsVolumeConfiguration: { fileSystemId: 'fs-1' } }, path: 'efsVolumeConfiguration' },
  {
    name: 'S3 files',
    edit: { s3filesVolumeConfiguration: { fileSystemArn: 'arn' } },
    path: 's3filesVolumeConfiguration',
  },
  {
    name: 'FSx',
    edit: { fsxWindowsFileServerVolumeConfiguration: { fileSystemId: 'fs-1' } },
    path: 'fsxWindowsFileServerVolumeConfiguration',
  },
  { name: 'one that is configured at launch', edit: { configuredAtLaunch: true }, path: 'configuredAtLaunch' },
  {
    name: 'one that AWS has added since',
    edit: { tapeVolumeConfiguration: { reel: 1 } },
    path: 'tapeVolumeConfiguration',
  },
])('a volume that was made into another is seen: $name', ({ edit, path }) => {
  const wanted = { ...taskDefinition, volumes: [{ name: 'v' }] };
  const found = standing({ ...describedTaskDefinition, volumes: [{ name: 'v', ...edit }] });
  expect(taskDefinitionChanges(wanted, found).map((change) => change.path)).toEqual([`volumes.v.${path}`]);
});

test.each([
  { edit: { rootDirectory: '/other' }, path: 'rootDirectory' },
  { edit: { transitEncryption: 'DISABLED' }, path: 'transitEncryption' },
  { edit: { transitEncryptionPort: 2049 }, path: 'transitEncryptionPort' },
  { edit: { authorizationConfig: { accessPointId: 'fsap-2' } }, path: 'authorizationConfig.accessPointId' },
  { edit: { authorizationConfig: { accessPointId: 'fsap-1', iam: 'ENABLED' } }, path: 'authorizationConfig.iam' },
  { edit: { fileSystemId: 'fs-2' }, path: 'fileSystemId' },
])('a volume of EFS that was changed by hand is seen: $edit', ({ edit, path }) => {
  const efs = {
    fileSystemId: 'fs-1',
    transitEncryption: 'ENABLED' as const,
    authorizationConfig: { accessPointId: 'fsap-1' },
  };
  const wanted = { ...taskDefinition, volumes: [{ name: 'v', efsVolumeConfiguration: efs }] };
  const found = { ...describedTaskDefinition, volumes: [{ name: 'v', efsVolumeConfiguration: { ...efs, ...edit } }] };
  expect(taskDefinitionChanges(wanted, standing(found)).map((change) => change.path)).toEqual([
    `volumes.v.efsVolumeConfiguration.${path}`,
  ]);
});

test.each([
  { edit: { memory: null, links: null, user: '', privileged: false, readonlyRootFilesystem: false } },
  { edit: { restartPolicy: { enabled: false, ignoredExitCodes: [], restartAttemptPeriod: 300 } } },
  { edit: { linuxParameters: { initProcessEnabled: true, capabilities: { add: [], drop: [] }, devices: [] } } },
  { edit: { dockerLabels: {}, ulimits: [], extraHosts: [], versionConsistency: 'enabled', interactive: false } },
  { edit: { firelensConfiguration: {}, healthCheck: { command: [], interval: 30 } } },
  { edit: { gizmo: '', gadget: [], widget: {}, thing: false, other: null, deep: { of: [], nothing: { more: '' } } } },
])('what says as much as nothing is no difference: $edit', ({ edit }) => {
  expect(pathsOf(withBatch(edit))).toEqual([]);
});

test.each([
  { edit: { runtimePlatform: { cpuArchitecture: 'X86_64', operatingSystemFamily: 'LINUX' } } },
  { edit: { enableFaultInjection: false, placementConstraints: [], inferenceAccelerators: [] } },
  { edit: { status: 'INACTIVE', revision: 9, deregisteredAt: '2026', deleteRequestedAt: 1, registeredBy: 'x' } },
  { edit: { novelty: {}, newList: [] } },
])('what ECS adds to a task definition is no difference: $edit', ({ edit }) => {
  expect(pathsOf({ ...describedTaskDefinition, ...edit })).toEqual([]);
});

test('no value of a secret, a variable, a label or of what nobody knows stands in a change', () => {
  const edit = {
    environment: [{ name: 'TZ', value: 'hunter2' }],
    secrets: [{ name: 'DATABASE_URL', valueFrom: 'hunter2' }],
    dockerLabels: { token: 'hunter2' },
    entryPoint: ['run', '--password=hunter2'],
    logConfiguration: { logDriver: 'splunk', options: { 'splunk-token': 'hunter2' } },
    firelensConfiguration: { type: 'fluentd', options: { token: 'hunter2' } },
    repositoryCredentials: { credentialsParameter: 'hunter2' },
    gizmo: { deep: ['hunter2', { key: 'hunter2' }] },
  };
  const changes = taskDefinitionChanges(taskDefinition, standing(withBatch(edit)));
  expect(changes.length).toBeGreaterThan(8);
  expect(JSON.stringify(changes)).not.toContain('hunter2');
});

test.each([{ given: 'x' }, { given: [1] }, { given: { name: 'x' } }])(
  'what AWS would write in another shape than any is a difference and no crash: $given',
  ({ given }) => {
    expect(pathsOf(withBatch({ environment: given, dockerLabels: given, healthCheck: given }))).not.toEqual([]);
    expect(pathsOf({ ...describedTaskDefinition, containerDefinitions: given })).not.toEqual([]);
  },
);

describe('what AWS made of what was sent', () => {
  const sent = {
    ...taskDefinition,
    containerDefinitions: taskDefinition.containerDefinitions.map((it) =>
      it.name === 'batch' ? { ...it, environment: [...it.environment, { name: 'EMPTY', value: '' }] } : it,
    ),
  };
  const echoed = { ...describedTaskDefinition, novelty: 'on' };
  const echo = { [ECHO_TAG]: echoOf(normaliseTaskDefinition(sent), normaliseTaskDefinition(echoed)) };

  test('is no difference as long as it stands so and the same is wanted', () => {
    expect(taskDefinitionChanges(sent, standing(echoed, echo))).toEqual([]);
  });

  test.each([
    { name: 'nothing remembers it', definition: echoed, tags: ours },
    { name: 'the tag was copied to a revision that was changed', definition: { ...echoed, cpu: '512' }, tags: echo },
    { name: 'the tag is of another', definition: echoed, tags: { [ECHO_TAG]: 'a:b' } },
  ])('is told where $name', ({ definition, tags }) => {
    expect(taskDefinitionChanges(sent, standing(definition, tags))).not.toEqual([]);
  });

  test('is told where something else is wanted by now', () => {
    const changes = taskDefinitionChanges({ ...sent, cpu: '512' }, standing(echoed, echo));
    expect(changes.map(({ path }) => path)).toEqual(['containerDefinitions.batch.environment.EMPTY', 'cpu', 'novelty']);
  });

  test('fits the value of a tag', () => {
    expect(echo[ECHO_TAG]).toMatch(/^[0-9a-f]{64}:[0-9a-f]{64}$/);
  });
});
