import type { Verify } from '../config/schema.ts';
import { NotPossible, ReadFailed } from '../errors.ts';
import { gridOf } from './gridOf.ts';
import { identityOf } from './identity.ts';
import type { Entry } from './ledger/entry.ts';
import { openLedger } from './ledger/ledger.ts';
import { openStore } from './ledger/open.io.ts';
import type { Member } from './lines/member.ts';
import { openLogSide } from './logs/side.io.ts';
import { settingsKey } from './settingsKey.ts';
import type { LogSide, Original } from './side.ts';
import type { VerifyWorld } from './verify.io.ts';

/** Which lost lines are read. */
export interface MissingOptions {
  readonly state: string;
  /** Those of these windows, as a run or the ledger shows them. */
  readonly entries: Iterable<Entry>;
  readonly signal: AbortSignal;
}

/**
 * Reads the lines that are lost as they stand in the log, to be loaded again: the ledger knows which ones, the log how
 * they read.
 *
 * @throws NotPossible where no line is known by itself; ReadFailed where one of them cannot be read, so that no file is
 *   taken for whole that lacks a line
 */
export async function readMissing(
  world: VerifyWorld,
  settings: Verify,
  { state, entries, signal }: MissingOptions,
): Promise<readonly Original[]> {
  if (identityOf(settings).kind === 'none') {
    throw new NotPossible('which lines are lost is not known: only their numbers are compared', {
      setting: 'verify',
      hint: 'say in verify.identity how a line is known, and they can be told',
    });
  }
  const ledger = openLedger(openStore(state, world), settingsKey(settings));
  const log = openLogSide(world, settings, gridOf(settings));
  const found: Original[] = [];
  for (const entry of [...entries].filter((it) => it.state === 'lost')) {
    const { missing = [] } = (await ledger.details(entry.fromMs)) ?? {};
    found.push(...(await originalsOf(log, entry, missing, signal)));
  }
  return found;
}

async function originalsOf(log: LogSide, entry: Entry, missing: readonly Member[], signal: AbortSignal) {
  const { fromMs, toMs } = entry;
  const [reading] = await log.originals([{ fromMs, toMs }], signal);
  if (reading?.kind !== 'known') {
    throw new ReadFailed(`the lines from ${new Date(fromMs).toISOString()} on: ${reading?.because ?? 'not read'}`);
  }
  const found = picked(reading.value, missing);
  if (found.length === missing.length && String(missing.length) === entry.missing) return found;
  throw new ReadFailed(
    `of ${entry.missing} lost lines from ${new Date(fromMs).toISOString()} on the log holds ${found.length} by now`,
    { hint: 'the log may have expired; verify the window again to see what is left of it' },
  );
}

/** For each lost line one of its originals: equal lines are as many as are lost. */
function picked(originals: readonly Original[], missing: readonly Member[]): readonly Original[] {
  const left = Map.groupBy(originals, ({ identity }) => identity);
  return missing.flatMap(({ identity }) => left.get(identity)?.pop() ?? []);
}
