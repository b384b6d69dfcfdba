import type { Figure } from '../measure.ts';
import type { Figures } from './engine.ts';

/** What is promised; times as parts of a bare count(*) on the same server. */
const most = { windows: 1.3, named: 1.6, bytes: 2_000_000, mb: 128 };

/** The figures in words, and whether they are within what is promised. */
export function judged(engine: string, figures: Figures): readonly Figure[] {
  const { rows, windows, lost, bareMs, rangeMs, windowsMs, namedMs, named, wrong, bytesFromDatabase, peakMb } = figures;
  const line = (name: string, text: string, isMet = true): Figure => ({
    text: `${engine.padEnd(8)} ${name.padEnd(9)} ${text}`,
    isMet,
  });
  const times = (ms: number) => `${ms.toFixed(0)} ms, ${(ms / bareMs).toFixed(2)} times`;
  const mb = (bytes: number) => `${(bytes / 1e6).toFixed(2)} MB`;
  return [
    line(
      'bare',
      `${bareMs.toFixed(0)} ms for count(*) of ${rows} rows; ${rangeMs.toFixed(0)} ms with their range as its condition`,
    ),
    line(
      'windows',
      `${times(windowsMs)} for count and sum of ${windows} windows (at most ${most.windows})`,
      windowsMs <= most.windows * bareMs,
    ),
    line('named', `${times(namedMs)} for the whole run (at most ${most.named})`, namedMs <= most.named * bareMs),
    line('lines', `${named} of ${lost} named, ${wrong} wrongly`, named === lost && wrong === 0),
    line('read', `${mb(bytesFromDatabase)} from the database (at most 2)`, bytesFromDatabase <= most.bytes),
    line('memory', `${peakMb.toFixed(0)} MB at most in the Lambda's process (at most ${most.mb})`, peakMb <= most.mb),
    line('download', `${times(figures.downloadMs)}, ${mb(figures.downloadBytes)}: all rows read and compared`),
  ];
}
