import { parse } from 'yaml';

/** A workflow as far as the rules look at it; whether it is one at all is for GitHub's own parser. */
export interface Workflow {
  readonly path: string;
  readonly text: string;
  readonly on: readonly string[];
  readonly permissions?: unknown;
  readonly concurrency?: unknown;
  readonly jobs: readonly Job[];
}

export interface Job {
  readonly id: string;
  readonly 'runs-on'?: unknown;
  readonly 'timeout-minutes'?: unknown;
  readonly permissions?: unknown;
  readonly steps?: readonly Step[];
}

export interface Step {
  readonly uses?: string;
  readonly run?: string;
  readonly with?: Readonly<Record<string, unknown>>;
}

export function workflowOf(path: string, text: string): Workflow {
  const { on, permissions, concurrency, jobs = {} } = parse(text);
  const entries = Object.entries<Omit<Job, 'id'>>(jobs);
  return {
    path,
    text,
    on: typeof on === 'object' && !Array.isArray(on) ? Object.keys(on) : [on].flat(),
    permissions,
    concurrency,
    jobs: entries.map(([id, job]) => ({ ...job, id })),
  };
}

export function stepsOf({ jobs }: Workflow): readonly Step[] {
  return jobs.flatMap(({ steps = [] }) => steps);
}
