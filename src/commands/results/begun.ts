import type { Begun } from '../../init/begun.ts';
import { code, escapeMarkdown } from '../../report/escape.ts';
import { initText, toDo } from '../../report/init/initText.ts';
import type { Result } from '../command.ts';

export function begun(done: Begun): Result {
  const { config, files, gaps, left, problems, variables, notes, plan } = done;
  return {
    status: 'good',
    outputs: { outcome: 'begun', changed: 'false' },
    data: { outcome: 'begun', config, files, gaps, left, problems, variables, notes, plan },
    text: initText(done),
    markdown: [`### ${code(config)} is written`, '', ...toDo(done).map((line) => `- ${escapeMarkdown(line)}`), ''].join(
      '\n',
    ),
    failure: undefined,
  };
}
