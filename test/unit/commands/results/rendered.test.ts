import { expect, test } from 'vitest';
import { rendered } from '../../../../src/commands/results/rendered.ts';

const written = {
  directory: 'out',
  files: ['service.json', 'batch/crontab'],
  kept: ['batch/crontab'],
  replaced: [],
  problems: [],
};

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
    data: {
      outcome: 'rendered',
      directory: 'out',
      files: written.files,
      kept: written.kept,
      replaced: [],
      problems: [],
    },
    failure: undefined,
  });
});

test('a Region that is named is missed nowhere', () => {
  expect(rendered({ region: 'eu-west-1' }, written).text.split('\n').at(-1)).toMatch(/^Two ids are known only once/);
});

test('what stood there with another text is told: a person may have changed it', () => {
  const { text, markdown, data } = rendered({ region: 'eu-west-1' }, { ...written, replaced: ['fluentd/Dockerfile'] });
  const line =
    'Replaced, what stood there was other: fluentd/Dockerfile. What you changed in it is gone: git diff shows it';
  expect(text.split('\n')).toContain(line);
  expect(markdown.split('\n')).toContain(line);
  expect(data).toMatchObject({ replaced: ['fluentd/Dockerfile'] });
});

test('what is doubtful of the crontab stands below, at its place', () => {
  const doubt = { severity: 'warning', line: 7, column: 11, message: 'MAILTO has no effect', hint: 'alarm' } as const;
  const { text, markdown } = rendered(
    { region: 'eu-west-1' },
    { ...written, problems: [{ file: 'out/batch/crontab', ...doubt }] },
  );
  expect(text.split('\n').slice(-2).join('\n')).toMatchInlineSnapshot(`
    "out/batch/crontab:7:11  warning: MAILTO has no effect
      hint: alarm"
  `);
  expect(markdown.split('\n').at(-1)).toMatchInlineSnapshot(
    `"- \`out/batch/crontab:7:11\` MAILTO has no effect. Hint: alarm"`,
  );
});

test('the plugin’s files are one line', () => {
  const files = ['fluentd/start.sh', 'fluentd/plugin/bin/health', 'fluentd/plugin/lib/a.rb', 'batch/crontab'];
  const { text, data } = rendered(
    { region: 'eu-west-1' },
    { directory: 'out', files, kept: [], replaced: [], problems: [] },
  );
  expect(text.split('\n').slice(0, 4)).toEqual([
    '4 files in out:',
    '  fluentd/start.sh',
    '  fluentd/plugin/ (2 files)',
    '  batch/crontab',
  ]);
  expect(data).toMatchObject({ files });
});
