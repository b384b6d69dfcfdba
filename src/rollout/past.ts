import type { Snapshot } from './snapshot.io.ts';

/** What earlier polls of a rollout saw, as far as one poll alone would say too little. */
export interface Past {
  /** In how many polls ours was stopped already. */
  readonly pollsWhileStopped: number;
  /** In how many polls in a row our service deployment could not be read. */
  readonly pollsWhileBroken: number;
  /** In how many polls in a row the service was not shown, and for how long. */
  readonly looksWhileMissing: number;
  readonly missingForMs: number;
  /** No further poll follows. */
  readonly isLast: boolean;
}

export const newPast: Past = {
  pollsWhileStopped: 0,
  pollsWhileBroken: 0,
  looksWhileMissing: 0,
  missingForMs: 0,
  isLast: false,
};

export interface Memory {
  /** What was seen before this poll. */
  before(isLast: boolean, nowMs: number): Past;
  remember(snapshot: Snapshot, nowMs: number): void;
}

export function startMemory(): Memory {
  let past = newPast;
  let missingSinceMs: number | undefined;
  return {
    before: (isLast, nowMs) => ({ ...past, isLast, missingForMs: nowMs - (missingSinceMs ?? nowMs) }),
    remember: ({ service, serviceBroken, deployment, deploymentBroken }, nowMs) => {
      const isMissing = !service && !serviceBroken;
      missingSinceMs = isMissing ? (missingSinceMs ?? nowMs) : undefined;
      past = {
        ...past,
        pollsWhileStopped: past.pollsWhileStopped + (deployment?.status === 'STOPPED' ? 1 : 0),
        pollsWhileBroken: deploymentBroken ? past.pollsWhileBroken + 1 : 0,
        looksWhileMissing: isMissing ? past.looksWhileMissing + 1 : 0,
      };
    },
  };
}
