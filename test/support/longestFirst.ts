import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** The files that take longest: one of them that began last would keep all but one worker waiting for it. */
const long = [
  'soak/soak',
  'demo/demo',
  'fluentd/ownTests',
  'batch/growing',
  'batch/batch',
  'deploy/appService',
  'batch/formats',
  'sending/forwarder',
  'batch/servers',
  'render/fluentd',
  'verify/rows/postgres',
  'deploy/rollout',
].map((name) => `test/integration/${name}.test.ts`);

/** Runs the longest files first, which a clean clone, where nothing is known of an earlier run, would not do by itself. */
export class LongestFirst extends BaseSequencer {
  override async sort(specifications: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(specifications);
    return sorted.toSorted((a, b) => rank(a) - rank(b));
  }
}

function rank({ moduleId }: TestSpecification): number {
  const at = long.findIndex((file) => moduleId.endsWith(file));
  return at === -1 ? long.length : at;
}
