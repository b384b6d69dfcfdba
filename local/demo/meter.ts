import type { AppState } from './app/protocol.ts';
import { inWords } from './result/inWords.ts';
import type { LiveText } from './screen/screen.ts';
import type { Stage } from './stage.ts';

/** Where the lines are at this moment, as the live line shows it. */
export interface Whereabouts {
  readonly sent: number;
  readonly acknowledged: number;
  readonly inFiles: number;
  readonly rows: number;
  readonly isCollectorUp: boolean;
}

/** `sent 1,250   acknowledged 1,225   in files 1,100   rows 1,000   collector up`: 80 columns hold a hundred thousand of each. */
export function meterLine({ sent, acknowledged, inFiles, rows, isCollectorUp }: Whereabouts): string {
  const counts = [
    `sent ${inWords(sent)}`,
    `acknowledged ${inWords(acknowledged)}`,
    `in files ${inWords(inFiles)}`,
    `rows ${inWords(rows)}`,
  ];
  return [...counts, `collector ${isCollectorUp ? 'up' : 'down'}`].join('  ');
}

export function meterOf({ published, rows }: Stage, state: () => AppState): LiveText {
  return async () => {
    const counted = { inFiles: await published(), rows: await rows.count() };
    // Last, since it is there at once: what was counted before is not more than it.
    const { sent, acknowledged, presence } = state();
    return meterLine({ sent, acknowledged, ...counted, isCollectorUp: presence.isThere });
  };
}
