import type { Done } from './hurt.ts';
import type { SoakOptions } from './options.ts';
import type { Verification } from './verify.ts';
import type { Watched } from './watch.ts';

/** What a soak found out. */
export interface SoakResult extends Readonly<Done> {
  readonly options: SoakOptions;
  readonly sent: number;
  /** Which the sender believes to be delivered. */
  readonly acked: number;
  /** Undefined where nobody knows it, as with the forwarder. */
  readonly resent: number | undefined;
  /** Events that stand in CloudWatch Logs. */
  readonly copied: number;
  /** Of the sending process. */
  readonly peakMb: number;
  /** In all files together. */
  readonly lines: number;
  readonly rows: number;
  /** Acked lines that stand in no file, and in no row. */
  readonly lost: number;
  readonly lostRows: number;
  /** Lines in the files, and rows, beyond the first of each. */
  readonly extra: number;
  readonly extraRows: number;
  /** What is no line of this soak to the byte. */
  readonly torn: number;
  /** Of the lines that have no row, how many the verification names, and whether it names just those. */
  readonly named: number;
  readonly isNamedRight: boolean;
  /** Entries of the quarantine; bad records that stand in none, and in more than one. */
  readonly quarantined: number;
  readonly badLost: number;
  readonly badTwice: number;
  /** What a reader by byte offset saw throughout. */
  readonly watched: Watched;
  readonly verification: Verification;
  readonly seconds: number;
}

/** What is not as it has to be; nothing if all is well. */
export function problemsOf(result: SoakResult): readonly string[] {
  const { options, lost, lostRows, extra, extraRows, torn, watched, verification, badLost, badTwice } = result;
  const isKept = options.volume !== 'anonymous';
  const tooMany = verification.extra + verification.repeated;
  return [
    ...(isKept && lost > 0 ? [`${lost} lines stand in no file`] : []),
    ...(isKept && lostRows > 0 ? [`${lostRows} lines have no row`] : []),
    ...(!isKept && lost === 0 ? ['nothing was lost, though the volume went with each task'] : []),
    ...(extra + extraRows > 0 ? [`${extra} lines and ${extraRows} rows too many`] : []),
    ...(torn > 0 ? [`${torn} lines or rows are not as they were sent`] : []),
    ...(isKept && badLost > 0 ? [`${badLost} bad records were set aside nowhere`] : []),
    ...(badTwice > 0 ? [`${badTwice} bad records were set aside twice`] : []),
    ...(watched.changed.length > 0 ? [`a reader by offset saw ${watched.changed.join(', ')} change`] : []),
    ...(result.isNamedRight
      ? []
      : [`the verification names ${result.named} lines, and not just the ${lostRows} without a row`]),
    ...(verification.left > 0 ? [`the verification did not come to look at ${verification.left} windows`] : []),
    ...((verification.states.unknown ?? 0) > 0 ? ['windows could not be verified'] : []),
    ...(tooMany !== extraRows ? [`the verification says ${tooMany} rows are too many`] : []),
    ...happened(result),
  ];
}

/** A soak in which less was broken than was asked for shows less. */
function happened(result: SoakResult): readonly string[] {
  const { options } = result;
  const asked: readonly (readonly [what: string, asked: number, done: number])[] = [
    ['redeploys', options.redeploys, result.redeploys],
    ['kills', options.kills, result.kills + result.crashes],
    ['kills of the batch', options.stopBatch, result.batchKills],
    ['times that the volume is full', options.full, result.full],
    ['steps of the clock', options.clock, result.clock],
  ];
  const missed = asked.filter(([, wanted, done]) => done < wanted);
  return missed.length === 0
    ? []
    : [missed.map(([what, wanted, done]) => `asked for ${wanted} ${what}, and done ${done}`).join('; ')];
}
