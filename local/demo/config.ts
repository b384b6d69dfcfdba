import { type Aggregate, zone } from './aggregate.ts';
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
/** After this nobody waits any more for a row: the batch runs each second. */
export const lostAfterMs = 3000;
export const ledgerBucket = 'demo-verification';
export const ledgerPrefix = 'access-log';
export const databaseSecret = `arn:aws:secretsmanager:${region}:123456789012:secret:demo/database-AbCdEf`;

/** The configuration that the demo deploys: what a team would write, with shorter times. */
export function demoConfig({ database, table, aggregate, nginx }: Deployable): string {
  return `name: access-log
cluster: ${cluster}
network: { vpc: ${vpc}, subnets: [${subnets.join(', ')}], securityGroups: [${securityGroup}] }
roles: { execution: 'arn:aws:iam::123456789012:role/demo-execution' }
discovery: { namespace: internal, service: fluentd }
fluentd:
  image: \${FLUENTD_IMAGE}
  flushInterval: 1s
  streams:
    - { tag: app.access, path: /fluentd/log/access, file: access_log, format: ${nginx ? 'single_value' : 'json'} }
batch:
  image: \${BATCH_IMAGE}
  environment: { TABLE: ${table}, LOG_PATHS: /fluentd/log/access, QUIET_SECONDS: '1'${nginx ? ', LOG_FORMAT: main' : ''}${aggregating(aggregate)} }
  secrets: { DATABASE_URL: '${databaseSecret}' }
volume: { type: efs, fileSystem: fs-0de0, accessPoint: fsap-0de0 }
verify:
${aggregate ? ofHits(database, table, aggregate) : ofLines(database, table, nginx ? identities.line : identities.id)}
  settle: ${settleMs / 1000}s
  lostAfter: ${lostAfterMs / 1000}s
  state: s3://${ledgerBucket}/${ledgerPrefix}
`;
}

function aggregating(aggregate: Aggregate | undefined): string {
  return aggregate === undefined ? '' : `, AGGREGATE: ${aggregate}, TIMEZONE: ${zone}`;
}

/** What the configuration depends on. */
export interface Deployable {
  readonly database: Pick<DemoDatabase, 'engine'>;
  readonly table: string;
  readonly aggregate: Aggregate | undefined;
  /** Whether nginx's lines are sent as they are, and not records with ids. */
  readonly nginx: unknown;
}

const identities = { id: '{ id: { log: id, column: id } }', line: '{ line: { column: line } }' };

/** Every line is known on both sides, by its id or by itself. */
function ofLines({ engine }: Deployable['database'], table: string, identity: string): string {
  return `  logs: [{ group: ${logGroup} }]
  database: { engine: ${engine}, secret: '${databaseSecret}', table: ${table}, time: logged_at }
  identity: ${identity}
  window: ${windowMs / 1000}s`;
}

/** Of the sums of an hour or a day only numbers are known, and of each path. */
function ofHits({ engine }: Deployable['database'], table: string, aggregate: Aggregate): string {
  return `  logs: [{ group: ${logGroup}, line: message, parse: '"* * *"', fields: [method, path, protocol] }]
  database:
    { engine: ${engine}, secret: '${databaseSecret}', table: ${table}_hits, time: ${aggregate}, bucket: ${aggregate},
      timezone: ${zone}, measure: sum(hits), groups: [path] }`;
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
