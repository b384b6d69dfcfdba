import type { Config } from '../config/schema.ts';
import { NotPossible } from '../errors.ts';
import { chartOf } from '../report/verify/columns.ts';
import { explainText } from '../report/verify/explain.ts';
import { verifyPage } from '../report/verify/page.ts';
import {
  openVerifyWorld,
  readMissing,
  readWindow,
  recall,
  reportInputOf,
  toReplay,
  toReport,
  type Verification,
  type VerifyReport,
  type VerifyWorld,
  verify,
} from '../verify/index.ts';
import type { Context, Result } from './command.ts';
import { explainInput } from './explainInput.ts';
import { instant } from './instant.ts';
import { rangeOf } from './range.ts';
import { explained } from './results/explained.ts';
import { replayWords } from './results/replay.ts';
import { verified } from './results/verified.ts';
import { streamOf } from './stream.ts';
import { createFile, replaceFile } from './writeFile.io.ts';

interface Options {
  readonly from: string | undefined;
  readonly to: string | undefined;
  readonly replay: string | undefined;
  readonly stream: string | undefined;
  readonly page: string | undefined;
  readonly showLines: boolean;
}

/** What the other steps of a command work with. */
interface Work {
  readonly world: VerifyWorld;
  readonly state: string;
  readonly found: Verification;
  readonly signal: AbortSignal;
}

/** Where the command line remembers, if the configuration does not say. */
const ownState = 'file:.legacy-log-ecs/verify';

/** Looks at what is due, or at a range, and says what was found; writes the page and the replay where they are asked for. */
export async function verification(options: Options, { config, signal, onLine }: Context): Promise<Result> {
  const settings = settingsOf(config);
  const { state = ownState, since } = settings;
  const stream = options.replay === undefined ? undefined : streamOf(config.fluentd.streams, options.stream);
  const world = worldOf(config);
  const nowMs = world.clock.nowMs();
  const range = rangeOf(options, { since, nowMs });
  const found = await verify(world, settings, { state, ...(range && { range }), signal, onLooked: telling(onLine) });
  const report = toReport(reportInputOf(found, nowMs, range), { showLines: options.showLines });
  const work = { world, state, found, signal };
  const written = [
    ...(options.page === undefined ? [] : [await writePage(options.page, report, work)]),
    ...(options.replay && stream ? [await writeReplay(options.replay, stream, work)] : []),
  ];
  return verified(report, written);
}

/** Says how a verdict came about, from what is remembered. */
export async function explain(
  { window, showLines }: { readonly window: string; readonly showLines: boolean },
  { config }: Pick<Context, 'config'>,
): Promise<Result> {
  const settings = settingsOf(config);
  const world = worldOf(config);
  const atMs = instant(window);
  const remembered = await readWindow(world, settings, { state: settings.state ?? ownState, atMs });
  return explained(
    remembered.entry,
    explainText(explainInput(settings, remembered, { showLines, atMs: world.clock.nowMs() })),
  );
}

function settingsOf({ verify: settings }: Config) {
  if (settings !== undefined) return settings;
  throw new NotPossible('the configuration has no section "verify"', {
    setting: 'verify',
    hint: 'name the log groups and the database to compare; see examples/legacy-log-ecs.yml of legacy-log-ecs',
  });
}

function worldOf({ region }: Config): VerifyWorld {
  return openVerifyWorld(region === undefined ? {} : { region });
}

/** A line for each thousand windows, for who waits for months of them. */
function telling(onLine: (line: string) => void) {
  let told = 0;
  return ({ looked, left }: { readonly looked: number; readonly left: number }) => {
    if (looked - told < 1000 || left === 0) return;
    told = looked;
    onLine(`${looked} windows are compared, ${left} are left`);
  };
}

async function writePage(file: string, report: VerifyReport, { world, state, found }: Work): Promise<string> {
  const { entries } = await recall(world, found.settings, state);
  await replaceFile(file, verifyPage(report, chartOf([...entries.values()].toSorted((a, b) => a.fromMs - b.fromMs))));
  return `the page is ${file}`;
}

async function writeReplay(file: string, stream: ReturnType<typeof streamOf>, work: Work): Promise<string> {
  const { world, state, found, signal } = work;
  const missing = await readMissing(world, found.settings, { state, entries: found.entries.values(), signal });
  if (missing.length === 0) return `nothing is lost, and ${file} was not written`;
  const replay = toReplay(missing, stream);
  await createFile(file, replay.bytes);
  return replayWords(file, replay);
}
