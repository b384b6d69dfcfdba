import type { ExecReport } from '../../look/exec.io.ts';
import { plain } from '../../report/escape.ts';
import type { Result } from '../command.ts';

/** A session that is over. Whether the command did what it should was seen in the terminal: ECS tells nobody. */
export function executed(report: ExecReport): Result {
  const { outcome, task, container, pluginExit } = report;
  const place = `container "${container}" of task ${task}`;
  return {
    status: outcome === 'ended' ? 'good' : 'not good',
    outputs: { outcome, changed: 'false' },
    data: report,
    text: plain(`the session in ${place} is over`),
    markdown: '',
    failure:
      outcome === 'ended'
        ? undefined
        : plain(`the session in ${place} broke off: the plugin exited with ${pluginExit}`),
  };
}
