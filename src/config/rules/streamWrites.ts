import { error, type Finding, warning } from '../finding.ts';
import type { Config } from '../schema.ts';
import { each } from './unlessWrong.ts';

/** Only `append` follows a date in the name: `whole` puts the day behind it, and `rotate` behind what it renames. */
export function streamDates({ fluentd }: Config): readonly Finding[] {
  return each(fluentd.streams, ({ file, write }, index) => {
    if (!file.includes('%') || write === 'append') return [];
    const plain = file.replaceAll(/[._-]*%[YmdH]/g, '') || 'access_log';
    const path = ['fluentd', 'streams', index, 'file'];
    return [
      error(
        path,
        `fluentd.streams[${index}].file holds a date, and ${ownDate[write]}`,
        `write \`file: ${plain}\`, or \`write: append\`, which follows the date`,
      ),
    ];
  });
}

const ownDate = {
  whole: 'with write: whole the day stands in the names by itself',
  rotate: 'with write: rotate the current file keeps its name',
} as const;

/** Whoever writes `rotate` means it: without its mode the files would grow for ever. */
export function rotateModes({ fluentd }: Config): readonly Finding[] {
  return each(fluentd.streams, ({ write, rotate }, index) => {
    if (rotate === undefined || write === 'rotate') return [];
    const fact = `fluentd.streams[${index}].rotate is given, and write is ${write}`;
    const path = ['fluentd', 'streams', index, 'rotate'];
    return [{ ...error(path, fact, 'write `write: rotate`, or take rotate out'), at: 'key' }];
  });
}

/** A line of yesterday finds yesterday's file only if that has the day in its name, and was renamed for the day. */
export function lateLines({ fluentd }: Config): readonly Finding[] {
  return each(fluentd.streams, ({ rotate }, index) => {
    if (rotate?.late !== 'dated') return [];
    if (rotate.dateext && (rotate.every !== undefined || rotate.size === undefined)) return [];
    const fact = `fluentd.streams[${index}].rotate.late is dated, and no renamed file is known by a period`;
    const path = ['fluentd', 'streams', index, 'rotate', 'late'];
    return [error(path, fact, 'write `dateext: true` and `every: day`, or `late: current`')];
  });
}

/** As logrotate does with `rotate 7`; there as here nobody asks whether the batch was done. */
export function removedFiles({ fluentd }: Config): readonly Finding[] {
  return each(fluentd.streams, ({ rotate }, index) => {
    if (rotate === undefined || rotate.keep === 0) return [];
    const { keep } = rotate;
    const kept = keep === 1 ? 'one renamed file' : `${keep} renamed files`;
    const fact = `fluentd.streams[${index}].rotate.keep keeps ${kept}: an older one is removed whether the batch has read it or not`;
    const path = ['fluentd', 'streams', index, 'rotate', 'keep'];
    return [
      warning(path, fact, 'write more than the batch can fall behind, or `keep: 0`, and let the batch remove them'),
    ];
  });
}
