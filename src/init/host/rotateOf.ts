import { defined } from '../../values/defined.ts';
import type { Rotation } from './rotation.ts';

/** A stream's `rotate` for what logrotate does. Without a period logrotate's own cron job decides, which runs each day. */
export function rotateOf({ every, size, maxsize, by, keep = 0, compress, delaycompress, dateext }: Rotation) {
  return defined({
    every: by === 'size' ? undefined : (every ?? 'day'),
    size: by === 'size' ? size : maxsize,
    dateext,
    compress,
    delaycompress: compress ? delaycompress : undefined,
    keep,
  });
}
