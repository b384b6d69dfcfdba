import {
  databaseSecret,
  ledgerBucket,
  ledgerPrefix,
  logGroup,
  securityGroup,
  subnets,
  vpc,
} from '../../local/demo/config.ts';
import type { SoakOptions, Volume } from './options.ts';

export const tag = 'app.access';
export const table = 'access_log';
export const folder = '/fluentd/log/access';

/** What a team would write: lines as they are, without ids in the files. */
export function soakConfig({ mode, volume, clock }: Pick<SoakOptions, 'mode' | 'volume' | 'clock'>): string {
  return `name: access-log
cluster: demo
network: { vpc: ${vpc}, subnets: [${subnets.join(', ')}], securityGroups: [${securityGroup}] }
roles: { execution: 'arn:aws:iam::123456789012:role/demo-execution' }
fluentd:
  image: \${FLUENTD_IMAGE}
  flushInterval: 1s
  streams:
    - { tag: ${tag}, path: ${folder}, file: access_log, format: single_value, write: ${mode}${rotation(mode, clock > 0)} }
batch:
  image: \${BATCH_IMAGE}
  environment: { TABLE: ${table}, LOG_PATHS: ${folder}, QUIET_SECONDS: '1', ${reading(mode)} }
  secrets: { DATABASE_URL: '${databaseSecret}' }
volume: ${volumes[volume]}
verify:
  # A combined line has whole seconds, and so has the row: the log is read by the line's own time.
  logs: [{ group: ${logGroup}, parse: '* - * [*] *', fields: [client, user, at, rest], time: at }]
  database: { engine: postgres, secret: '${databaseSecret}', table: ${table}, time: logged_at }
  identity: { line: { column: line } }
  window: 1s
  settle: 1s
  lostAfter: 2s
  state: s3://${ledgerBucket}/${ledgerPrefix}
`;
}

const volumes: Readonly<Record<Volume, string>> = {
  efs: '{ type: efs, fileSystem: fs-0de0, accessPoint: fsap-0de0 }',
  docker: '{ type: docker }',
  host: '{ type: host, path: /var/lib/access-log }',
  anonymous: '{ type: anonymous }',
};

/** Often enough to meet a rotation in every soak, and by days where the clock that gives them is set. */
function rotation(mode: SoakOptions['mode'], isClockSet: boolean): string {
  if (mode !== 'rotate') return '';
  return `, rotate: { ${isClockSet ? 'every: day, ' : ''}size: 2m, dateext: false, compress: true, delaycompress: true }`;
}

function reading(mode: SoakOptions['mode']): string {
  return mode === 'whole' ? 'READ: finished' : 'READ: growing';
}
