import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { runAction } from '../../../local/github/runner.ts';
import { missingDatabase, startDatabase } from '../../support/databases.ts';
import { startLogCloud } from '../../support/logEvents.ts';

const minute = 60_000;
const start = Math.floor(Date.now() / (60 * minute)) * 60 * minute - 60 * minute;
const secret = 'arn:aws:secretsmanager:ap-northeast-1:123456789012:secret:database-AbCdEf';

const config = (engine: string) => `name: access-log
cluster: production
network: { vpc: vpc-0a1b, subnets: [subnet-0a], securityGroups: [sg-0a] }
discovery: { namespace: internal }
fluentd: { image: 'registry.example/fluentd:1' }
batch: { image: 'registry.example/batch:1' }
volume: { type: efs, fileSystem: fs-0a, accessPoint: fsap-0a }
verify:
  logs: [{ group: /app }]
  database: { engine: ${engine}, secret: '${secret}', table: access_log, time: logged_at }
  lostAfter: 11m
`;

// The drivers are not in the Action's folder: it takes them from the Lambda's.
for (const [kind, type] of [
  ['pglite', 'timestamptz'],
  ['mariadb', 'datetime(3)'],
] as const) {
  const missing = await missingDatabase(kind);

  test.skipIf(missing)(
    `the Action verifies against ${kind}, and a missing row fails the step${missing ? ` (skipped: ${missing})` : ''}`,
    async () => {
      const workspace = mkdtempSync(join(tmpdir(), 'verify-'));
      const database = await startDatabase(kind);
      const logs = await startLogCloud({ [secret]: database.url });
      try {
        await logs.put('/app', [start, start + 6 * minute]);
        await database.query(`CREATE TABLE access_log (logged_at ${type})`);
        await database.query('CREATE INDEX access_log_at ON access_log (logged_at)');
        const time = (ms: number) => new Date(ms).toISOString().slice(0, 23).replace('T', ' ');
        await database.query(`INSERT INTO access_log VALUES ('${time(start)}${kind === 'pglite' ? '+00' : ''}')`);
        writeFileSync(join(workspace, 'legacy-log-ecs.yml'), config(kind === 'pglite' ? 'postgres' : 'mariadb'));
        const verify = (minutes: number) =>
          runAction({
            inputs: {
              command: 'verify',
              'verify-from': new Date(start).toISOString(),
              'verify-to': new Date(start + minutes * minute).toISOString(),
            },
            event: 'schedule',
            workspace,
            env: {
              AWS_ENDPOINT_URL: logs.cloud.endpoint,
              AWS_REGION: 'ap-northeast-1',
              AWS_ACCESS_KEY_ID: 'local',
              AWS_SECRET_ACCESS_KEY: 'local-secret',
            },
          });
        const matched = await verify(5);
        expect(matched.log.join('\n')).toContain('Counts agree without a gap');
        expect([matched.exitCode, matched.outputs.outcome]).toEqual([0, 'verified']);
        const different = await verify(10);
        expect([different.exitCode, different.outputs.outcome]).toEqual([1, 'different']);
        expect(JSON.parse(different.outputs.verification ?? '')).toMatchObject({
          states: { matched: 1, lost: 1 },
          totals: { missing: '1' },
        });
      } finally {
        await logs.close();
        await database.stop();
        rmSync(workspace, { recursive: true });
      }
    },
  );
}
