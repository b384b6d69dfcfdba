import { isMapping } from '../values/mapping.ts';
import type { Path } from './finding.ts';

/** The Action's inputs that stand for a setting of the file. An empty one was not given. */
export interface Overrides {
  readonly cluster?: string | undefined;
  readonly fluentdImage?: string | undefined;
  readonly batchImage?: string | undefined;
}

/** The settings that the Action's inputs may set, and the variables that stand for the inputs elsewhere in the file. */
export const inputTable = [
  { path: ['cluster'], input: 'cluster', variable: 'CLUSTER', override: 'cluster' },
  { path: ['fluentd', 'image'], input: 'fluentd-image', variable: 'FLUENTD_IMAGE', override: 'fluentdImage' },
  { path: ['batch', 'image'], input: 'batch-image', variable: 'BATCH_IMAGE', override: 'batchImage' },
] as const satisfies readonly (Omit<InputSetting, 'value'> & { readonly override: keyof Overrides })[];

interface InputSetting {
  readonly path: Path;
  readonly input: string;
  readonly variable: string;
  readonly value: string;
}

/** The settings that the given inputs set. */
export function inputSettings(overrides: Overrides = {}): readonly InputSetting[] {
  return inputTable.flatMap(({ override, ...setting }) => {
    const value = overrides[override];
    return value ? [{ ...setting, value }] : [];
  });
}

/** The variables, and the inputs as variables where the environment does not set them. */
export function withInputs(
  variables: Readonly<Record<string, string | undefined>>,
  overrides?: Overrides,
): Readonly<Record<string, string | undefined>> {
  const inputs = inputSettings(overrides).filter(({ variable }) => !variables[variable]);
  return { ...variables, ...Object.fromEntries(inputs.map(({ variable, value }) => [variable, value])) };
}

/** The settings with the inputs in their places. A section that the file leaves out or empty is made. */
export function override(settings: unknown, inputs: readonly InputSetting[]): unknown {
  return inputs.reduce((value, input) => put(value, input.path, input.value), settings);
}

function put(settings: unknown, path: Path, value: string): unknown {
  const [name, ...rest] = path;
  if (name === undefined) return value;
  if (settings !== null && settings !== undefined && !isMapping(settings)) return settings;
  return { ...settings, [name]: put(settings?.[name], rest, value) };
}
