import { expect, test } from 'vitest';
import { actionSections } from '../../../../scripts/docs/actionFile.ts';
import { tables } from '../../../../scripts/docs/tables.ts';

const line = (text: string, start: string) => text.split('\n').find((each) => each.startsWith(start));

test('an option is a row with its default and the commands that take it', () => {
  const { options, inputs } = tables();
  expect(line(options, '| `--out')).toMatchInlineSnapshot(
    `"| \`--out DIR\` | \`legacy-log-ecs-rendered\` | render | Where render writes its files; in a workflow a relative path begins at the root of the workspace |"`,
  );
  expect(line(options, '| `--no-wait')).toMatchInlineSnapshot(
    `"| \`--no-wait\` |  | deploy, rollback | Do not wait until the deployment has ended |"`,
  );
  expect(line(options, '| `--config')).toContain('| all |');
  expect(line(inputs, '| `wait')).toMatchInlineSnapshot(
    `"| \`wait\` | \`true\` | Wait until the deployment has ended and the registered address is right (true or false) |"`,
  );
});

test('a default that is true or a number is a text in action.yml, as the runner has it', () => {
  expect(actionSections().inputs).toContain("    default: 'true'\n");
  expect(actionSections().inputs).toContain("    default: '15'\n");
  expect(actionSections().outputs).toMatch(/^outputs:\n {2}outcome:\n {4}description: 'How it ended\./);
});
