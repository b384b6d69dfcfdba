import type { LogLine } from '../../look/logLine.ts';
import type { LogsReport } from '../../look/logs.io.ts';
import { iso } from '../../values/iso.ts';
import { code, plain } from '../escape.ts';
import { counted } from '../words.ts';

/** A line of a container's log with its time and its container. */
export function logLineText({ atMs, container, message }: LogLine): string {
  return `${iso(atMs)} ${plain(container)} ${plain(message)}`;
}

export function logsText({ task, taskDefinition, count, places }: LogsReport): string {
  const from = places.map(({ container }) => container).join(', ');
  return plain(`${counted(count, 'line')} of ${from} in task ${task} (${taskDefinition})`);
}

/** The lines stand in the job's log and not in its summary, which is kept for longer. */
export function logsMarkdown({ task, count, places }: LogsReport): string {
  const from = places.map(({ container, group }) => `${code(container)} (${code(group)})`).join(', ');
  return `### ${counted(count, 'line')} of ${from}\n\nTask ${code(task)}. They stand in the log of this job.\n`;
}
