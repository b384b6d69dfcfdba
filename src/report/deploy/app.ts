import type { AppReport } from '../../deploy/report.ts';

/** Who sends, and what became of it: `web in production, succeeded, runs web:8`. */
export function appInWords({ service, cluster, outcome, taskDefinitionArn }: AppReport): string {
  const revision =
    taskDefinitionArn === undefined ? '' : `, runs ${taskDefinitionArn.slice(taskDefinitionArn.lastIndexOf('/') + 1)}`;
  return `${service} in ${cluster}, ${outcome}${revision}`;
}
