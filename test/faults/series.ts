import { type Account, openAccount } from './account.ts';
import { type Command, commands, deployed } from './commands.ts';
import { faults } from './kinds.ts';
import { type Judged, judge, type Point } from './point.ts';
import { type State, stateOf } from './state.ts';

const neverAborted = () => new AbortController().signal;

/** Of calls that a command makes again and again, so many are disturbed. */
const turnsAtMost = 4;

/** All points: each call that the commands make when nothing disturbs them, in each way. */
export async function allPoints(): Promise<Point[]> {
  const points: Point[] = [];
  for (const command of commands) {
    const account = await openAccount();
    const version = await prepare(account, command);
    const before = account.cloud.calls.length;
    await command.run(account.open(), wantedAfter(command, version), neverAborted());
    const calls = account.cloud.calls
      .slice(before)
      .map(({ service, operation, write }) => ({ call: `${service}.${operation}`, write }));
    await account.close();
    points.push(...pointsOf(command.name, calls));
  }
  return points;
}

function pointsOf(command: string, calls: readonly { readonly call: string; readonly write: boolean }[]): Point[] {
  return calls.flatMap(({ call, write }, index) => {
    const turn = calls.slice(0, index + 1).filter((other) => other.call === call).length;
    if (turn > turnsAtMost) return [];
    const fitting = faults.filter(({ readsOnly }) => !(readsOnly && write));
    return fitting.map(({ name: fault }) => ({ command, call, turn, fault }));
  });
}

/** Makes the version before stand. Returns which one that is. */
async function prepare(account: Account, { before }: Command): Promise<number> {
  for (let version = 1; version <= before; version += 1) await deployed(account.open(), version, neverAborted());
  return before;
}

/** Which version is configured while the command runs: a command that goes back or takes away is given the one that runs. */
function wantedAfter({ lands }: Command, version: number): number {
  return Math.max(lands(version) ?? 0, version);
}

/** An account in which a version stands, taken over from one point to the next as long as all is well there. */
interface Standing {
  readonly account: Account;
  readonly version: number;
  readonly revisions: number;
}

/** Judges points one after the other. */
export async function judgeAll(points: readonly Point[], onJudged: (judged: Judged) => void): Promise<void> {
  const reference = await readReference();
  let standing: Standing | undefined;
  for (const point of points) {
    const command = commands.find(({ name }) => name === point.command);
    const fault = faults.find(({ name }) => name === point.fault);
    if (!command || !fault) throw new Error(`there is no such point: ${JSON.stringify(point)}`);
    const at = (command.goesOn ? standing : undefined) ?? (await stand(command));
    const lands = command.lands(at.version);
    const version = wantedAfter(command, at.version);
    const revisions = at.revisions + command.makes;
    const judged = await judge(at.account, point, {
      command,
      fault,
      version,
      expected: lands === undefined ? nothing : expectedOf(reference, lands, revisions),
    });
    onJudged(judged);
    const isKept = command.goesOn && judged.verdict === 'converged';
    if (isKept) standing = { account: at.account, version, revisions };
    else {
      await at.account.close();
      if (at === standing) standing = undefined;
    }
  }
  await standing?.account.close();
}

async function stand(command: Command): Promise<Standing> {
  const account = await openAccount();
  const version = await prepare(account, command);
  return { account, version, revisions: version };
}

/** What stands where all was taken away. */
const nothing: State = {
  namespaces: [],
  discoveryServices: [],
  instances: 0,
  logGroups: [],
  revisions: 0,
  services: [],
  tasks: 0,
};

/** What stands after a first deploy that nothing disturbs. */
async function readReference(): Promise<State> {
  const account = await openAccount();
  await deployed(account.open(), 1, neverAborted());
  const state = await stateOf(account.open());
  await account.close();
  return state;
}

function expectedOf(reference: State, version: number, revisions: number): State {
  const text = JSON.stringify(reference).replaceAll('xxx-batch:1"', `xxx-batch:${version}"`);
  return { ...JSON.parse(text), revisions };
}
