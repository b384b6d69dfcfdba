import { expect, test } from 'vitest';
import { checked } from '../../../../src/commands/results/checked.ts';

test('a configuration that was checked is good, and nobody thinks that AWS agreed', () => {
  expect(checked('legacy-log-ecs.yml')).toMatchInlineSnapshot(`
    {
      "data": {
        "file": "legacy-log-ecs.yml",
        "outcome": "checked",
      },
      "failure": undefined,
      "markdown": "### ✅ \`legacy-log-ecs.yml\` is good

    AWS was not asked.
    ",
      "outputs": {
        "changed": "false",
        "outcome": "checked",
      },
      "status": "good",
      "text": "legacy-log-ecs.yml is good; AWS was not asked",
    }
  `);
});
