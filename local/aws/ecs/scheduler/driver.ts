import type { Time } from '../../wire/time.ts';
import type { Action, Deed, Happening } from './event.ts';
import { reduce } from './reduce.ts';
import type { SchedulerState } from './state.ts';

export interface Scheduler {
  state(): SchedulerState;
  dispatch(happening: Happening): void;
  /** Ends every wait; nothing happens afterwards. */
  close(): void;
}

/**
 * The thin part around `reduce`: stamps events with the time, carries actions out and turns a wait into its event.
 * Events that an action causes at once are taken after it, one by one. Nothing runs while nothing happens.
 */
export function makeScheduler(
  first: SchedulerState,
  options: {
    readonly time: Time;
    readonly carryOut: (deed: Deed) => void;
    readonly unplaceable?: () => string | undefined;
  },
): Scheduler {
  const closing = new AbortController();
  const queue: Happening[] = [];
  let state = first;
  let busy = false;

  function dispatch(happening: Happening): void {
    queue.push(happening);
    if (busy) return;
    busy = true;
    for (let next = queue.shift(); next && !closing.signal.aborted; next = queue.shift()) step(next);
    busy = false;
  }

  function step(happening: Happening): void {
    const now = { ...state, unplaceable: options.unplaceable?.() };
    const result = reduce(now, { ...happening, atMs: options.time.nowMs() });
    state = result.state;
    for (const action of result.actions) act(action);
  }

  function act(action: Action): void {
    if (action.type !== 'wait') {
      options.carryOut(action);
      return;
    }
    options.time.sleep(action.ms, closing.signal).then(
      () => dispatch({ type: 'elapsed', timer: action.timer }),
      () => undefined, // closed: there is nobody left to wait for it
    );
  }

  return { state: () => state, dispatch, close: () => closing.abort() };
}
