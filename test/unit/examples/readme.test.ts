import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { parseConfig } from '../../../src/config/parse.ts';
import { planText } from '../../../src/report/deploy/planText.ts';
import { verifyText } from '../../../src/report/verify/text.ts';
import { toReport } from '../../../src/verify/toReport.ts';
import { entryAt, input, sevenMatched } from '../verify/report/literals.ts';

const readme = readFileSync(new URL('../../../README.md', import.meta.url), 'utf8');

test('the configuration that README calls enough has no error', () => {
  const [, block = ''] = /^( *)```yaml\n([\s\S]*?)\n\1```$/m.exec(readme)?.slice(1) ?? [];
  const { config, problems } = parseConfig(
    { file: 'README.md', text: block.replaceAll(/^ {3}/gm, '') },
    { variables: { FLUENTD_IMAGE: 'registry/fluentd:1', BATCH_IMAGE: 'registry/batch:1' } },
  );
  expect(problems.filter(({ severity }) => severity === 'error')).toEqual([]);
  expect(config?.volume).toEqual({ type: 'efs', fileSystem: 'fs-0a', accessPoint: 'fsap-0a' });
});

test('README shows a plan as it is printed', () => {
  const text = planText({
    cluster: 'production',
    service: 'access-log',
    steps: [
      {
        resource: 'task-definition',
        name: 'access-log',
        action: 'create',
        reason: 'the revision that the service runs differs',
        changes: [{ path: 'containerDefinitions.batch.image', before: 'batch:41', after: 'batch:42' }],
      },
      {
        resource: 'service',
        name: 'access-log',
        action: 'update',
        reason: 'it does not run what is wanted',
        changes: [{ path: 'taskDefinition', before: 'access-log:6', after: '(known once it is made)' }],
      },
    ],
  });
  expect(readme).toContain(text);
});

test('README shows a verification as it is printed', () => {
  const lost = { state: 'lost', lines: '5', rows: '4', missing: '1' } as const;
  const entries = [...sevenMatched, entryAt(7, lost)];
  const [headline = '', basis = '', , ...others] = verifyText(toReport(input(entries))).split('\n');
  const windows = others.slice(others.indexOf('windows'), others.indexOf('windows') + 4);
  expect(readme).toContain([headline, basis, '…', ...windows].join('\n'));
});
