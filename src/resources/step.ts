/** The kinds of things that a deploy manages, in the order in which they have to exist. */
export const resources = ['namespace', 'discovery-service', 'log-group', 'task-definition', 'service'] as const;
export type Resource = (typeof resources)[number];

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

/** One thing that a deploy would do. A plan is a list of these; an empty list means that nothing has to change. */
export interface Step {
  readonly resource: Resource;
  /** As AWS names it: `local`, `fluentd`, `/ecs/access-log`, `access-log`. */
  readonly name: string;
  readonly action: 'create' | 'update';
  /** One sentence: why. */
  readonly reason: string;
  readonly changes: readonly Change[];
}

/** What became of a step. A step that failed may have been carried out by half: a plan shows it again then. */
export interface AppliedStep extends Step {
  readonly result: 'done' | 'failed' | 'not reached';
  readonly tookMs: number;
}
