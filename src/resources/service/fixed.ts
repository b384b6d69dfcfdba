import { NotPossible } from '../../errors.ts';
import type { ServiceInput } from '../../render/desired.ts';
import type { ObservedService } from './service.ts';

interface Fixed {
  /** The setting of the configuration that cannot be had. */
  readonly setting: string;
  readonly fact: string;
  readonly hint: string;
}

/** @throws NotPossible for a service that is being deleted, and for what UpdateService never changes. */
export function refuseFixed(desired: ServiceInput, observed: ObservedService): void {
  const place = `service "${desired.serviceName}"`;
  if (observed.status === 'DRAINING') {
    throw new NotPossible(`${place} is being deleted: its tasks are still stopping (DRAINING)`, {
      setting: 'name',
      hint: 'run again in a minute or two, once it is INACTIVE',
    });
  }
  const fixed = [...capacityFixed(desired, observed), ...otherFixed(desired, observed)];
  const [first] = fixed;
  if (!first) return;
  throw new NotPossible(`${place} cannot become what is wanted: ${fixed.map(({ fact }) => fact).join('; ')}`, {
    setting: first.setting,
    hint: [...new Set(fixed.map(({ hint }) => hint))].join('; '),
  });
}

/**
 * A service goes from a launch type to capacity providers, and from those of one type to those of another; back it goes
 * only to the launch type that it was created with. Source: UpdateService's `capacityProviderStrategy`, API reference.
 */
function capacityFixed({ launchType, capacityProviderStrategy }: ServiceInput, observed: ObservedService): Fixed[] {
  if (observed.launchType === 'EXTERNAL') return [fixed('launchType', 'its launch type is EXTERNAL', remake)];
  if (capacityProviderStrategy !== undefined || observed.launchType === launchType) return [];
  const providers = Object.keys(observed.normal.capacityProviderStrategy ?? {}).join(', ') || 'a capacity provider';
  if (observed.launchType === undefined) {
    const fact = `it runs on ${providers}, and nothing tells that it was created with the launch type ${launchType}`;
    return [
      fixed(
        'launchType',
        fact,
        `to a launch type ECS lets it go back only: name its providers in capacityProviders, or ${remake}`,
      ),
    ];
  }
  const through = launchType === 'FARGATE' ? 'FARGATE' : 'a provider of your Auto Scaling group';
  return [
    fixed(
      'launchType',
      `its launch type is ${observed.launchType}, not ${launchType}`,
      `ECS moves it by capacity providers only: in place of launchType write \`capacityProviders\` with ${through}, or ${remake}`,
    ),
  ];
}

function otherFixed(desired: ServiceInput, { schedulingStrategy, controller }: ObservedService): Fixed[] {
  const hint = `ECS never changes these on a service: ${remake}`;
  return [
    ...(schedulingStrategy === desired.schedulingStrategy
      ? []
      : [fixed('name', `its scheduling strategy is ${schedulingStrategy}, not ${desired.schedulingStrategy}`, hint)]),
    ...(controller === 'ECS'
      ? []
      : [fixed('name', `its deployments are controlled by ${controller}, not by ECS`, hint)]),
  ];
}

function fixed(setting: string, fact: string, hint: string): Fixed {
  return { setting, fact, hint };
}

const remake = 'delete it, or choose another name in the configuration';
