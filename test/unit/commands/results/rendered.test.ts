import { expect, test } from 'vitest';
import { rendered } from '../../../../src/commands/results/rendered.ts';

const written = { directory: 'out', files: ['service.json', 'batch/crontab'], kept: ['batch/crontab'] };

test('what was rendered, what was left as it was, and which ids and names are still to come', () => {
  const { text, markdown, ...others } = rendered({ region: undefined }, written);
  expect(text).toMatchInlineSnapshot(`
    "2 files in out:
      service.json
      batch/crontab (yours, kept as it is)
    Two ids are known only once AWS has made what they name: \${NAMESPACE_ID} in discovery-service.json and \${DISCOVERY_SERVICE_ARN} in service.json
    No Region is named: \${AWS_REGION} stands in task-definition.json. Set region in the configuration, or AWS_REGION"
  `);
  expect(markdown).toMatchInlineSnapshot(`
    "### Rendered into \`out\`

    - service.json
    - batch/crontab (yours, kept as it is)"
  `);
  expect(others).toEqual({
    status: 'good',
    outputs: { outcome: 'rendered', changed: 'false' },
    data: { outcome: 'rendered', directory: 'out', files: written.files, kept: written.kept },
    failure: undefined,
  });
});

test('a Region that is named is missed nowhere', () => {
  expect(rendered({ region: 'eu-west-1' }, written).text.split('\n').at(-1)).toMatch(/^Two ids are known only once/);
});

test('the plugin’s files are one line', () => {
  const files = ['fluentd/start.sh', 'fluentd/plugin/bin/health', 'fluentd/plugin/lib/a.rb', 'batch/crontab'];
  const { text, data } = rendered({ region: 'eu-west-1' }, { directory: 'out', files, kept: [] });
  expect(text.split('\n').slice(0, 4)).toEqual([
    '4 files in out:',
    '  fluentd/start.sh',
    '  fluentd/plugin/ (2 files)',
    '  batch/crontab',
  ]);
  expect(data).toMatchObject({ files });
});
