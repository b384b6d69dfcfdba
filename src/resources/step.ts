/**
 * One field that differs. Values of environment variables, of secrets and of a command's options never stand here: names
 * and a short hash do.
 */
export interface Change {
  /** Where, as `containerDefinitions.batch.cpu`. */
  readonly path: string;
  readonly before: unknown;
  readonly after: unknown;
}

/** One thing that is not as it should be, and what is done about it. */
export interface Difference {
  /** As AWS names it: `local`, `fluentd`, `/ecs/access-log`, `access-log`. */
  readonly name: string;
  readonly action: 'create' | 'update';
  /** One sentence: why. */
  readonly reason: string;
  readonly changes: readonly Change[];
}

/** One thing that a deploy would do. A plan is a list of these; an empty list means that nothing has to change. */
export interface Step extends Difference {
  /** The resource's name in the table of them (`table.io.ts`). */
  readonly resource: string;
}

/** What became of a step. A step that failed may have been carried out by half: a plan shows it again then. */
export interface AppliedStep extends Step {
  readonly result: 'done' | 'failed' | 'not reached';
  readonly tookMs: number;
}
