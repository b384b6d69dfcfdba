import type { Progress } from '../../deploy/progress.ts';
import { causeOfStop } from '../../tasks/cause.ts';
import { examinedBriefly } from '../doctor/brief.ts';
import { plain } from '../escape.ts';
import { duration, oneLine, timeOfDay } from '../words.ts';
import { planText } from './planText.ts';
import { subject } from './subject.ts';

/** One event of a deploy for the person who waits: a line, or the few of the plan and of the doctor. */
export function progressLine(progress: Progress): string {
  if (progress.kind === 'planned') return planText(progress.plan);
  return progress.kind === 'examined' ? examinedBriefly(progress.examination) : plain(oneLine(lineOf(progress)));
}

function lineOf(progress: Exclude<Progress, { kind: 'planned' | 'examined' }>): string {
  switch (progress.kind) {
    case 'applying':
      return `${progress.step.action} ${subject(progress.step)}`;
    case 'applied':
      return `  done in ${duration(progress.tookMs)}`;
    case 'pinned':
      return `waiting for ${progress.deployment}`;
    case 'service-event':
      return `${timeOfDay(progress.event.atMs)} ${progress.event.message}`;
    case 'task-stopped':
      return `task ${progress.task.id} stopped: ${causeOfStop(progress.task)}`;
    case 'state':
      return progress.state.trimStart();
  }
}
