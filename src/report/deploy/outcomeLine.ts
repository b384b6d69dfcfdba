import type { DeployReport } from '../../deploy/report.ts';
import { counted } from '../words.ts';

/** How it ended and why, and what it took. */
export function outcomeLine({ outcome, because, writes, calls }: DeployReport): string {
  return `${outcome}: ${because} (${counted(writes, 'write')}, ${counted(calls, 'call')})`;
}
