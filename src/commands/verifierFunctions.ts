import type { Config } from '../config/schema.ts';
import { NotPossible } from '../errors.ts';
import type { VerifierFunctions } from '../render/desired.ts';
import { toVerifier } from '../render/verifier.ts';

/**
 * The functions that a deploy is to keep current, with the settings that they need; none where none is named.
 *
 * @param names as the option has them, separated by commas: the first one verifies what is due
 * @throws NotPossible where the configuration has no verification that a Lambda could run
 */
export function verifierFunctions(config: Config, names: string | undefined): { verifier?: VerifierFunctions } {
  const functions = names?.split(',').flatMap((name) => name.trim() || []) ?? [];
  if (functions.length === 0) return {};
  const verifier = toVerifier(config);
  if (verifier) return { verifier: { functions, settings: verifier.parameters.Settings } };
  throw new NotPossible('verifier-function names a function, and the configuration has no verification for one', {
    setting: 'verify',
    hint: 'write the section "verify" with state: s3://bucket/prefix, or leave verifier-function out',
  });
}
