import { isOfFargate } from '../capacity.ts';
import { error, type Finding, warning } from '../finding.ts';
import type { Config } from '../schema.ts';
import { each, readEach } from './unlessWrong.ts';

/** CreateService takes one of them. */
export function oneCapacity({ launchType, capacityProviders }: Config): readonly Finding[] {
  if (launchType === undefined || capacityProviders === undefined) return [];
  return [error(['capacityProviders'], 'launchType and capacityProviders are both given', 'take one of them out')];
}

/** A strategy takes providers of one type, and each of them once. */
export function providerTypes({ capacityProviders = [] }: Config): readonly Finding[] {
  const names = readEach(capacityProviders, ({ provider }) => provider);
  return each(capacityProviders, ({ provider }, index) => {
    const path = ['capacityProviders', index, 'provider'];
    const [first] = names;
    if (names.indexOf(provider) !== index) return [error(path, `${provider} is named twice`, 'name each one once')];
    if (first === undefined || isOfFargate(first) === isOfFargate(provider)) return [];
    return [
      error(
        path,
        `${provider} and ${first} are of different types, and ECS takes one type in a strategy`,
        'keep those of Fargate, or the others',
      ),
    ];
  });
}

/** "At least one of the capacity providers must have a weight value greater than zero", and one may have a base. */
export function providerShares({ capacityProviders = [] }: Config): readonly Finding[] {
  const path = ['capacityProviders'];
  if (capacityProviders.length === 0) return [];
  const bases = capacityProviders.filter(({ base }) => base > 0).length;
  return [
    ...(capacityProviders.every(({ weight }) => weight === 0)
      ? [error(path, 'every provider has a weight of 0, and could get no task', 'leave weight out: it is 1')]
      : []),
    ...(bases > 1
      ? [
          error(
            path,
            `${bases} providers have a base, and ECS takes one that has`,
            'leave base out where it is not needed',
          ),
        ]
      : []),
  ];
}

/** AWS takes a task on Spot back at any time, two minutes after it has said so. There is one task, and nobody listens then. */
export function spotInterrupts({ capacityProviders = [] }: Config): readonly Finding[] {
  const index = capacityProviders.findIndex(
    ({ provider, weight, base }) => provider === 'FARGATE_SPOT' && (weight > 0 || base > 0),
  );
  const isKept = capacityProviders.some(({ provider, base }) => provider === 'FARGATE' && base > 0);
  if (index < 0 || isKept) return [];
  return [
    warning(
      ['capacityProviders', index, 'provider'],
      'on FARGATE_SPOT AWS may stop the one task at any time: until another runs, which may take long where Spot is short, nobody listens',
      'write `provider: FARGATE`; senders have to hold their lines for as long as the gap lasts',
    ),
  ];
}

/** ECS refuses a service whose tasks could not open the channel: the role of the task opens it. */
export function execRole({ enableExecuteCommand, roles }: Config): readonly Finding[] {
  if (enableExecuteCommand !== true || roles.task !== undefined) return [];
  return [
    error(
      ['enableExecuteCommand'],
      'enableExecuteCommand needs roles.task: the task opens the channel by that role',
      'write `roles: { task: arn:aws:iam::123456789012:role/name }`; it needs ssmmessages:CreateControlChannel, CreateDataChannel, OpenControlChannel and OpenDataChannel (examples/iam-exec.json)',
    ),
  ];
}

export const capacityRules = [oneCapacity, providerTypes, providerShares, spotInterrupts, execRole];
