import { setTimeout as wait } from 'node:timers/promises';
import { isDeepStrictEqual } from 'node:util';
import type { Account } from './account.ts';
import type { Command } from './commands.ts';
import type { Fault } from './kinds.ts';
import { type State, stateOf } from './state.ts';

/** One call of one command, disturbed in one way. */
export interface Point {
  readonly command: string;
  /** `ECS.CreateService`. */
  readonly call: string;
  /** Which call of that kind, counted from 1. */
  readonly turn: number;
  readonly fault: string;
}

export type Verdict = 'converged' | 'left over' | 'endless' | 'not converged' | 'not reached';

export interface Judged {
  readonly point: Point;
  readonly verdict: Verdict;
  /** What was seen, where it is not as it should be. */
  readonly because: string;
}

/** Whatever a run does, it is over long before: all its deadlines together are a part of it. */
const endlessMs = 30_000;

/** Disturbs a command, carries it out again undisturbed, and holds what stands then against what has to stand. */
export async function judge(
  account: Account,
  point: Point,
  { command, fault, version, expected }: { command: Command; fault: Fault; version: number; expected: State },
): Promise<Judged> {
  const verdict = (kind: Verdict, because = ''): Judged => ({ point, verdict: kind, because });
  const disturbed = await disturb(account, point, command, fault, version);
  if (!disturbed.isReached) return verdict('not reached');
  if (disturbed.ending === undefined) return verdict('endless', 'the disturbed run did not end');
  const calls = account.cloud.calls.length;
  const again = await ended(command.run(account.open(), version, new AbortController().signal));
  if (again === undefined) return verdict('endless', 'the run after it did not end');
  const writes = account.cloud.calls.slice(calls).filter(({ write }) => write);
  const state = await stateOf(account.open());
  if (!isGood(again)) return verdict('not converged', `after "${disturbed.ending}" the next run: ${again}`);
  if (isGood(disturbed.ending) && writes.length > 0) {
    const names = writes.map(({ operation }) => operation).join(', ');
    return verdict('not converged', `said ${disturbed.ending}, and the next run had to write: ${names}`);
  }
  if (isDeepStrictEqual(state, expected)) return verdict('converged');
  return verdict(hasMore(state, expected) ? 'left over' : 'not converged', differenceOf(state, expected));
}

async function disturb(
  { cloud, open }: Account,
  { call, turn }: Point,
  command: Command,
  fault: Fault,
  version: number,
): Promise<{ isReached: boolean; ending: string | undefined }> {
  const killed = new AbortController();
  let isReached = false;
  const onTaken = () => {
    isReached = true;
    if (!fault.kills) return;
    cloud.cut(true);
    killed.abort(new Error('killed'));
  };
  cloud.failNext(call, { ...fault.failure, skip: turn - 1, onTaken });
  const ending = await ended(command.run(open(killed.signal), version, killed.signal));
  cloud.failNoMore();
  cloud.cut(false);
  return { isReached, ending: fault.kills && ending !== undefined ? 'killed' : ending };
}

/** How a run ended in a word, also where it threw; undefined where it does not end. */
async function ended(running: Promise<string>): Promise<string | undefined> {
  const over = new AbortController();
  try {
    const told = running.catch((error: Error) => `${error.name}: ${error.message}`);
    return await Promise.race([told, wait(endlessMs, undefined, { signal: over.signal })]);
  } finally {
    over.abort();
  }
}

function isGood(ending: string): boolean {
  return ending === 'succeeded' || ending === 'unchanged';
}

function hasMore(state: State, expected: State): boolean {
  const counts = (it: State) =>
    [it.namespaces, it.discoveryServices, it.logGroups, it.services].map(({ length }) => length);
  const [now, wanted] = [state, expected].map((it) => [...counts(it), it.instances, it.revisions, it.tasks]);
  return (now ?? []).some((count, at) => count > (wanted?.[at] ?? 0));
}

function differenceOf(state: State, expected: State): string {
  const keys = (Object.keys(expected) as (keyof State)[]).filter(
    (key) => !isDeepStrictEqual(state[key], expected[key]),
  );
  return keys.map((key) => `${key}: ${JSON.stringify(state[key])}, not ${JSON.stringify(expected[key])}`).join('; ');
}
