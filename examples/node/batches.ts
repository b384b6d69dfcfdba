import type { Limits } from './limits.ts';
import type { Batch } from './packet.ts';

type Needed = Pick<Limits, 'packetRecords' | 'packetBytes' | 'lingerMs'>;

/** Records in the order in which they came, gathered into batches: full ones, and the one in the making once it is old enough. */
export function makeBatches({ packetRecords, packetBytes, lingerMs }: Needed) {
  const full: Batch[] = [];
  let making: Buffer[] = [];
  let [makingBytes, sinceMs] = [0, 0];

  const seal = (): void => {
    if (making.length > 0) full.push({ entries: Buffer.concat(making), count: making.length });
    [making, makingBytes] = [[], 0];
  };

  return {
    add(entry: Buffer, atMs: number): void {
      if (makingBytes + entry.length > packetBytes) seal();
      if (making.length === 0) sinceMs = atMs;
      making.push(entry);
      makingBytes += entry.length;
      if (making.length >= packetRecords) seal();
    },
    /** The next batch. @param isUrgent takes the one in the making whatever its age is */
    take(atMs: number, isUrgent = false): Batch | undefined {
      if (full.length === 0 && (isUrgent || atMs - sinceMs >= lingerMs)) seal();
      return full.shift();
    },
    /** When the next batch can be taken; undefined where there is nothing. */
    readyMs(): number | undefined {
      if (full.length > 0) return 0;
      return making.length > 0 ? sinceMs + lingerMs : undefined;
    },
    /** All batches, which are then gone from here. */
    takeAll(): readonly Batch[] {
      seal();
      return full.splice(0);
    },
  };
}
