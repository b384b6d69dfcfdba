import { constants } from 'node:os';

/** Somebody wants the demo to end. */
export class Interrupted extends Error {
  /** As a shell has it: 128 and the signal's number. */
  readonly status: number;

  constructor(what: string, number: number) {
    super(what);
    this.status = 128 + number;
  }
}

/** Ctrl-C reaches this process from the terminal and once more from npm: what follows so soon is no second wish. */
const echoMs = 1000;

/** The first signal ends the demo in order; another ends it at once, and then the agent's reaper ends the tasks. */
export function listenForInterruption(): AbortSignal {
  const controller = new AbortController();
  let firstMs = Number.NaN;
  for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(name, () => {
      const reason = new Interrupted(`interrupted by ${name}`, constants.signals[name]);
      if (Date.now() - firstMs > echoMs) process.exit(reason.status);
      if (controller.signal.aborted) return;
      firstMs = Date.now();
      controller.abort(reason);
    });
  }
  // `npm run demo | head`: nobody reads on.
  process.stdout.on('error', () =>
    controller.abort(new Interrupted('standard output was closed', constants.signals.SIGPIPE)),
  );
  return controller.signal;
}
