import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { reaches } from '../../local/demo/wait.ts';
import { readQuarantine } from '../bad/quarantine.ts';
import type { AppState } from './app/protocol.ts';
import { countOf } from './count.ts';
import type { Done } from './hurt.ts';
import { namedMissing } from './ledger.ts';
import { readFolder } from './read.ts';
import type { SoakResult } from './result.ts';
import { readRows, rowCount } from './rows.ts';
import type { Stage } from './stage.ts';
import { verify } from './verify.ts';
import type { Watcher } from './watch.ts';

/** What was done, and what the sender told. */
export interface Played {
  readonly done: Done;
  readonly sent: AppState;
  readonly beganMs: number;
}

/** Counts what arrived, in the files, in the rows, in the quarantine and by the verification, once no more rows come. */
export async function countAll(stage: Stage, watcher: Watcher, { done, sent, beganMs }: Played): Promise<SoakResult> {
  const { options, database, signal, say, folders } = stage;
  const { seed, events, volume } = options;
  const isKept = volume !== 'anonymous';
  const everyRow = await reaches(events, () => rowCount(database), signal, stuckMs);
  if (!everyRow) say('rows are missing, and no more come');
  const watched = await watcher.finish();
  const [files, rows] = [countOf(seed, events), countOf(seed, events)];
  for (const folder of folders) await readFolder(folder, files);
  await readRows(database, rows);
  const verification = await verify(stage, sent);
  const lostRows = rows.missing(all);
  const named = await namedMissing(stage.cloud.endpoint, seed);
  return {
    options,
    ...{ sent: sent.sent, acked: sent.acked, resent: sent.resent, copied: sent.copied, peakMb: sent.peakMb },
    lines: files.lines(),
    rows: rows.lines(),
    // Of a volume that is gone with its task nobody can read the files any more: there the rows tell.
    lost: isKept ? files.missing(all).length : lostRows.length,
    lostRows: lostRows.length,
    named: named.length,
    isNamedRight: isDeepStrictEqual(named, lostRows),
    extra: files.extra(),
    extraRows: rows.extra(),
    torn: files.torn() + rows.torn(),
    ...setAside(stage),
    watched,
    ...done,
    verification,
    seconds: Math.round((Date.now() - beganMs) / 100) / 10,
  };
}

const all = () => true;

/** What the collectors set aside: in how many entries, and whether each bad record is there, once. */
function setAside({ folders, options: { bad } }: Stage): Pick<SoakResult, 'quarantined' | 'badLost' | 'badTwice'> {
  const read = [...folders].map((folder) => readQuarantine(join(folder, '../.fluentd/quarantine'), bad));
  const times = Array.from({ length: bad }, (_, number) => read.reduce((sum, it) => sum + (it.times[number] ?? 0), 0));
  const entries = read.flatMap(({ byReason }) => Object.values(byReason)).reduce((sum, count) => sum + count, 0);
  return {
    quarantined: entries,
    badLost: times.filter((count) => count === 0).length,
    badTwice: times.filter((count) => count > 1).length,
  };
}

/** How long no row may come before those that are missing are taken for lost. */
const stuckMs = 20_000;
