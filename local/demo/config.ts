import type { DemoDatabase } from './database.ts';

export const vpc = 'vpc-0de0';
export const subnets = ['subnet-0de0', 'subnet-0de1'];
export const securityGroup = 'sg-0de0';
export const cluster = 'demo';
export const region = 'eu-central-1';
/** Where the application's lines are copied to, and where the two containers write. */
export const logGroup = '/app/access';
export const containerLogGroup = '/ecs/access-log';
export const windowMs = 5000;
export const settleMs = 1000;
export const databaseSecret = `arn:aws:secretsmanager:${region}:123456789012:secret:demo/database-AbCdEf`;

/** The configuration that the demo deploys: what a team would write, with shorter times. */
export function demoConfig(database: DemoDatabase, table: string): string {
  return `name: access-log
cluster: ${cluster}
network: { vpc: ${vpc}, subnets: [${subnets.join(', ')}], securityGroups: [${securityGroup}] }
roles: { execution: 'arn:aws:iam::123456789012:role/demo-execution' }
discovery: { namespace: internal, service: fluentd }
fluentd:
  image: \${FLUENTD_IMAGE}
  flushInterval: 1s
  streams:
    - { tag: app.access, path: /fluentd/log/access, file: access_log, format: json }
batch:
  image: \${BATCH_IMAGE}
  environment: { TABLE: ${table}, LOG_PATHS: /fluentd/log/access, QUIET_SECONDS: '1' }
  secrets: { DATABASE_URL: '${databaseSecret}' }
volume: { type: efs, fileSystem: fs-0de0, accessPoint: fsap-0de0 }
verify:
  logs: [{ group: ${logGroup} }]
  database: { engine: ${database.engine}, secret: '${databaseSecret}', table: ${table}, time: logged_at }
  window: ${windowMs / 1000}s
  settle: ${settleMs / 1000}s
  deadline: 10m
`;
}

/** The environment of whoever calls AWS: the real SDK, sent to the local cloud. */
export function awsEnv(endpoint: string): Readonly<Record<string, string>> {
  return {
    AWS_ENDPOINT_URL: endpoint,
    AWS_REGION: region,
    AWS_ACCESS_KEY_ID: 'AKIALOCALCLOUD',
    AWS_SECRET_ACCESS_KEY: 'local-cloud-needs-no-secret',
  };
}
