import type { AwsWorld } from '../aws/world.ts';
import { newsIn } from '../look/judgeStatus.ts';
import type { StatusReport } from '../look/statusReport.ts';
import { statusText } from '../report/look/statusText.ts';
import { timeOfDay } from '../report/words.ts';

const paceMs = 5_000;

/**
 * Looks again and again until the run is cancelled, and tells what it sees: each look on a terminal, and only what is new
 * where lines are kept. Returns the last look.
 */
export async function watch(
  clock: AwsWorld['clock'],
  look: () => Promise<StatusReport>,
  { signal, onLine }: { readonly signal: AbortSignal; readonly onLine: (line: string) => void },
  isTerminal = process.stdout.isTTY === true,
): Promise<StatusReport> {
  let last = await look();
  tell(last, onLine);
  while (!signal.aborted) {
    await clock.sleep(paceMs, signal).catch(() => {});
    if (signal.aborted) break;
    const now = await look().catch(unless(signal));
    // Cancelled in the middle of a look: what the last one saw is the end.
    if (now === undefined) break;
    if (isTerminal || newsIn(now) !== newsIn(last)) tell(now, onLine);
    last = now;
  }
  return last;
}

function unless(signal: AbortSignal): (error: unknown) => undefined {
  return (error) => {
    if (!signal.aborted) throw error;
  };
}

function tell(report: StatusReport, onLine: (line: string) => void): void {
  onLine(`${timeOfDay(report.atMs)} ${statusText(report)}`);
}
