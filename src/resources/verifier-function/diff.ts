import { createHash } from 'node:crypto';
import type { VerifierFunctions } from '../../render/desired.ts';
import type { Change, Difference } from '../step.ts';
import { type Code, type ObservedFunction, settingsVariable } from './verifierFunction.ts';

/** What has to be done for a function to run this release's code with the configuration's section; never made here, the template does. */
export function diffFunction(
  { settings }: Pick<VerifierFunctions, 'settings'>,
  code: Pick<Code, 'sha256'>,
  { name, codeSha256, variables }: ObservedFunction,
): Difference[] {
  const before = variables[settingsVariable];
  const changes: Change[] = [
    ...(codeSha256 === code.sha256 ? [] : [{ path: 'code', before: codeSha256, after: code.sha256 }]),
    ...(before === settings ? [] : [{ path: 'settings', before: shown(before), after: shown(settings) }]),
  ];
  if (changes.length === 0) return [];
  const what = changes.map(({ path }) => reasons[path]).join(' and ');
  return [{ name, action: 'update', reason: `it has ${what}`, changes }];
}

const reasons: Readonly<Record<string, string>> = {
  code: 'another code than this release',
  settings: 'other settings than the configuration',
};

/** Values of environment variables never stand in a plan. */
function shown(value: string | undefined): string | null {
  return value === undefined ? null : `sha256:${createHash('sha256').update(value).digest('hex').slice(0, 12)}`;
}
