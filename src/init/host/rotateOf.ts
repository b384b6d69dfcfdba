import { defined } from '../../values/defined.ts';
import type { Rotation } from './rotation.ts';

/** A stream's `rotate` for what logrotate does. Without a period logrotate's own cron job decides, which runs each day. */
export function rotateOf({ every, size, sizeAlone, keep, compress, delaycompress, dateext }: Rotation) {
  const period = sizeAlone ? undefined : (every ?? 'day');
  return defined({
    every: period,
    size,
    dateext,
    compress,
    delaycompress: compress ? delaycompress : undefined,
    keep,
  });
}
