import { getBooleanInput, getInput } from '@actions/core';
import { type Command, commands, NotPossible } from '../src/index.ts';
import { defaults } from './defaults.ts';

export interface Inputs {
  readonly config: string;
  readonly command: Command | 'auto';
  readonly overrides: { readonly cluster?: string; readonly fluentdImage?: string; readonly batchImage?: string };
  readonly wait: boolean;
  readonly timeoutMinutes: number;
  readonly force: boolean;
  readonly outputDirectory: string;
  readonly from: string | undefined;
  readonly to: string | undefined;
}

/** Reads the Action's inputs as the runner hands them over (`INPUT_…`). Throws NotPossible on a value outside its range. */
export function readInputs(): Inputs {
  return {
    config: orDefault('config'),
    command: oneOf('command', orDefault('command'), ['auto', ...commands] as const),
    overrides: {
      ...given('cluster', getInput('cluster')),
      ...given('fluentdImage', getInput('fluentd-image')),
      ...given('batchImage', getInput('batch-image')),
    },
    wait: truth('wait'),
    timeoutMinutes: minutes(orDefault('timeout-minutes')),
    force: truth('force-new-deployment'),
    outputDirectory: orDefault('output-directory'),
    from: getInput('verify-from') || undefined,
    to: getInput('verify-to') || undefined,
  };
}

function given<Name extends string>(name: Name, value: string): { [key in Name]?: string } {
  return value === '' ? {} : ({ [name]: value } as { [key in Name]: string });
}

/** `command: ${{ inputs.command }}` hands over an empty text on a push, where the runner fills in no default. */
function orDefault(name: keyof typeof defaults): string {
  return getInput(name) || defaults[name];
}

function truth(name: 'wait' | 'force-new-deployment'): boolean {
  if (getInput(name) === '') return defaults[name] === 'true';
  try {
    return getBooleanInput(name);
  } catch (cause) {
    throw new NotPossible(`input ${name} is "${getInput(name)}"`, { cause, hint: 'write true or false' });
  }
}

function minutes(text: string): number {
  const value = Number(text);
  if (!(value > 0 && value <= 360)) {
    throw new NotPossible(`input timeout-minutes is "${text}"`, { hint: 'write a number above 0 and up to 360' });
  }
  return value;
}

function oneOf<Value extends string>(name: string, text: string, values: readonly Value[]): Value {
  const found = values.find((value) => value === text);
  if (found === undefined) {
    throw new NotPossible(`input ${name} is "${text}"`, { hint: `it can be ${values.join(', ')}` });
  }
  return found;
}
