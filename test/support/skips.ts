import type { Reporter, TestModule } from 'vitest/node';

/** Names every test that was skipped, at the end of a run: the summary only counts them. */
export class Skips implements Reporter {
  onTestRunEnd(modules: readonly TestModule[]): void {
    const skipped = modules.flatMap((module) => [...module.children.allTests('skipped')]);
    for (const test of skipped) console.log(`skipped: ${test.fullName}`);
  }
}
