import * as v from 'valibot';
import { type Config, schema } from '../../config/schema.ts';
import { isMapping } from '../../values/mapping.ts';
import type { Draft } from '../draft.ts';
import { secretPlaceholder } from '../gaps.ts';

type Settings = Draft['settings'];

/** Stands where a draft has nothing yet; nobody reads it. */
export const STAND_IN = 'stand-in-of-init';

/**
 * A draft as a deploy would read it once its gaps are filled in; undefined where it cannot be read even without the values that
 * the check refuses.
 */
export function withStandIns(settings: Settings): Config | undefined {
  const first = v.safeParse(schema, filled(settings));
  if (first.success) return first.output;
  const refused = first.issues.map((issue) => (issue.path ?? []).map(({ key }) => String(key)));
  const second = v.safeParse(schema, filled(refused.reduce(without, settings)));
  return second.success ? second.output : undefined;
}

function filled(settings: Settings): Settings {
  return {
    name: STAND_IN,
    cluster: STAND_IN,
    network: { vpc: 'vpc-0', subnets: ['subnet-0'], securityGroups: ['sg-0'] },
    ...settings,
    fluentd: container(settings.fluentd),
    batch: container(settings.batch),
  };
}

function container(value: unknown): Settings {
  const { secrets, ...settings } = isMapping(value) ? value : {};
  const known = Object.entries(isMapping(secrets) ? secrets : {}).map(([name, from]) => [
    name,
    from === secretPlaceholder ? STAND_IN : from,
  ]);
  return { image: STAND_IN, ...settings, secrets: Object.fromEntries(known) };
}

/** A list goes as a whole. */
function without(settings: Settings, [name = '', ...inner]: readonly string[]): Settings {
  const { [name]: value, ...others } = settings;
  if (inner.length === 0 || !isMapping(value)) return others;
  return { ...settings, [name]: without(value, inner) };
}
