import { expect, test } from 'vitest';
import { checked } from '../../../../src/commands/results/checked.ts';

test('a configuration that was checked is good, and nobody thinks that AWS agreed', () => {
  const { text, markdown, outputs } = checked('legacy-log-ecs.yml');
  expect({ text, markdown, outputs }).toMatchInlineSnapshot(`
    {
      "markdown": "### ✅ \`legacy-log-ecs.yml\` is good

    AWS was not asked.
    ",
      "outputs": {
        "changed": "false",
        "outcome": "checked",
      },
      "text": "legacy-log-ecs.yml is good; AWS was not asked",
    }
  `);
});
