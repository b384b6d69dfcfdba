import type { DeployReport } from '../../deploy/report.ts';

type Ended = Pick<DeployReport, 'outcome' | 'waited' | 'health'>;

/** How a deploy ended, in at most five words. What was not seen is not claimed. */
export function headline({ outcome, waited, health }: Ended): string {
  const listens = health?.listening.state === 'yes';
  switch (outcome) {
    case 'succeeded':
      return listens ? 'Deployed, and it is listening' : 'Deployed';
    case 'unchanged':
      return listens ? 'Nothing to do: all well' : 'Nothing to do';
    case 'degraded':
      return 'As configured, but not well';
    case 'failed':
      return 'The deploy failed';
    case 'rolled-back':
      return 'Rolled back';
    case 'superseded':
      return 'Superseded by another deploy';
    case 'timed-out':
      return 'Timed out, end not seen';
    case 'in-progress':
      return waited ? 'Not over, no longer watched' : 'Started, and not waited for';
  }
}

/** The same at a glance: good, going on, or not good. */
export function sign({ outcome }: Pick<DeployReport, 'outcome'>): '✅' | '⏳' | '❌' {
  switch (outcome) {
    case 'succeeded':
    case 'unchanged':
      return '✅';
    case 'in-progress':
    case 'superseded':
      return '⏳';
    case 'degraded':
    case 'failed':
    case 'rolled-back':
    case 'timed-out':
      return '❌';
  }
}
