import type { AwsWorld } from '../aws/world.ts';
import { LegacyLogError } from '../errors.ts';
import type { Desired } from '../render/desired.ts';
import { applyDiscoveryService } from '../resources/discovery-service/discoveryService.io.ts';
import type { ObservedDiscoveryService } from '../resources/discovery-service/discoveryService.ts';
import { applyLogGroup } from '../resources/log-group/logGroup.io.ts';
import { applyNamespace } from '../resources/namespace/namespace.io.ts';
import { applyService } from '../resources/service/service.io.ts';
import { inFull, type ObservedService } from '../resources/service/service.ts';
import type { AppliedStep, Step } from '../resources/step.ts';
import { tagResource } from '../resources/tags.io.ts';
import { registerTaskDefinition } from '../resources/task-definition/taskDefinition.io.ts';
import type { Plan } from './plan.ts';
import type { OnProgress } from './progress.ts';

/** What stands after a plan was applied, as far as it came. */
export interface Applied {
  readonly steps: readonly AppliedStep[];
  readonly made: Made;
  /** Why it did not come to its end. */
  readonly failure?: { readonly because: string; readonly hint?: string };
}

/** What the later steps and the wait need of the earlier ones; from the observation where no step made it. */
interface Made {
  readonly namespaceId: string | undefined;
  readonly discoveryService: ObservedDiscoveryService | undefined;
  readonly taskDefinitionArn: string | undefined;
  readonly service: ObservedService | undefined;
}

interface ApplyOptions {
  readonly signal?: AbortSignal | undefined;
  readonly onProgress: OnProgress;
}

/**
 * Carries out a plan, one step after the other, since each needs what the one before made. The first failure ends
 * it and is a part of the result: what was done until then has to be told.
 */
export async function apply(world: AwsWorld, desired: Desired, plan: Plan, options: ApplyOptions): Promise<Applied> {
  const steps: AppliedStep[] = [];
  let made = madeBefore(plan);
  for (const [index, step] of plan.steps.entries()) {
    const startedMs = world.clock.nowMs();
    if (options.signal?.aborted) {
      const failure = { because: `the run was cancelled before ${inWords(step)}`, hint: 'run again to go on' };
      return { steps: [...steps, ...notReached(plan, index)], made, failure };
    }
    try {
      options.onProgress({ kind: 'applying', step });
      made = { ...made, ...(await applyStep(world, desired, plan, made, step, options.signal)) };
      const tookMs = world.clock.nowMs() - startedMs;
      const { taskDefinitionArn, service } = made;
      const references = { taskDefinitionArn, registryArn: made.discoveryService?.arn };
      steps.push({ ...(step.resource === 'service' ? inFull(step, references) : step), result: 'done', tookMs });
      options.onProgress({ kind: 'applied', step, tookMs, taskDefinitionArn, serviceArn: service?.arn });
    } catch (error) {
      const failure = failureOf(error, step, options.signal);
      const failed = { ...step, result: 'failed', tookMs: world.clock.nowMs() - startedMs } as const;
      return { steps: [...steps, failed, ...notReached(plan, index + 1)], made, failure };
    }
  }
  return { steps, made };
}

function madeBefore({ observed, taskDefinitionArn }: Plan): Made {
  return {
    namespaceId: observed.namespace?.id,
    discoveryService: observed.discoveryService,
    taskDefinitionArn,
    service: observed.service,
  };
}

async function applyStep(
  world: AwsWorld,
  desired: Desired,
  { observed }: Plan,
  made: Made,
  step: Step,
  signal: AbortSignal | undefined,
): Promise<Partial<Made>> {
  switch (step.resource) {
    case 'namespace': {
      const namespace = await applyNamespace(world, desired.namespace, observed.namespace, signal);
      return { namespaceId: namespace.id };
    }
    case 'discovery-service': {
      const namespaceId = made.namespaceId ?? '';
      return {
        discoveryService: await applyDiscoveryService(
          world,
          desired.discoveryService,
          namespaceId,
          observed.discoveryService,
        ),
      };
    }
    case 'log-group': {
      for (const group of desired.logGroups.filter((candidate) => candidate.logGroupName === step.name)) {
        await applyLogGroup(
          world,
          group,
          observed.logGroups.find((candidate) => candidate.name === step.name),
        );
      }
      return {};
    }
    case 'task-definition': {
      if (step.action === 'create') {
        return { taskDefinitionArn: await registerTaskDefinition(world, desired.taskDefinition) };
      }
      await tagResource(world, made.taskDefinitionArn ?? '', desired.taskDefinition.tags);
      return {};
    }
    case 'service': {
      const references = {
        taskDefinitionArn: made.taskDefinitionArn ?? '',
        registryArn: made.discoveryService?.arn ?? '',
      };
      return { service: await applyService(world, desired.service, references, observed.service, step) };
    }
  }
}

function notReached(plan: Plan, from: number): AppliedStep[] {
  return plan.steps.slice(from).map((step) => ({ ...step, result: 'not reached', tookMs: 0 }));
}

/** A mistake in this program is thrown on: only what AWS said, and a cancellation, end a deploy in an orderly way. */
function failureOf(error: unknown, step: Step, signal?: AbortSignal): NonNullable<Applied['failure']> {
  if (!(error instanceof LegacyLogError)) {
    if (!signal?.aborted) throw error;
    const because = `the run was cancelled while AWS was working on ${inWords(step)}`;
    return { because, hint: 'what AWS began goes on; run again to take it up' };
  }
  return { because: error.message, ...(error.hint === undefined ? {} : { hint: error.hint }) };
}

function inWords({ resource, name }: Step): string {
  return `${resource} "${name}"`;
}
