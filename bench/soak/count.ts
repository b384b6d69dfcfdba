import { numberOf } from './line.ts';

/** How often each line of a run was met in one place: the files, the log, the rows. */
export interface Count {
  add(line: string): void;
  /** Lines met, whole ones and others. */
  lines(): number;
  /** What is no line of this run to the byte. */
  torn(): number;
  /** Lines met more than once, each for every time too many. */
  extra(): number;
  /** Of the numbers below `events`, those not met for which `isWanted` says yes. */
  missing(isWanted: (number: number) => boolean): readonly number[];
}

export function countOf(seed: number, events: number): Count {
  const times = new Uint8Array(events);
  let [lines, torn, extra] = [0, 0, 0];
  return {
    add(line) {
      lines += 1;
      const number = numberOf(seed, line);
      if (number === undefined || number >= events) torn += 1;
      else if (times[number] === 0) times[number] = 1;
      else extra += 1;
    },
    lines: () => lines,
    torn: () => torn,
    extra: () => extra,
    missing: (isWanted) => [...times.keys()].filter((number) => times[number] === 0 && isWanted(number)),
  };
}
