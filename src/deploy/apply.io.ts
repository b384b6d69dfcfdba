import type { AwsWorld } from '../aws/world.ts';
import { LegacyLogError, Overtaken } from '../errors.ts';
import type { Desired } from '../render/desired.ts';
import type { Resources, StandingSoFar } from '../resources/resource.ts';
import type { AppliedStep, Change, Step } from '../resources/step.ts';
import type { Observed, Standing } from '../resources/table.io.ts';
import type { Outcome } from '../rollout/outcome.ts';
import { defined } from '../values/defined.ts';
import { keysOf } from '../values/keysOf.ts';
import type { Plan } from './plan.ts';
import type { OnProgress } from './progress.ts';

/** What became of a plan's steps, and what stands after them. */
export interface Applied<Stands = Standing> {
  readonly steps: readonly AppliedStep[];
  readonly standing: StandingSoFar<Stands>;
  /** Why it did not come to its end. */
  readonly failure?: Failure;
}

interface Failure {
  /** Left out: it failed. */
  readonly outcome?: Extract<Outcome, 'superseded'>;
  readonly because: string;
  readonly hint?: string;
}

interface ApplyOptions {
  readonly signal?: AbortSignal | undefined;
  readonly onProgress: OnProgress;
}

/** What all steps are carried out with. */
interface Run<Seen, Stands extends Record<keyof Seen, unknown>> extends ApplyOptions {
  readonly resources: Resources<Seen, Stands>;
  readonly world: AwsWorld;
  readonly desired: Desired;
  readonly observed: Seen;
}

type StandsFor<Seen> = Standing & Record<keyof Seen, unknown>;

/**
 * Carries out a plan, one step after the other, since each needs what the one before created. The first failure ends
 * it and is a part of the result: what was done until then has to be told.
 */
export async function apply<Seen extends Observed, Stands extends StandsFor<Seen>>(
  resources: Resources<Seen, Stands>,
  world: AwsWorld,
  desired: Desired,
  plan: Plan<Seen, Stands>,
  options: ApplyOptions,
): Promise<Applied<Stands>> {
  const run = { ...options, resources, world, desired, observed: plan.observed };
  let applied: Applied<Stands> = { steps: [], standing: plan.standing };
  for (const step of plan.steps) applied = await afterStep(run, applied, step);
  return applied;
}

async function afterStep<Seen extends Observed, Stands extends StandsFor<Seen>>(
  run: Run<Seen, Stands>,
  before: Applied<Stands>,
  step: Step,
): Promise<Applied<Stands>> {
  const { clock } = run.world;
  const startedMs = clock.nowMs();
  if (before.failure) return noted(before, { ...step, result: 'not reached', tookMs: 0 });
  if (run.signal?.aborted) {
    const failure = { because: `the run was cancelled before ${inWords(step)}`, hint: 'run again to go on' };
    return { ...noted(before, { ...step, result: 'not reached', tookMs: 0 }), failure };
  }
  try {
    run.onProgress({ kind: 'applying', step });
    const { standing, changes } = await carryOut(run, before.standing, step);
    const tookMs = clock.nowMs() - startedMs;
    const { taskDefinition: taskDefinitionArn, service } = standing;
    run.onProgress({ kind: 'applied', step, tookMs, taskDefinitionArn, serviceArn: service?.arn });
    return { ...noted(before, { ...step, ...defined({ changes }), result: 'done', tookMs }), standing };
  } catch (error) {
    const failure = failureOf(error, step, run.signal);
    return { ...noted(before, { ...step, result: 'failed', tookMs: clock.nowMs() - startedMs }), failure };
  }
}

/** By the resource that the step is of. Returns what stands then, and the step's changes in full. */
async function carryOut<Seen, Stands extends Record<keyof Seen, unknown>>(
  { resources, world, desired, observed, signal }: Run<Seen, Stands>,
  standing: StandingSoFar<Stands>,
  step: Step,
): Promise<{ standing: StandingSoFar<Stands>; changes: readonly Change[] | undefined }> {
  const key = keysOf(resources).find((candidate) => resources[candidate].name === step.resource);
  if (key === undefined) throw new Error(`no resource is called ${step.resource}`);
  const situation = { desired, observed: observed[key], standing };
  const carried = await resources[key].apply(world, step, situation, signal);
  return { standing: { ...standing, [key]: carried.standing }, changes: carried.changes };
}

function noted<Stands>(before: Applied<Stands>, step: AppliedStep): Applied<Stands> {
  return { ...before, steps: [...before.steps, step] };
}

/** A mistake in this program is thrown on: only what AWS said, and a cancellation, end a deploy in an orderly way. */
function failureOf(error: unknown, step: Step, signal?: AbortSignal): Failure {
  if (error instanceof LegacyLogError) {
    const outcome = error instanceof Overtaken ? ('superseded' as const) : undefined;
    return { because: error.message, ...defined({ outcome, hint: error.hint }) };
  }
  if (!signal?.aborted) throw error;
  const because = `the run was cancelled while AWS was working on ${inWords(step)}`;
  return { because, hint: 'what AWS began goes on; run again to take it up' };
}

function inWords({ resource, name }: Step): string {
  return `${resource} "${name}"`;
}
