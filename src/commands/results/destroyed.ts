import type { Config } from '../../config/schema.ts';
import { destroyMarkdown } from '../../report/undo/destroyMarkdown.ts';
import { destroyFailure, destroyText } from '../../report/undo/destroyText.ts';
import type { DestroyReport } from '../../undo/destroyReport.ts';
import { kept, lostWith } from '../../undo/kept.ts';
import type { Result } from '../command.ts';
import { known } from '../outputs.ts';

/** A destroy that has ended, or that was not confirmed; with what it never touches. */
export function destroyed(config: Config, found: DestroyReport): Result {
  const lost = found.outcome === 'refused' ? lostWith(config) : undefined;
  const because = lost === undefined ? found.because : `${found.because}; ${lost}`;
  const report: DestroyReport = { ...found, because, left: [...found.left, ...kept(config)] };
  const failure = destroyFailure(report);
  return {
    status: failure === undefined ? 'good' : 'not good',
    outputs: known({ outcome: report.outcome, changed: String(report.changed), endpoint: report.endpoint }),
    data: report,
    text: destroyText(report),
    markdown: destroyMarkdown(report),
    failure,
  };
}
