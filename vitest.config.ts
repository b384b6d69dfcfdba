import { defineConfig } from 'vitest/config';
import { LongestFirst } from './test/support/longestFirst.ts';
import { Skips } from './test/support/skips.ts';

export default defineConfig({
  test: {
    reporters: ['default', new Skips()],
    sequence: { sequencer: LongestFirst },
    projects: [
      // What takes too long for each push: whole plays and soaks of a kind of which the integration tests have another.
      {
        test: {
          name: 'nightly',
          include: ['test/nightly/**/*.test.ts'],
          globalSetup: ['test/support/globalSetup.ts'],
          testTimeout: 240_000,
          maxWorkers: 2,
          sequence: { groupOrder: 2 },
        },
      },
      // Pure functions on literals share nothing that one file could spoil for another: one module graph serves all.
      {
        test: {
          name: 'unit',
          include: ['test/unit/**/*.test.ts'],
          pool: 'threads',
          isolate: false,
          // Ends what hangs; on a machine that is busy with other things a test takes many times its own time.
          testTimeout: 60_000,
          hookTimeout: 60_000,
          sequence: { groupOrder: 0 },
        },
      },
      {
        test: {
          name: 'integration',
          include: ['test/integration/**/*.test.ts'],
          globalSetup: ['test/support/globalSetup.ts'],
          // These end what hangs and claim nothing: real processes take many times as long on a busy machine.
          testTimeout: 240_000,
          hookTimeout: 240_000,
          // More than the cores of the smallest machine: a third of their time is waiting for processes to start and to stop.
          maxWorkers: 3,
          // After the unit tests: they say in seconds what these would take minutes to fail for.
          sequence: { groupOrder: 1 },
        },
      },
    ],
  },
});
